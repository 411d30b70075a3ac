import { act, render, screen } from '@testing-library/react'
import { createRef, StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KeyStrengthMeter } from '../../src/headless/KeyStrengthMeter'

describe('parts of a strength meter', () => {
  it('take a ref, attributes of the host and a child in their place', () => {
    const root = createRef<HTMLDivElement>()
    const track = createRef<HTMLDivElement>()
    render(
      <KeyStrengthMeter.Root value="correct horse battery staple" ref={root} asChild>
        <section aria-label="Strength">
          <KeyStrengthMeter.Track ref={track} data-mine="yes" style={{ opacity: 0.5 }} />
          <KeyStrengthMeter.Level asChild>
            <strong />
          </KeyStrengthMeter.Level>
        </section>
      </KeyStrengthMeter.Root>,
    )
    expect(screen.getByRole('region', { name: 'Strength' })).toBe(root.current)
    expect(root.current).toHaveAttribute('data-level')
    expect(screen.getByText(/^\p{L}+, about \d+ bits$/u).tagName).toBe('STRONG')
    expect(screen.getByRole('meter')).toBe(track.current)
    expect(track.current).toHaveAttribute('data-mine', 'yes')
    expect(track.current?.style.opacity).toBe('0.5')
    expect(Number(track.current?.style.getPropertyValue('--kr-meter-value'))).toBeGreaterThan(0)
  })

  it('say in attributes which level it is', () => {
    const level = (value: string) => {
      const { container, unmount } = render(<KeyStrengthMeter.Root value={value} />)
      const found = container.firstElementChild?.getAttribute('data-level')
      unmount()
      return found
    }
    expect([level(''), level('abc'), level('h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8')]).toEqual(['empty', 'unusable', 'strong'])
  })
})

describe('the root of a strength meter', () => {
  const STRONG = 'h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8'
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const typed = (delay?: number) => {
    const meter = (value: string) => (
      <KeyStrengthMeter.Root value={value} {...(delay === undefined ? {} : { delay })}>
        <KeyStrengthMeter.Track />
      </KeyStrengthMeter.Root>
    )
    const { rerender } = render(meter(''))
    const track = screen.getByRole('meter')
    return {
      type: (value: string, rest = 0) => {
        rerender(meter(value))
        act(() => void vi.advanceTimersByTime(rest))
        return Number(track.getAttribute('aria-valuenow'))
      },
    }
  }

  it('measures what stands still, and nothing between the key presses of a burst', () => {
    const { type } = typed()
    for (let length = 1; length < STRONG.length; length++) expect(type(STRONG.slice(0, length), 290)).toBe(0)
    expect(type(STRONG, 300)).toBe(128)
  })

  it('measures at once what was pasted or generated, and not typed', () => {
    const { type } = typed()
    expect(type(STRONG, 1)).toBe(128)
    expect(type(STRONG.slice(0, 8), 1)).toBeLessThan(64)
    // From here on it is typed.
    expect(type(STRONG.slice(0, 9), 290)).toBe(type(STRONG.slice(0, 8)))
  })

  it('sees an emptied field at once, and then never again what was in it', () => {
    const { type } = typed()
    type(STRONG, 300)
    expect(type('')).toBe(0)
    expect(type('a', 1)).toBe(0)
    expect(type('a', 300)).toBeLessThan(10)
  })

  it('measures each value where it has no delay', () => {
    const { type } = typed(0)
    expect(type(STRONG)).toBe(128)
    expect(type('a')).toBeLessThan(10)
  })
})

describe('the announcer of a strength meter', () => {
  const LEVELS = {
    unusable: 'abc',
    weak: 'K7q!x2Zp9w',
    fair: 'h7Kq0ZpX3vNcR9tL',
    good: 'h7Kq0ZpX3vNcR9tLbW2m',
    strong: 'h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8',
  }
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A meter on the page, and every text that its live region gets, with the time. */
  const listen = (first = '') => {
    const meter = (value: string) => (
      <StrictMode>
        <KeyStrengthMeter.Root value={value}>
          <KeyStrengthMeter.Announcer />
        </KeyStrengthMeter.Root>
      </StrictMode>
    )
    const { rerender, unmount } = render(meter(first))
    const status = screen.getByRole('status')
    const heard: { text: string; at: number }[] = []
    const step = (ms: number) => {
      act(() => void vi.advanceTimersByTime(ms))
      const text = status.textContent
      if (text !== (heard.at(-1)?.text ?? '')) heard.push({ text, at: Date.now() })
    }
    return {
      status,
      heard,
      unmount,
      /** Types a text and then rests, looking each 10 ms. */
      type: (value: string, rest: number) => {
        rerender(meter(value))
        for (let ms = 0; ms < rest; ms += 10) step(10)
      },
      said: () => heard.map(({ text }) => text).filter((text) => text !== ''),
    }
  }

  it('is there from the start, polite and silent', () => {
    for (const first of ['', LEVELS.weak]) {
      const { status, type, said, unmount } = listen(first)
      expect(status).toBeEmptyDOMElement()
      expect(status).toHaveAttribute('aria-live', 'polite')
      type(first, 2000)
      expect(said()).toEqual([])
      unmount()
    }
  })

  it('says one thing of a burst of typing: the level that it ends with', () => {
    const { type, said } = listen()
    for (let length = 1; length <= LEVELS.strong.length; length++) type(LEVELS.strong.slice(0, length), 120)
    expect(said()).toEqual([])
    type(LEVELS.strong, 1000)
    expect(said()).toEqual(['Key strength: Strong'])
  })

  it('says each level that stands for 500 ms, and never two within 500 ms', () => {
    const { type, said, heard } = listen()
    for (const level of [LEVELS.weak, LEVELS.fair, LEVELS.good, LEVELS.strong, LEVELS.weak]) {
      type(level, 490)
      type(`${level}`, 40)
      type(LEVELS.unusable, 200)
    }
    type(LEVELS.fair, 3000)
    expect(said().map((text) => text.replace('Key strength: ', ''))).toEqual(['Weak', 'Fair', 'Good', 'Strong', 'Weak', 'Fair'])
    const times = heard.map(({ at }) => at)
    for (let i = 1; i < times.length; i++) expect((times[i] as number) - (times[i - 1] as number)).toBeGreaterThanOrEqual(500)
  })

  it('is silent while only the bits change, and when a level is left and come back to', () => {
    const { type, said } = listen()
    type(LEVELS.fair, 1000)
    for (const end of ['b', 'bW', 'b', '']) type(LEVELS.fair + end, 700)
    type(LEVELS.strong, 400)
    type(LEVELS.fair, 2000)
    expect(said()).toEqual(['Key strength: Fair'])
  })

  it('falls silent with the emptied field, and speaks again', () => {
    const { type, said, status } = listen()
    type(LEVELS.weak, 1000)
    type('', 1000)
    expect(status).toBeEmptyDOMElement()
    type(LEVELS.weak, 1000)
    expect(said()).toEqual(['Key strength: Weak', 'Key strength: Weak'])
  })

  it('may be another element', () => {
    render(
      <KeyStrengthMeter.Root value="">
        <KeyStrengthMeter.Announcer asChild>
          <output />
        </KeyStrengthMeter.Announcer>
      </KeyStrengthMeter.Root>,
    )
    expect(screen.getByRole('status').tagName).toBe('OUTPUT')
  })
})
