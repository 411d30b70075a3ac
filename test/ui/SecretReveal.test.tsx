import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../src/core/secret'
import { SecretReveal } from '../../src/ui/SecretReveal'
import { KEY } from '../support/addForm'
import { attributesWith } from '../support/attributesWith'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const secret = new Secret(KEY)
const Reveal = () => {
  const [kept, setKept] = useState(false)
  return <SecretReveal secret={secret} kept={kept} onKeptChange={setKept} />
}

const show = (clipboard?: unknown) => {
  const rendered = renderWithKeyrack(<Reveal />)
  // After user-event, which brings a clipboard of its own.
  if (clipboard !== undefined)
    Object.defineProperty(navigator, 'clipboard', { value: clipboard ?? undefined, configurable: true })
  return rendered
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

  it('is kept when the user says so', async () => {
    const { user } = show()
    const box = screen.getByRole('checkbox', { name: 'I have kept the key in a safe place' })
    await user.click(box)
    expect(box).toBeChecked()
    await user.click(box)
    expect(box).not.toBeChecked()
  })
})
