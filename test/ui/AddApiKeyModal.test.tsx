import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, inject, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Call } from '../../src/core/adapter'
import type { CheckResult } from '../../src/core/diagnosis'
import { ApiKeyError } from '../../src/core/errors'
import { Secret } from '../../src/core/secret'
import { AddApiKeyModal, type AddApiKeyModalProps } from '../../src/ui/AddApiKeyModal'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { deferred } from '../support/deferred'
import { failedAt, passed } from '../support/diagnoses'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'

const minLength = inject('minLength')
const tested = (test: NonNullable<ApiKeyAdapter['test']> = () => Promise.resolve(passed)): ApiKeyAdapter => ({
  ...memoryAdapter(),
  test,
})

const show = async (
  adapter: ApiKeyAdapter = tested(),
  { props = {}, ...options }: RenderOptions & { props?: AddApiKeyModalProps } = {},
) => {
  const create = vi.spyOn(adapter, 'create')
  const onCreated = vi.fn()
  const rendered = renderWithKeyrack(
    <AddApiKeyModal trigger={<button type="button">Add</button>} onCreated={onCreated} {...props} />,
    {
      adapter,
      ...options,
    },
  )
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  return { ...rendered, create, onCreated }
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

describe('bringing a key', () => {
  it('asks for a name, an endpoint, a key, an application and an expiry', async () => {
    await show()
    expect(screen.getByRole('radio', { name: /^Bring a key/ })).toBeChecked()
    for (const field of [addForm.name(), addForm.endpoint(), addForm.key()]) expect(field).toBeRequired()
    for (const field of [addForm.application(), addForm.expiry()]) expect(field).not.toBeRequired()
    expect(screen.getByRole('radio', { name: /^Bring a key/ })).toHaveFocus()
    expect(addForm.dialog()).toHaveAccessibleDescription('The list shows no more of a key than its ends.')
    await expectNoViolations()
  })

  it('tests the key at its endpoint, then makes exactly what was typed, and closes', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { user, create, onCreated } = await show(tested(test))
    await fillCredential(user, { name: ' Billing ', endpoint: 'https://api.example.com/v1', key: KEY })
    await user.type(addForm.application(), 'Storefront')
    await user.click(addForm.submit())
    await gone()
    expect(test).toHaveBeenCalledExactlyOnceWith(
      { endpoint: 'https://api.example.com/v1', secret: expect.any(Secret) },
      { signal: expect.any(AbortSignal), onCheck: expect.any(Function) },
    )
    expect(create).toHaveBeenCalledExactlyOnceWith(
      {
        kind: 'credential',
        name: 'Billing',
        endpoint: 'https://api.example.com/v1',
        application: 'Storefront',
        expiresAt: null,
        secret: expect.any(Secret),
      },
      { intent: expect.stringMatching(/^[\w-]{16,}$/), signal: expect.any(AbortSignal) },
    )
    const [draft] = create.mock.calls[0] ?? []
    expect(draft?.kind === 'credential' && draft.secret.reveal()).toBe(KEY)
    expect(onCreated).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Billing', application: 'Storefront' }))
    expect(JSON.stringify(onCreated.mock.calls)).not.toContain(KEY)
    expect(screen.getByRole('button', { name: 'Add' })).toHaveFocus()
  })

  it('is sent by Enter too', async () => {
    const { user, create } = await show()
    await fillCredential(user)
    await user.type(addForm.name(), '{Enter}')
    await gone()
    expect(create).toHaveBeenCalledOnce()
  })

  it('says below each field what is missing, sends nothing, and goes to the first', async () => {
    const { user, create } = await show()
    await user.click(addForm.submit())
    await screen.findByText('Give the key a name')
    expect(addForm.name()).toHaveAccessibleDescription(/^Give the key a name/)
    expect(addForm.endpoint()).toHaveAccessibleDescription(/^Enter the address that the key opens/)
    expect(addForm.key()).toHaveAccessibleDescription(/^Enter or paste the key/)
    for (const field of [addForm.name(), addForm.endpoint(), addForm.key()]) expect(field).toBeInvalid()
    expect(addForm.name()).toHaveFocus()
    expect(create).not.toHaveBeenCalled()
    await expectNoViolations()
  })

  it('refuses a key that is one character too short, and takes the next', async () => {
    const { user, create } = await show()
    await fillCredential(user, { key: 'a1!Z'.repeat(9).slice(0, minLength - 1) })
    await user.click(addForm.submit())
    expect(await screen.findByText(`The key needs at least ${minLength} characters`)).toBeVisible()
    expect(addForm.key()).toHaveFocus()
    expect(create).not.toHaveBeenCalled()
    await user.type(addForm.key(), '~')
    expect(addForm.key()).toBeValid()
    await user.click(addForm.submit())
    await gone()
    expect(create).toHaveBeenCalledOnce()
  })

  it.each([
    ['a space inside', 'two words of key', 'Position 4: space (U+0020). A key has no spaces; type it again. Position 10:'],
    ['a space around', ' padded-key-0123 ', 'Use letters, digits and special characters only, without spaces'],
    ['a letter beyond ASCII', 'schlüssel-0123456', 'Position 5: Latin letter outside ASCII (U+00FC). Type it again.'],
    ['an emoji', '🔑'.repeat(12), 'Position 1: emoji (U+1F511). Type it again. Position 2:'],
    ['an invisible character', 'abc\u200bdefghijklmnop', 'Position 4: zero-width space (U+200B), which cannot be seen.'],
  ])('refuses a typed key with %s, and says which character', async (_, key, said) => {
    const { user, create } = await show()
    await fillCredential(user, { key: '' })
    await user.type(addForm.key(), key)
    await user.click(addForm.submit())
    await waitFor(() => expect(addForm.key()).toHaveAccessibleDescription(expect.stringContaining(said)))
    expect(addForm.key()).toHaveFocus()
    expect(addForm.key()).toHaveValue(key)
    expect(create).not.toHaveBeenCalled()
  })

  it('takes every visible ASCII character', async () => {
    const all = String.fromCharCode(...Array.from({ length: 94 }, (_, n) => 0x21 + n))
    const { user, create } = await show()
    await fillCredential(user, { key: all })
    await user.click(addForm.submit())
    await gone()
    const [draft] = create.mock.calls[0] ?? []
    expect(draft?.kind === 'credential' && draft.secret.reveal()).toBe(all)
  })

  it.each([
    ['not an address', 'Enter a whole address, such as https://api.example.com/v1'],
    ['http://api.example.com', 'The address must begin with https:// so that the key travels encrypted'],
    ['https://ada:pw@api.example.com', 'Leave user names and passwords out of the address'],
    ['https://api.example.com/#top', 'Leave out the part from # on; it never reaches the service'],
  ])('refuses the endpoint %s', async (endpoint, sentence) => {
    const { user, create } = await show()
    await fillCredential(user, { endpoint })
    await user.click(addForm.submit())
    expect(await screen.findByText(sentence)).toBeVisible()
    expect(addForm.endpoint()).toHaveValue(endpoint)
    expect(create).not.toHaveBeenCalled()
  })

  it('takes names of every language', async () => {
    const { user, create } = await show()
    await fillCredential(user, { name: '结算 مفتاح 🔑' })
    await user.click(addForm.submit())
    await gone()
    expect(create.mock.calls[0]?.[0].name).toBe('结算 مفتاح 🔑')
  })

  it('needs no test where the adapter has none', async () => {
    const { user, create } = await show(memoryAdapter())
    expect(addForm.submit()).toHaveTextContent('Save key')
    await fillCredential(user)
    await user.click(addForm.submit())
    await gone()
    expect(create).toHaveBeenCalledOnce()
  })

  it('does not test where the user may not', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { user, create } = await show(tested(test), { can: (action) => action !== 'test' })
    await fillCredential(user)
    await user.click(addForm.submit())
    await gone()
    expect(test).not.toHaveBeenCalled()
    expect(create).toHaveBeenCalledOnce()
  })
})

