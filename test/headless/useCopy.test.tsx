import { act, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../src/core/secret'
import { useCopy } from '../../src/headless/useCopy'
import { KEY } from '../support/addForm'
import { deferred } from '../support/deferred'

const Copier = ({ secret }: { readonly secret: Secret }) => {
  const shown = useRef<HTMLElement>(null)
  const { state, copy } = useCopy(secret, shown)
  return (
    <>
      <code ref={shown}>{secret.reveal()}</code>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <output>{state}</output>
    </>
  )
}

const press = () => act(async () => screen.getByRole('button').click())
const selected = () => window.getSelection()?.toString()

const original = Object.getOwnPropertyDescriptor(navigator, 'clipboard')
const clipboardIs = (clipboard: unknown) =>
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })

beforeEach(() => window.getSelection()?.removeAllRanges())
afterEach(() => {
  vi.useRealTimers()
  if (original === undefined) Reflect.deleteProperty(navigator, 'clipboard')
  else Object.defineProperty(navigator, 'clipboard', original)
})

describe('copying', () => {
  it('says “copied” when the browser has done it, and not before', async () => {
    const done = deferred<void>()
    const writeText = vi.fn(() => done.promise)
    clipboardIs({ writeText })
    render(<Copier secret={new Secret(KEY)} />)
    await press()
    expect(screen.getByRole('status')).toHaveTextContent('copying')
    done.resolve()
    expect(await screen.findByText('copied')).toBeVisible()
    expect(writeText).toHaveBeenCalledExactlyOnceWith(KEY)
  })

  it.each([
    ['refuses', () => ({ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })],
    ['throws', () => ({ writeText: () => { throw new TypeError('detached') } })], // prettier-ignore
    ['has no clipboard, as on a page without https', () => undefined],
    ['has a clipboard that cannot write', () => ({})],
  ])('selects the key and says “failed” where the browser %s', async (_, clipboard) => {
    clipboardIs(clipboard())
    render(<Copier secret={new Secret(KEY)} />)
    await press()
    expect(await screen.findByText('failed')).toBeVisible()
    expect(selected()).toBe(KEY)
  })

  it('gives a clipboard that never answers two seconds', async () => {
    vi.useFakeTimers()
    clipboardIs({ writeText: () => new Promise(() => {}) })
    render(<Copier secret={new Secret(KEY)} />)
    await press()
    await act(() => vi.advanceTimersByTimeAsync(1_999))
    expect(screen.getByRole('status')).toHaveTextContent('copying')
    await act(() => vi.advanceTimersByTimeAsync(1))
    expect(screen.getByRole('status')).toHaveTextContent('failed')
    expect(selected()).toBe(KEY)
  })

  it('does not call a new key copied because the one before was', async () => {
    const done = deferred<void>()
    clipboardIs({ writeText: () => done.promise })
    const { rerender } = render(<Copier secret={new Secret(KEY)} />)
    await press()
    rerender(<Copier secret={new Secret('another-key-of-32-characters-xyz')} />)
    await act(async () => done.resolve())
    expect(screen.getByRole('status')).toHaveTextContent('idle')
  })

  it('copies again as often as it is asked', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    clipboardIs({ writeText })
    render(<Copier secret={new Secret('!@#$%^&*()')} />)
    for (let time = 0; time < 3; time++) await press()
    expect(writeText.mock.calls).toEqual([['!@#$%^&*()'], ['!@#$%^&*()'], ['!@#$%^&*()']])
  })
})
