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
import { credential } from '../support/sampleKey'

const show = async (adapter: ApiKeyAdapter, strict = false) => {
  const create = vi.spyOn(adapter, 'create')
  const [onEvent, onNotify, onSignInNeeded] = [vi.fn(), vi.fn(), vi.fn()]
  const rendered = renderWithKeyrack(<AddApiKeyModal trigger={<button type="button">Add</button>} />, {
    adapter,
    onEvent,
    onNotify,
    onSignInNeeded,
    strict,
  })
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  await fillCredential(rendered.user)
  return { ...rendered, create, onEvent, onNotify, onSignInNeeded }
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

describe('an answer that was lost', () => {
  const MAYBE = 'The key may have been made. Try again without a change, and you get that same key.'
  const EARLIER = 'An earlier try may have made a key. Look for it in the list, and revoke it if you do not need it.'
  const lose = () => show(failing({ kind: 'loseAnswer', code: 'timeout' }))

  it('is said to be uncertain, and no more once the same key came', async () => {
    const { user, onNotify } = await lose()
    await user.click(addForm.submit())
    expect(await screen.findByText(MAYBE)).toBeVisible()
    await user.click(addForm.submit())
    await gone()
    expect(onNotify).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'success', code: 'created' }))
  })

  it('is said to be unresolved once the form changed, also after the next key', async () => {
    const { user, onNotify, onEvent, adapter } = await lose()
    await user.click(addForm.submit())
    await screen.findByText(MAYBE)
    await user.type(addForm.name(), '!')
    expect(screen.queryByText(MAYBE)).not.toBeInTheDocument()
    expect(screen.getByText(EARLIER)).toBeVisible()
    await user.click(addForm.submit())
    await gone()
    expect((await adapter.list({})).items).toHaveLength(2)
    expect(onNotify).toHaveBeenCalledWith({ kind: 'warning', code: 'unresolved', message: EARLIER })
    expect(onEvent).toHaveBeenLastCalledWith({ code: 'unresolved' })
  })

  it('is told to the host, once, when the form is closed over it; the next form begins anew', async () => {
    const { user, onNotify } = await lose()
    await user.click(addForm.submit())
    await screen.findByText(MAYBE)
    await user.keyboard('{Escape}')
    await gone()
    expect(onNotify).toHaveBeenCalledExactlyOnceWith({ kind: 'warning', code: 'unresolved', message: EARLIER })
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    expect(screen.queryByText(EARLIER)).not.toBeInTheDocument()
    await user.keyboard('{Escape}')
    await gone()
    expect(onNotify).toHaveBeenCalledOnce()
  })

  it('is not spoken of where the service refused', async () => {
    const { user, onNotify } = await show(failing({ kind: 'failBefore', code: 'forbidden' }))
    await user.click(addForm.submit())
    await screen.findByRole('alert')
    expect(screen.queryByText(MAYBE)).not.toBeInTheDocument()
    await user.keyboard('{Escape}')
    await gone()
    expect(onNotify).not.toHaveBeenCalled()
  })
})

describe('without a connection', () => {
  const connection = (online: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)

  it.each(['saved', 'tested and saved'])(
    'nothing is sent: what was to be %s waits for the next press, as the same request',
    async (how) => {
      const test = vi.fn(() => Promise.resolve(passed))
      const { user, create, onEvent } = await show(how === 'saved' ? memoryAdapter() : { ...memoryAdapter(), test })
      connection(false)
      await user.click(addForm.submit())
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /^You are offline, so nothing was sent\..*Connect to the network and try again\.$/,
      )
      kept()
      expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'offline' })
      expect(create).not.toHaveBeenCalled()
      expect(test).not.toHaveBeenCalled()
      connection(true)
      expect(create).not.toHaveBeenCalled()
      await user.click(addForm.submit())
      await gone()
      expect(create).toHaveBeenCalledOnce()
    },
  )

  it('a key whose test passed meanwhile is not sent either', async () => {
    const answer = deferred<typeof passed>()
    const { user, create, onEvent } = await show({ ...memoryAdapter(), test: () => answer.promise })
    await user.click(addForm.submit())
    await screen.findByText('Testing the connection …')
    connection(false)
    await act(async () => answer.resolve(passed))
    expect(await screen.findByRole('alert')).toHaveTextContent('You are offline, so nothing was sent.')
    expect(create).not.toHaveBeenCalled()
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'offline' })
  })

  it('a lost answer stays replayable', async () => {
    const { user, create, adapter } = await show(failing({ kind: 'loseAnswer', code: 'network' }))
    await user.click(addForm.submit())
    await screen.findByRole('alert')
    connection(false)
    await user.click(addForm.submit())
    await screen.findByText(/^You are offline/)
    connection(true)
    await user.click(addForm.submit())
    await gone()
    expect(new Set(intents(create)).size).toBe(1)
    expect((await adapter.list({})).items).toHaveLength(1)
  })
})

describe('an error from the service', () => {
  const sentences = ERROR_CODES.filter((code) => code !== 'invalid')

  it.each(sentences)('%s is a sentence in the dialog, and the form is kept', async (code) => {
    const { user, onEvent, onSignInNeeded } = await show(failing({ kind: 'failBefore', code }))
    await user.click(addForm.submit())
    const alert = await within(addForm.dialog()).findByRole('alert')
    expect(alert.textContent).toMatch(/^[A-Z].+\..+\.$/)
    kept()
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code })
    expect(onSignInNeeded).toHaveBeenCalledTimes(code === 'unauthorized' ? 1 : 0)
    expect(addForm.submit()).not.toHaveAttribute('aria-disabled')
  })

  it('that nobody is signed in any more asks to sign in, and the same request goes out after it', async () => {
    const { user, create, onSignInNeeded } = await show(failing({ kind: 'failBefore', code: 'unauthorized' }), true)
    await user.click(addForm.submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign in again in another tab, then try again here. What you typed is kept.',
    )
    expect(onSignInNeeded).toHaveBeenCalledExactlyOnceWith()
    kept()
    await user.click(addForm.submit())
    await gone()
    expect(new Set(intents(create)).size).toBe(1)
    expect(onSignInNeeded).toHaveBeenCalledOnce()
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
  it('of a key whose making had a timeout changes nothing, and its request was stopped', async () => {
    const answer = deferred<Awaited<ReturnType<ApiKeyAdapter['create']>>>()
    const adapter = memoryAdapter()
    const shown = await show(adapter)
    shown.create.mockReturnValueOnce(answer.promise)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    try {
      await shown.user.click(addForm.submit())
      await vi.waitFor(() => expect(shown.create).toHaveBeenCalledOnce())
      const { signal } = shown.create.mock.calls[0]?.[1] ?? {}
      expect(signal?.aborted).toBe(false)
      await act(() => vi.advanceTimersByTimeAsync(61_000))
      expect(signal?.aborted).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    await act(async () => answer.resolve({ key: credential({ name: 'Late' }) }))
    expect(screen.getByRole('alert')).toHaveTextContent('The service took too long to answer.')
    expect(shown.onNotify).not.toHaveBeenCalled()
    kept()
  })

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