describe('the connection test', () => {
  it('comes before anything is saved, says so, and can be cancelled', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const { user, create } = await show(tested((_, call) => (signals.push(call?.signal), new Promise(() => {}))))
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByText('Testing the connection …')).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument()
    expect(addForm.cancel()).toHaveFocus()
    await user.click(addForm.cancel())
    expect(signals[0]?.aborted).toBe(true)
    expect(addForm.dialog()).toBeVisible()
    await waitFor(() => expect(addForm.submit()).toHaveFocus())
    expect(addForm.name()).not.toHaveAttribute('readonly')
    expect(addForm.name()).toHaveValue('Billing')
    expect(addForm.key()).toHaveValue(KEY)
    expect(create).not.toHaveBeenCalled()
  })

  it('shows each step as it ends, and what was found until the key is stored', async () => {
    const answer = deferred<typeof passed>()
    let tell: Call['onCheck']
    const adapter = tested((_, call) => ((tell = call?.onCheck), answer.promise))
    const stored = deferred<void>()
    const { user, create } = await show({
      ...adapter,
      create: async (...call) => (await stored.promise, adapter.create(...call)),
    })
    await fillCredential(user)
    await user.click(addForm.submit())
    const said = () => screen.getAllByRole('listitem').map((step) => step.getAttribute('data-state'))
    expect(said()).toEqual(['running', ...Array.from({ length: 5 }, () => 'waiting')])
    act(() => tell?.({ step: 'format', state: 'passed' }))
    act(() => tell?.('a string' as unknown as CheckResult))
    act(() => tell?.({ step: 'address', state: 'passed', latency: 7 }))
    expect(said()).toEqual(['passed', 'passed', 'running', 'waiting', 'waiting', 'waiting'])
    expect(screen.getAllByRole('listitem')[1]).toHaveTextContent('Addresspassed · 7 ms')
    await expectNoViolations()
    await act(async () => answer.resolve(passed))
    expect(said()).toEqual(Array.from({ length: 6 }, () => 'passed'))
    expect(screen.getByText('Saving …')).toBeVisible()
    expect(addForm.cancel()).toHaveFocus()
    // A key that is being made is not to be cancelled.
    await user.click(addForm.cancel())
    expect(addForm.dialog()).toBeVisible()
    await act(async () => stored.resolve())
    await gone()
    expect(create).toHaveBeenCalledOnce()
  })

  it('gives the focus back to the entry from which it was sent', async () => {
    const { user } = await show(tested(() => new Promise(() => {})))
    await fillCredential(user)
    await user.type(addForm.endpoint(), '{Enter}')
    expect(addForm.cancel()).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(addForm.endpoint()).toHaveFocus())
  })

  it('whose key was refused at last goes back to the field at fault', async () => {
    const adapter = tested()
    const refusal = new ApiKeyError('invalid', { issues: [{ field: 'name', code: 'required' }] })
    const { user } = await show({ ...adapter, create: () => Promise.reject(refusal) })
    await fillCredential(user)
    await user.click(addForm.submit())
    await waitFor(() => expect(addForm.name()).toHaveFocus())
    expect(addForm.name()).toHaveValue('Billing')
  })

  it('that was cancelled cannot pass for the next one', async () => {
    const first = deferred<typeof passed>()
    const second = deferred<typeof passed>()
    const answers = [first.promise, second.promise]
    // An adapter that does not listen to its signal.
    const { user, create } = await show(tested(() => answers.shift() ?? Promise.reject(new Error('a third test'))))
    await fillCredential(user)
    await user.click(addForm.submit())
    await user.click(addForm.cancel())
    await fillCredential(user, { key: `${KEY}-another` })
    await user.click(addForm.submit())
    await screen.findByText('Testing the connection …')
    await act(async () => first.resolve(passed))
    expect(create).not.toHaveBeenCalled()
    await act(async () => second.resolve(failedAt('network', 'refused')))
    expect(await screen.findByText('The test did not pass, so nothing was saved.')).toBeVisible()
    expect(create).not.toHaveBeenCalled()
  })

  it('says which step failed and why, and keeps the entries for a correction', async () => {
    const { user, create } = await show(tested(() => Promise.resolve(failedAt('authorization', 'unauthorized', { status: 401 }))))
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByRole('alert')).toHaveTextContent('The test did not pass, so nothing was saved.')
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent)
    expect(steps[4]).toMatch(
      /^Permission\s*failed.*The server does not accept this key \(401\)\. Check that the whole key was copied/,
    )
    expect(steps[5]).toMatch(/^Answer\s*not reached/)
    expect(screen.getByRole('button', { name: 'Change the entries' })).toHaveFocus()
    expect(create).not.toHaveBeenCalled()
    await expectNoViolations()

    await user.click(screen.getByRole('button', { name: 'Change the entries' }))
    expect(addForm.name()).toHaveValue('Billing')
    expect(addForm.endpoint()).toHaveValue('https://api.example.com/v1')
    expect(addForm.key()).toHaveValue(KEY)
    await waitFor(() => expect(addForm.key()).toHaveFocus())
  })

  it('that failed can be overruled, deliberately', async () => {
    const { user, create } = await show(tested(() => Promise.resolve(failedAt('network', 'refused'))))
    await fillCredential(user)
    await user.click(addForm.submit())
    await user.click(await screen.findByRole('button', { name: 'Save without a working test' }))
    await gone()
    expect(create).toHaveBeenCalledOnce()
    expect(create.mock.calls[0]?.[0].name).toBe('Billing')
  })

  it.each([
    ['throws a string', () => { throw `boom ${KEY}` }, 'Something went wrong.'], // prettier-ignore
    [
      'answers with a string',
      () => Promise.resolve('pong' as unknown as typeof passed),
      'The service gave an answer that cannot be read.',
    ],
  ])('that %s is a sentence above the kept form', async (_, test, sentence) => {
    const { user, create } = await show(tested(test))
    await fillCredential(user)
    await user.click(addForm.submit())
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent(sentence)
    expect(alert).not.toHaveTextContent(KEY)
    expect(addForm.key()).toHaveValue(KEY)
    expect(create).not.toHaveBeenCalled()
  })
})

