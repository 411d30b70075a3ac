import { act, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../src/core/secret'
import { SecretReveal } from '../../src/ui/SecretReveal'
import { KEY } from '../support/addForm'
import { attributesWith } from '../support/attributesWith'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const secret = new Secret(KEY)

const show = (clipboard?: unknown) => {
  const onDone = vi.fn()
  const rendered = renderWithKeyrack(<SecretReveal secret={secret} name="Billing" onDone={onDone} />)
  // After user-event, which brings a clipboard of its own.
  if (clipboard !== undefined)
    Object.defineProperty(navigator, 'clipboard', { value: clipboard ?? undefined, configurable: true })
  return { ...rendered, onDone }
}

afterEach(() => vi.useRealTimers())

const status = () => screen.getByRole('status')

describe('a secret that is shown once', () => {
  it('can be read, selected and copied, and is in no attribute', async () => {
    const { user } = show()
    const text = screen.getByRole('textbox', { name: 'New key' })
    expect(text).toHaveTextContent(KEY)
    expect(text).toHaveAttribute('aria-readonly', 'true')
    expect(text).toHaveAttribute('dir', 'ltr')
    expect(text).toHaveFocus()
    expect(attributesWith(KEY)).toEqual([])
    await expectNoViolations()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible()
    expect(status()).toHaveTextContent('Copied')
    await expect(navigator.clipboard.readText()).resolves.toBe(KEY)
  })

  it('is called copied only when it is', async () => {
    const done = deferred<void>()
    const { user } = show({ writeText: () => done.promise })
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(screen.getByRole('button', { name: 'Copy' })).toHaveAttribute('aria-disabled', 'true')
    expect(status()).toHaveTextContent('')
    await act(async () => done.resolve())
    expect(status()).toHaveTextContent('Copied')
  })

  it.each([
    ['refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
    ['has none', null],
  ])('is selected, with a sentence, where the clipboard %s', async (_, clipboard) => {
    const { user } = show(clipboard)
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    await vi.waitFor(() =>
      expect(status()).toHaveTextContent('The browser did not allow copying. The key is selected: copy it with Ctrl+C or ⌘C.'),
    )
    expect(window.getSelection()?.toString()).toBe(KEY)
    expect(screen.queryByText('Copied')).not.toBeInTheDocument()
    expect(status()).not.toHaveTextContent(KEY)
  })

  it('is selected, with a sentence, two seconds after a clipboard that does not answer', async () => {
    const { user } = show({ writeText: () => new Promise(() => {}) })
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    await act(() => vi.advanceTimersByTimeAsync(2_000))
    expect(status()).toHaveTextContent(/^The browser did not allow copying\./)
    expect(window.getSelection()?.toString()).toBe(KEY)
  })

  it('is in no recording of the session', () => {
    show()
    const text = screen.getByRole('textbox', { name: 'New key' })
    expect(text).toHaveClass('rr-block', 'ph-no-capture', 'sentry-block')
    expect(text).toHaveAttribute('data-dd-privacy', 'mask')
    expect(text).toHaveAttribute('data-hj-suppress')
    expect(text).toHaveAttribute('data-clarity-mask', 'true')
  })

  it('ends when the user has copied it and says so', async () => {
    const { user, onDone } = show()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(screen.getByRole('alert')).toHaveTextContent('Say that you have kept the key first; it cannot be shown again.')
    expect(onDone).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    await screen.findByRole('button', { name: 'Copied' })
    expect(screen.getByRole('alert')).toBeEmptyDOMElement()
    expect(onDone).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(onDone).toHaveBeenCalledOnce()
    expect(screen.queryByText(KEY)).not.toBeInTheDocument()
  })

  it('is kept when the user says so, and not when the user takes it back', async () => {
    const { user, onDone } = show()
    const box = screen.getByRole('checkbox', { name: 'I have kept the key in a safe place' })
    await user.click(box)
    expect(box).toBeChecked()
    await user.click(box)
    expect(box).not.toBeChecked()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(onDone).not.toHaveBeenCalled()
    await user.click(box)
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(onDone).toHaveBeenCalledOnce()
  })
})
