import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { clipped, overflowing, overlapping, tooSmall } from '../support/browser/measure'
import { expectNoViolations } from '../support/expectNoViolations'

// The measures of the other files find what they are for.
const narrow = { inlineSize: 60, whiteSpace: 'nowrap', overflow: 'hidden' } as const

it('a text that is cut off is found, unless dots say so and the whole of it can be had', () => {
  const { container } = render(
    <>
      <p style={narrow}>cut off without a word</p>
      <p style={{ ...narrow, textOverflow: 'ellipsis' }}>cut off with dots and nothing more</p>
      <p style={{ ...narrow, textOverflow: 'ellipsis' }} title="the whole of it">
        dots, and all of it in the title
      </p>
      <p style={{ ...narrow, clipPath: 'inset(50%)' }}>for the ear, not for the eye</p>
    </>,
  )
  expect(clipped(container)).toHaveLength(2)
})

it('a label of the style sheet that does not fit is found', () => {
  const { container } = render(
    <>
      <style>{'p[data-of]::before { content: attr(data-of); display: block; inline-size: 60px; white-space: nowrap }'}</style>
      <p data-of="fits">one</p>
      <p data-of="a label that is too long">two</p>
    </>,
  )
  expect(clipped(container)).toEqual([expect.stringContaining('a label that is too long')])
})

it('what reaches out of the window, or scrolls sideways, is found', () => {
  const { container } = render(
    <div style={{ overflow: 'hidden' }}>
      <div style={{ inlineSize: '200vw' }}>wide</div>
      <div style={{ inlineSize: 50, overflow: 'auto' }}>
        <div style={{ inlineSize: 80 }}>scrolled</div>
      </div>
    </div>,
  )
  expect(overflowing(container)).toHaveLength(2)
})

it('texts that lie over each other are found, and lines that are set close are none', () => {
  const { container } = render(
    <div style={{ position: 'relative', font: '12px/1 sans-serif' }}>
      <p style={{ margin: 0 }}>one line</p>
      <p style={{ margin: '-6px 0 0' }}>half over the one above</p>
      <p style={{ margin: 0 }}>right below, without a gap</p>
      <p style={{ margin: 0, clipPath: 'inset(50%)', position: 'absolute', insetBlockStart: 0 }}>for the ear, not for the eye</p>
      <div style={{ overflow: 'hidden', inlineSize: 20, float: 'inline-start', whiteSpace: 'nowrap' }}>
        <span>cut off before it reaches the next</span>
      </div>
      <span style={{ float: 'inline-start' }}>next</span>
    </div>,
  )
  expect(overlapping(container)).toEqual([expect.stringMatching(/one line.* and .*half over/)])
  const { container: field } = render(
    <label style={{ display: 'grid' }}>
      <span style={{ gridArea: '1 / 1' }}>a label in its field</span>
      <input style={{ gridArea: '1 / 1' }} />
    </label>,
  )
  expect(overlapping(field)).toHaveLength(1)
})

it('a small target is found, and a small box in a large label is none', () => {
  const { container } = render(
    <>
      <button type="button" aria-label="small" style={{ inlineSize: 20, blockSize: 20, padding: 0 }} />
      <label style={{ display: 'inline-block', padding: 8 }}>
        <input type="checkbox" /> large enough
      </label>
    </>,
  )
  expect(tooSmall(container)).toHaveLength(1)
})

it('a grey on white that is too light is found', async () => {
  render(<p style={{ color: '#aaa', background: '#fff' }}>hard to read</p>)
  await expect(expectNoViolations({ contrast: true })).rejects.toMatchObject({
    actual: [expect.stringMatching(/^color-contrast/)],
  })
})

it('what floats may lie over the page, and what is in it must not lie over itself', () => {
  const above = { margin: '-12px 0 0' } as const
  const { container } = render(
    <div style={{ position: 'relative', font: '12px/1 sans-serif' }}>
      <p style={{ margin: 0 }}>the page</p>
      <div style={{ position: 'absolute', insetBlockStart: 0, boxShadow: '0 1px 2px black' }}>
        <p style={{ margin: 0 }}>a bar</p>
        <p style={above}>over the bar</p>
      </div>
      <div style={{ position: 'absolute', insetBlockStart: 0 }}>no shadow</div>
    </div>,
  )
  expect(overlapping(container)).toEqual([
    expect.stringMatching(/the page.* and .*no shadow/),
    expect.stringMatching(/a bar.* and .*over the bar/),
  ])
})
