import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyError, ERROR_CODES } from '../../src/core/errors'
import { faultyAdapter, type Fault } from '../../src/testing/faultyAdapter'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { deferred } from '../support/deferred'
import { passed } from '../support/diagnoses'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const show = async (adapter: ApiKeyAdapter, strict = false) => {
  const create = vi.spyOn(adapter, 'create')
  const onEvent = vi.fn()
  const rendered = renderWithKeyrack(<AddApiKeyModal trigger={<button type="button">Add</button>} />, {
    adapter,
    onEvent,
    strict,
  })
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  await fillCredential(rendered.user)
  return { ...rendered, create, onEvent }
}

const failing = (...faults: Fault[]) => faultyAdapter(memoryAdapter(), { on: { create: faults } })
const intents = (create: { readonly mock: { readonly calls: readonly unknown[][] } }) =>
  create.mock.calls.map(([, call]) => (call as { intent: string }).intent)
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
const kept = () => {
  expect(addForm.name()).toHaveValue('Billing')
  expect(addForm.endpoint()).toHaveValue('https://api.example.com/v1')
  expect(addForm.key()).toHaveValue(KEY)
}

describe('one key for one action', () => {
  it.each([
    ['a double click', async ({ user }: Awaited<ReturnType<typeof show>>) => user.dblClick(addForm.submit())],
    ['Enter, held', async ({ user }: Awaited<ReturnType<typeof show>>) => user.type(addForm.name(), '{Enter>5/}')],
    [
      'Enter and a click at once',
      async () => {
        const form = addForm.name().closest('form')
        await act(async () => {
          form?.requestSubmit()
          addForm.submit().click()
        })
      },
    ],
  ])('after %s', async (_, press) => {
    const adapter = memoryAdapter()
    const shown = await show(adapter, true)
    await press(shown)
    await waitFor(async () => expect((await adapter.list({})).items).not.toHaveLength(0))
    expect(shown.create).toHaveBeenCalledOnce()
    expect((await adapter.list({})).items).toHaveLength(1)
  })

  it('after a lost answer and another try', async () => {
    const adapter = failing({ kind: 'loseAnswer', code: 'network' })
    const { user, create } = await show(adapter)
    await user.click(addForm.submit())
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer came from the service.')
    kept()
    await user.click(addForm.submit())
    await gone()
    const [first, second, ...more] = intents(create)
    expect(second).toBe(first)
    expect(more).toEqual([])
    expect((await adapter.list({})).items).toHaveLength(1)
  })

  it('and another one for another draft', async () => {
    const { user, create } = await show(failing({ kind: 'failBefore', code: 'network' }))
    await user.click(addForm.submit())
    await screen.findByRole('alert')
    await user.type(addForm.name(), '!')
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    await user.click(addForm.submit())
    await gone()
    expect(new Set(intents(create)).size).toBe(2)
  })
})

