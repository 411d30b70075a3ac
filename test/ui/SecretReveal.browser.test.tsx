import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { Secret } from '../../src/core/secret'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { SecretReveal } from '../../src/ui/SecretReveal'
import { addForm, KEY } from '../support/addForm'
import { button, click, stage, typeInto } from '../support/browser/stage'

const FAILED = /^The browser did not allow copying\. The key is selected/
const GUARD = 'Say that you have kept the key first; it cannot be shown again.'

const focused = () => document.activeElement as HTMLElement
const selected = () => window.getSelection()?.toString()
const secret = () => screen.findByRole('textbox', { name: 'New key' })
const clipboardIs = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard')
  vi.unstubAllGlobals()
})

const issue = async () => {
  await stage(<ApiKeyManager />)
  await screen.findByText('12 keys')
  await click(button('Add API key'))
  await addForm.opened()
  await click(screen.getByRole('radio', { name: /^Issue a key/ }))
  await typeInto(addForm.name(), 'Reports')
  await click(addForm.submit())
  const element = await secret()
  return { element, text: element.textContent ?? '' }
}

describe('inside the focus trap of the dialog', () => {
  it.each([
    ['the browser refuses', () => clipboardIs({ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })],
    ['there is no clipboard', () => clipboardIs(undefined)],
    [
      'the page came without https',
      () => {
        clipboardIs(undefined)
        vi.stubGlobal('isSecureContext', false)
      },
    ],
    ['the clipboard does not answer', () => clipboardIs({ writeText: () => new Promise(() => {}) })],
    [
      'the page has not the focus',
      () => {
        vi.spyOn(document, 'hasFocus').mockReturnValue(false)
        clipboardIs({ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) })
      },
    ],
  ])('the key is selected, and nothing is called copied, where %s', async (_, break_) => {
    const { text } = await issue()
    break_()
    await click(button('Copy'))
    expect(screen.queryByText('Copied')).not.toBeInTheDocument()
    await waitFor(() => expect(screen.getByText(FAILED)).toBeVisible())
    expect(selected()).toBe(text)
    expect(button('Copy')).toBe(focused())
    expect(screen.queryByText('Copied')).not.toBeInTheDocument()
  })

  it('the selection can be copied by hand', async () => {
    const { text } = await issue()
    clipboardIs(undefined)
    await click(button('Copy'))
    await screen.findByText(FAILED)
    const copied: string[] = []
    document.addEventListener('copy', () => copied.push(String(window.getSelection())), { once: true })
    await userEvent.keyboard('{Control>}c{/Control}')
    await waitFor(() => expect(copied).toEqual([text]))
  })

  it('the focus goes round over tabs, snippet and files, and Escape says why it does not close', async () => {
    const { element } = await issue()
    await waitFor(() => expect(element).toBe(focused()))
    await click(button('Download or use in code'))
    await screen.findByRole('tablist')
    element.focus()
    // By keyboard, or no ring is to be seen.
    await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}')
    expect(focused()).toBe(element)
    const visited: Element[] = []
    for (let steps = 0; steps < 20 && (steps === 0 || focused() !== element); steps++) {
      expect(addForm.dialog().contains(focused())).toBe(true)
      const { outlineStyle, outlineWidth } = getComputedStyle(focused())
      expect(outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2, focused().outerHTML).toBe(true)
      visited.push(focused())
      await userEvent.keyboard('{Tab}')
    }
    expect(focused()).toBe(element)
    for (const one of [
      screen.getByRole('tab', { name: 'curl' }),
      screen.getByRole('tabpanel'),
      button('Download .env'),
      button('Done'),
    ])
      expect(visited).toContain(one)
    await userEvent.keyboard('{Escape}')
    expect(await screen.findByText(GUARD)).toBeVisible()
    expect(await secret()).toBe(element)
  })

  it('the Escape of a real composition closes nothing', async () => {
    const { element } = await issue()
    const session = cdp() as unknown as { send: (method: string, options: object) => Promise<void> }
    await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
    await userEvent.keyboard('{Escape}')
    expect(await secret()).toBe(element)
  })
})

it('leaving the page is asked about until the key is kept', async () => {
  const onDone = vi.fn()
  await stage(<SecretReveal secret={new Secret(KEY)} name="Billing" onDone={onDone} />)
  const asked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asked()).toBe(true)
  await click(screen.getByRole('checkbox'))
  await click(button('Done'))
  expect(onDone).toHaveBeenCalledOnce()
  expect(asked()).toBe(false)
})