describe('issuing a key', () => {
  const issue = async (options: Parameters<typeof show>[1] = {}, adapter: ApiKeyAdapter = tested()) => {
    const rendered = await show(adapter, options)
    await rendered.user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    await rendered.user.type(addForm.name(), 'Reports')
    await rendered.user.click(addForm.submit())
    const shown = await screen.findByRole('textbox', { name: 'New key' })
    return { ...rendered, secret: shown.textContent ?? '' }
  }

  it('asks for a name, an application and an expiry only', async () => {
    const { user } = await show()
    await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    expect(screen.queryByRole('textbox', { name: 'API endpoint' })).not.toBeInTheDocument()
    expect(screen.queryByLabelText('Key', { selector: 'input' })).not.toBeInTheDocument()
    expect(addForm.submit()).toHaveTextContent('Issue key')
    await expectNoViolations()
  })

  it('is not tested, and sends no field of the other kind', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { user, create } = await show(tested(test))
    await fillCredential(user)
    await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
    await user.click(addForm.submit())
    await screen.findByRole('textbox', { name: 'New key' })
    expect(test).not.toHaveBeenCalled()
    expect(create.mock.calls[0]?.[0]).toEqual({ kind: 'issued', name: 'Billing', application: null, expiresAt: null })
  })

  it('shows the key once, focused, with a way to copy it', async () => {
    const { user, secret } = await issue()
    expect(
      screen.getByRole('dialog', { name: 'Keep this key now', description: /only time that “Reports” is shown/ }),
    ).toBeVisible()
    expect(secret).toMatch(/^demo_test_/)
    expect(screen.getByRole('textbox', { name: 'New key' })).toHaveFocus()
    expect(screen.queryByRole('button', { name: 'Close' })).not.toBeInTheDocument()
    await expectNoViolations()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible()
    await expect(navigator.clipboard.readText()).resolves.toBe(secret)
    expect(addForm.dialog()).toBeVisible()
  })

  it('stays open until the user says that the key is kept', async () => {
    const { user } = await issue()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(screen.getByText('Say that you have kept the key first; it cannot be shown again.')).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'New key' })).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'I have kept the key in a safe place' }))
    expect(screen.queryByText(/^Say that you have kept/)).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await gone()
    expect(screen.getByRole('button', { name: 'Add' })).toHaveFocus()
  })

  it('leaves nothing of the key behind', async () => {
    const { user, secret } = await issue()
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await gone()
    expect(document.documentElement.outerHTML).not.toContain(secret)
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    expect(addForm.name()).toHaveValue('')
    expect(document.documentElement.outerHTML).not.toContain(secret)
  })

  it('has a key that the strict mode of React does not make twice', async () => {
    const { create, secret } = await issue({ strict: true })
    expect(create).toHaveBeenCalledOnce()
    expect(secret).toMatch(/^demo_test_/)
  })

  it('keeps the shown key where the page is about to be left', async () => {
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    const { user } = await issue()
    expect(leave()).toBe(true)
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await gone()
    expect(leave()).toBe(false)
  })
})

describe('what can be added', () => {
  it('is one kind where the adapter has one, without a choice', async () => {
    await show({ ...memoryAdapter(), supports: { kinds: ['issued'] } })
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    expect(addForm.submit()).toHaveTextContent('Issue key')
  })

  it('is one kind where the host wants one', async () => {
    await show(memoryAdapter(), { props: { kinds: ['credential'] } })
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    expect(addForm.endpoint()).toBeVisible()
    expect(addForm.name()).toHaveFocus()
  })
})
