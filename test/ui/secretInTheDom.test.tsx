import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { findLeak } from '../../src/testing/findLeak'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { attributesWith } from '../support/attributesWith'
import { failedAt, passed } from '../support/diagnoses'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const said = vi.fn()
afterEach(() => said.mockReset())

const open = async (test = () => Promise.resolve(passed)) => {
  const rendered = renderWithKeyrack(<ApiKeyManager />, { adapter: memoryAdapter({ test }), onNotify: said, onEvent: said })
  await rendered.user.click(screen.getAllByRole('button', { name: 'Add API key' })[0] as HTMLElement)
  await addForm.opened()
  return rendered
}

/** Everywhere that a page keeps things, apart from what the user sees as text. */
const elsewhere = () => [
  location.href,
  JSON.stringify(history.state),
  document.title,
  document.cookie,
  JSON.stringify({ ...localStorage }),
  JSON.stringify({ ...sessionStorage }),
  said.mock.calls,
]
const expectHidden = (secret: string) => {
  expect(attributesWith(secret)).toEqual([])
  expect(findLeak(elsewhere(), secret)).toBeNull()
}

describe('a typed key', () => {
  it('is in no attribute: hidden, shown, refused, tested or failed', async () => {
    const { user } = await open(() => Promise.resolve(failedAt('network', 'refused')))
    await fillCredential(user, { name: '' })
    expectHidden(KEY)
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    expect(addForm.key()).toHaveAttribute('type', 'text')
    expect(addForm.key()).toHaveValue(KEY)
    expectHidden(KEY)
    await user.click(addForm.submit())
    await screen.findByText('Give the key a name')
    expectHidden(KEY)
    await user.type(addForm.name(), 'Billing')
    await user.click(addForm.submit())
    await screen.findByText('The test did not pass, so nothing was saved.')
    expectHidden(KEY)
  })

  it('is nowhere in the document when it is saved', async () => {
    const { user } = await open()
    await fillCredential(user)
    await user.click(addForm.submit())
    await screen.findByRole('rowheader', { name: /Billing/ })
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expectHidden(KEY)
  })

  it('is gone from the inputs when the modal is left', async () => {
    const { user } = await open()
    await fillCredential(user)
    const input = addForm.key()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expect(input.isConnected).toBe(false)
  })

  it('is hidden at first, and again in the next opening', async () => {
    const { user } = await open()
    expect(addForm.key()).toHaveAttribute('type', 'password')
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    await user.click(screen.getByRole('button', { name: 'Hide the key' }))
    expect(addForm.key()).toHaveAttribute('type', 'password')
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    await user.keyboard('{Escape}')
    await user.click(screen.getAllByRole('button', { name: 'Add API key' })[0] as HTMLElement)
    await addForm.opened()
    expect(addForm.key()).toHaveAttribute('type', 'password')
  })

  it.each(['hidden', 'shown'])('is kept from spell checkers, password managers and recordings while it is %s', async (how) => {
    const { user } = await open()
    if (how === 'shown') await user.click(screen.getByRole('button', { name: 'Show the key' }))
    const input = addForm.key()
    for (const [attribute, value] of Object.entries({
      autocomplete: 'off',
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      'data-1p-ignore': '',
      'data-lpignore': 'true',
      'data-bwignore': '',
      'data-form-type': 'other',
      dir: 'ltr',
    }))
      expect(input).toHaveAttribute(attribute, value)
    expect(input).toHaveClass('rr-mask', 'ph-no-capture', 'sentry-mask')
    expect(input).not.toHaveAttribute('maxlength')
  })

  it('may be pasted', async () => {
    const { user } = await open()
    await user.click(addForm.key())
    await user.paste(KEY)
    expect(addForm.key()).toHaveValue(KEY)
  })
})

describe('a generated key', () => {
  it('is strong, lawful, hidden, announced, and another one each time', async () => {
    const { user } = await open()
    const found = new Set<string>()
    for (let time = 0; time < 3; time++) {
      await user.click(screen.getByRole('button', { name: 'Generate' }))
      found.add(addForm.key().value)
    }
    expect(found.size).toBe(3)
    for (const key of found) {
      expect(key).toMatch(/^[A-Za-z0-9]{27,}$/)
      expectHidden(key)
    }
    expect(addForm.key()).toHaveAttribute('type', 'password')
    await waitFor(() =>
      expect(screen.getByRole('meter', { name: 'Key strength' })).toHaveAttribute(
        'aria-valuetext',
        expect.stringMatching(/^Strong, about \d+ bits$/),
      ),
    )
    expect(screen.getByText('A strong random key was filled in.')).toHaveAttribute('role', 'status')
  })

  it('takes a complaint about the one before away', async () => {
    const { user } = await open()
    await user.type(addForm.key(), 'abc')
    await user.click(addForm.submit())
    await screen.findByText(/^The key needs at least/)
    await user.click(screen.getByRole('button', { name: 'Generate' }))
    await waitFor(() => expect(addForm.key()).toBeValid())
  })
})

describe('an issued key', () => {
  it('is text in one place, and in no attribute, until it is kept', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    await user.type(addForm.name(), 'Reports')
    await user.click(addForm.submit())
    const shown = await screen.findByRole('textbox', { name: 'New key' })
    const secret = shown.textContent ?? ''
    expect(secret.length).toBeGreaterThan(30)
    expect(shown).toHaveClass('rr-block', 'ph-no-capture', 'sentry-block')
    expectHidden(secret)
    expect(document.documentElement.outerHTML.split(secret)).toHaveLength(2)
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(document.documentElement.outerHTML).not.toContain(secret)
    expectHidden(secret)
  })
})
