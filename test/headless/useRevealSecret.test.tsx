import { act, render, screen } from '@testing-library/react'
import { type ReactNode, StrictMode, useLayoutEffect } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Dismissal } from '../../src/core/revealFlow'
import { Secret } from '../../src/core/secret'
import { type RevealSecret, useRevealSecret } from '../../src/headless/useRevealSecret'
import { KEY } from '../support/addForm'
import { deferred } from '../support/deferred'

const OTHER = 'another-key-of-32-characters-xyz'

let flow: RevealSecret
const Reveal = ({ secret }: { readonly secret: Secret | null }) => {
  const reveal = useRevealSecret(secret)
  const { state, shownIn } = reveal
  useLayoutEffect(() => {
    flow = reveal
  })
  return (
    <>
      {state.state === 'shown' && <code ref={shownIn}>{state.secret.reveal()}</code>}
      <output>{state.state === 'shown' ? state.copy.state : state.state}</output>
    </>
  )
}

const show = (secret: Secret | null = new Secret(KEY)) => {
  const wrapper = ({ children }: { readonly children: ReactNode }) => <StrictMode>{children}</StrictMode>
  const { rerender, unmount } = render(<Reveal secret={secret} />, { wrapper })
  return { rerender: (next: Secret | null) => rerender(<Reveal secret={next} />), unmount }
}
const answerOf = (ask: () => boolean): boolean => {
  let answer = false
  act(() => {
    answer = ask()
  })
  return answer
}
const done = () => act(() => void flow.done())
const copy = () => act(async () => flow.copy())
const said = () => screen.getByRole('status').textContent
const selected = () => window.getSelection()?.toString()
const asked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

const original = Object.getOwnPropertyDescriptor(navigator, 'clipboard')
const clipboardIs = (clipboard: unknown) =>
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })

beforeEach(() => {
  window.getSelection()?.removeAllRanges()
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  if (original === undefined) Reflect.deleteProperty(navigator, 'clipboard')
  else Object.defineProperty(navigator, 'clipboard', original)
})

describe('the one showing of a secret', () => {
  it('begins with the first render, and ends when the user kept it and says so', () => {
    show()
    expect(screen.getByText(KEY)).toBeVisible()
    expect(answerOf(() => flow.done())).toBe(false)
    expect(flow.state).toMatchObject({ state: 'shown', guarded: true })
    act(() => flow.keep(true))
    expect(flow.finishable).toBe(true)
    expect(answerOf(() => flow.done())).toBe(true)
    expect(said()).toBe('acknowledged')
    expect(screen.queryByText(KEY)).not.toBeInTheDocument()
  })

  it('may end once the secret was downloaded', () => {
    show()
    act(() => flow.downloaded())
    expect(answerOf(() => flow.done())).toBe(true)
  })

  it.each<Dismissal>(['outsidePointer', 'escape', 'imeEscape', 'back', 'routeChange', 'hostClose'])(
    'does not end by %s',
    (by) => {
      show()
      expect(answerOf(() => flow.dismiss(by))).toBe(false)
      expect(flow.state).toMatchObject({ state: 'shown', guarded: true })
      expect(screen.getByText(KEY)).toBeVisible()
    },
  )

  it('lets its dialog go where nothing is shown', () => {
    show(null)
    expect(answerOf(() => flow.dismiss('escape'))).toBe(true)
  })

  it('keeps the same element when its host renders anew, with nothing or with another secret', () => {
    const secret = new Secret(KEY)
    const { rerender } = show(secret)
    const element = screen.getByText(KEY)
    for (const next of [secret, null, new Secret(OTHER)]) {
      rerender(next)
      expect(screen.getByText(KEY)).toBe(element)
    }
  })

  it('is followed by the one that came meanwhile, and by no showing of the same', () => {
    const { rerender } = show()
    const other = new Secret(OTHER)
    rerender(other)
    act(() => flow.keep(true))
    done()
    expect(screen.getByText(OTHER)).toBeVisible()
    expect(flow.finishable).toBe(false)
    act(() => flow.keep(true))
    done()
    rerender(other)
    expect(said()).toBe('acknowledged')
  })

  it('has the browser ask before it leaves the page, and no longer than that', () => {
    const { unmount } = show()
    expect(asked()).toBe(true)
    act(() => flow.keep(true))
    done()
    expect(asked()).toBe(false)
    unmount()
  })
})

describe('copying', () => {
  it('says “copied” when the browser has done it, and not before', async () => {
    const answer = deferred<void>()
    const writeText = vi.fn(() => answer.promise)
    clipboardIs({ writeText })
    show()
    await copy()
    expect(said()).toBe('copying')
    await act(async () => answer.resolve())
    expect(said()).toBe('copied')
    expect(writeText).toHaveBeenCalledExactlyOnceWith(KEY)
    expect(answerOf(() => flow.done())).toBe(true)
  })

  const refused = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  it.each([
    ['denied', 'the browser refuses', () => clipboardIs({ writeText: refused })],
    ['denied', 'the browser throws', () => clipboardIs({ writeText: () => { throw new TypeError('detached') } })], // prettier-ignore
    ['missing', 'there is no clipboard', () => clipboardIs(undefined)],
    ['missing', 'the clipboard cannot be written to', () => clipboardIs({})],
    [
      'insecure',
      'the page came without https',
      () => {
        clipboardIs(undefined)
        vi.stubGlobal('isSecureContext', false)
      },
    ],
    [
      'unfocused',
      'the page has not the focus',
      () => {
        clipboardIs({ writeText: refused })
        vi.spyOn(document, 'hasFocus').mockReturnValue(false)
      },
    ],
    [
      'frame',
      'the page is in a frame that may not copy',
      () => {
        clipboardIs({ writeText: refused })
        vi.stubGlobal('self', {})
      },
    ],
  ])('fails as %s where %s, and selects the secret', async (reason, _, arrange) => {
    show()
    arrange()
    await copy()
    expect(flow.state).toMatchObject({ state: 'shown', copy: { state: 'failed', reason }, copied: false })
    expect(selected()).toBe(KEY)
    expect(answerOf(() => flow.done())).toBe(false)
  })

  it('fails as a timeout where the clipboard does not answer for two seconds', async () => {
    vi.useFakeTimers()
    clipboardIs({ writeText: () => new Promise(() => {}) })
    show()
    await copy()
    await act(() => vi.advanceTimersByTimeAsync(1_999))
    expect(said()).toBe('copying')
    await act(() => vi.advanceTimersByTimeAsync(1))
    expect(flow.state).toMatchObject({ copy: { state: 'failed', reason: 'timeout' } })
    expect(selected()).toBe(KEY)
  })

  it('does not take the late failure of one try for that of the next, nor select anything for it', async () => {
    const first = deferred<void>()
    const answers = [first.promise, Promise.resolve()]
    clipboardIs({ writeText: () => answers.shift() })
    show()
    await copy()
    await copy()
    expect(said()).toBe('copied')
    await act(async () => first.reject(new DOMException('no', 'NotAllowedError')))
    expect(said()).toBe('copied')
    expect(selected()).toBe('')
  })

  it('does nothing where nothing is shown', async () => {
    const writeText = vi.fn()
    clipboardIs({ writeText })
    show(null)
    await copy()
    expect(said()).toBe('hidden')
    expect(writeText).not.toHaveBeenCalled()
  })
})