describe('an error from the service', () => {
  const sentences = ERROR_CODES.filter((code) => code !== 'invalid')

  it.each(sentences)('%s is a sentence in the dialog, and the form is kept', async (code) => {
    const { user, onEvent } = await show(failing({ kind: 'failBefore', code }))
    await user.click(addForm.submit())
    const alert = await within(addForm.dialog()).findByRole('alert')
    expect(alert.textContent).toMatch(/^[A-Z].+\..+\.$/)
    kept()
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code })
    expect(addForm.submit()).not.toHaveAttribute('aria-disabled')
  })

  it('that nobody is signed in any more asks to sign in, and the same request goes out after it', async () => {
    const { user, create } = await show(failing({ kind: 'failBefore', code: 'unauthorized' }))
    await user.click(addForm.submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign in again in another tab, then try again here. What you typed is kept.',
    )
    await user.click(addForm.submit())
    await gone()
    expect(new Set(intents(create)).size).toBe(1)
  })

  it.each([
    ['a string', { kind: 'throws', value: `boom ${KEY}` }],
    [
      'an error with the key in its text',
      { kind: 'rejects', value: new TypeError(`"Bearer ${KEY}" is an invalid header value.`) },
    ],
    ['nothing', { kind: 'rejects', value: undefined }],
    ['a wrong shape', { kind: 'wrongShape', value: 'created' }],
    ['nothing for an answer', { kind: 'wrongShape', value: undefined }],
    ['a key that is none', { kind: 'wrongShape', value: { key: { id: 7 } } }],
  ] as const)('that is %s shows none of it', async (_, fault) => {
    const { user, onEvent } = await show(failing(fault))
    await user.click(addForm.submit())
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(/^(Something went wrong\.|The service gave an answer that cannot be read\.)/)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    expect(JSON.stringify(onEvent.mock.calls)).not.toContain(KEY)
    kept()
  })

  it('about fields is shown at the fields, with the service’s own numbers, until the field changes', async () => {
    const issues = [
      { field: 'name', code: 'maxLength', params: { maxLength: 6 } },
      { field: 'key', code: 'minLength', params: { minLength: 99 } },
    ]
    const adapter = memoryAdapter()
    vi.spyOn(adapter, 'create').mockRejectedValueOnce(new ApiKeyError('invalid', { issues }))
    const { user } = await show(adapter)
    await user.click(addForm.submit())
    expect(await screen.findByText('Name can have at most 6 characters')).toBeVisible()
    expect(screen.getByText('The key needs at least 99 characters')).toBeVisible()
    expect(addForm.name()).toHaveFocus()
    expect(addForm.name()).toBeInvalid()
    expect(addForm.endpoint()).toBeValid()
    await user.type(addForm.name(), '{Backspace}')
    expect(screen.queryByText(/at most 6/)).not.toBeInTheDocument()
    expect(screen.getByText('The key needs at least 99 characters')).toBeVisible()
  })

  it('about a field is a whole sentence where only the page’s own rules have its names', async () => {
    const issues = [
      { field: 'endpoint', code: 'protocols', params: { maxLength: 2048 } },
      { field: 'name', code: 'maxLength', params: { maxLength: 6 } },
    ]
    const adapter = memoryAdapter()
    vi.spyOn(adapter, 'create').mockRejectedValueOnce(new ApiKeyError('invalid', { issues }))
    const { user } = await show(adapter)
    await user.click(addForm.submit())
    expect(await screen.findByText('The address must begin with https:// so that the key travels encrypted')).toBeVisible()
    expect(screen.getByText('Name can have at most 6 characters')).toBeVisible()
  })

  it('about a field is a whole sentence where nothing says the names or numbers that it needs', async () => {
    const issues = [
      { field: 'application', code: 'enum', params: { maxLength: 64 } },
      { field: 'name', code: 'minLength' },
    ]
    const adapter = memoryAdapter()
    vi.spyOn(adapter, 'create').mockRejectedValueOnce(new ApiKeyError('invalid', { issues }))
    const { user } = await show(adapter)
    await user.click(addForm.submit())
    expect(await screen.findByText('Application was not accepted; correct it and try again')).toBeVisible()
    expect(screen.getByText('Name was not accepted; correct it and try again')).toBeVisible()
  })

  it('about a field with a code that we do not know is a sentence all the same', async () => {
    const adapter = memoryAdapter()
    vi.spyOn(adapter, 'create').mockRejectedValueOnce(new ApiKeyError('invalid', { field: 'name' }))
    const { user } = await show(adapter)
    await user.click(addForm.submit())
    expect(await screen.findByText('Name was not accepted; correct it and try again')).toBeVisible()
  })

  it.each([
    ['a field that the form does not have', [{ field: 'scopes', code: 'required' }]],
    ['no field', [{ field: '', code: 'unknownField' }]],
    ['nothing at all', []],
  ])('about %s is not swallowed', async (_, issues) => {
    const adapter = memoryAdapter()
    vi.spyOn(adapter, 'create').mockRejectedValueOnce(new ApiKeyError('invalid', { issues }))
    const { user } = await show(adapter)
    await user.click(addForm.submit())
    expect(await within(addForm.dialog()).findByRole('alert')).toHaveTextContent('The service could not read the request.')
  })

  it('that never comes is a timeout after a minute', async () => {
    const { user } = await show(failing({ kind: 'hang', deaf: true }))
    vi.useFakeTimers({ shouldAdvanceTime: true })
    try {
      await user.click(addForm.submit())
      expect(screen.getByText('Saving …')).toBeVisible()
      await act(() => vi.advanceTimersByTimeAsync(61_000))
      expect(screen.getByRole('alert')).toHaveTextContent('The service took too long to answer.')
      kept()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a late answer', () => {
  it('of a test that was left does not touch the next opening', async () => {
    const answer = deferred<typeof passed>()
    const adapter: ApiKeyAdapter = { ...memoryAdapter(), test: () => answer.promise }
    const { user, create } = await show(adapter)
    await user.click(addForm.submit())
    await user.keyboard('{Escape}')
    await gone()
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    expect(addForm.name()).toHaveValue('')
    await user.type(addForm.name(), 'Second')
    await act(async () => answer.resolve(passed))
    expect(addForm.dialog()).toBeVisible()
    expect(addForm.name()).toHaveValue('Second')
    expect(create).not.toHaveBeenCalled()
  })
})
