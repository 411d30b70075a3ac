import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { Secret } from '../../src/core/secret'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { EditApiKeyDialog } from '../../src/ui/EditApiKeyDialog'
import { KEY } from '../support/addForm'
import { catalogue } from '../support/catalogue'
import { deferred } from '../support/deferred'
import { failedAt, passed } from '../support/diagnoses'
import { editForm } from '../support/editForm'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const billing = credential({ application: 'Storefront' })
const reports = issued({ expiresAt: daysAway(30) })
const stored = () => memoryAdapter({ keys: [billing, reports], now: () => NOW })

function Host({ apiKey, onSaved }: { readonly apiKey: ApiKey; readonly onSaved: (key: ApiKey) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Change
      </button>
      {open && <EditApiKeyDialog apiKey={apiKey} onSaved={onSaved} onClose={() => setOpen(false)} />}
    </>
  )
}

const show = async (apiKey: ApiKey = billing, adapter: ApiKeyAdapter = stored(), now = NOW) => {
  const update = vi.spyOn(adapter, 'update' as never) as unknown as ReturnType<typeof vi.fn<NonNullable<ApiKeyAdapter['update']>>>
  const [onSaved, onEvent, onNotify] = [vi.fn(), vi.fn(), vi.fn()]
  const rendered = renderWithKeyrack(<Host apiKey={apiKey} onSaved={onSaved} />, { adapter, now, onEvent, onNotify })
  await rendered.user.click(screen.getByRole('button', { name: 'Change' }))
  await editForm.opened(apiKey.name)
  const retype = async (input: HTMLElement, text: string) => {
    await rendered.user.clear(input)
    await rendered.user.type(input, text)
  }
  return { ...rendered, adapter, update, onSaved, onEvent, onNotify, retype }
}

/** What every change is sent with: it ends when nobody waits for it any more. */
const CALL = { signal: expect.any(AbortSignal) }

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
const moved = 'The stored key is never sent to another server, so this address needs a key of its own.'

describe('the dialog that changes a credential', () => {
  it('shows what is stored, and of the key no more than its mask', async () => {
    await show()
    expect(editForm.name()).toHaveValue('Billing')
    expect(editForm.name()).toHaveFocus()
    expect(editForm.endpoint()).toHaveValue('https://api.example.com/v1')
    expect(editForm.application()).toHaveValue('Storefront')
    expect(editForm.expiry()).toHaveValue('never')
    expect(editForm.keep()).toBeChecked()
    expect(editForm.keep()).toHaveAccessibleName(expect.stringMatching(/^Keep the stored key\s*Hidden key ending in wxyz$/))
    expect(screen.queryByLabelText('Key', { selector: 'input' })).not.toBeInTheDocument()
    await expectNoViolations()
  })

  it('sends what changed, with the version that was read, and says so', async () => {
    const { user, update, onSaved, onNotify, onEvent, retype } = await show()
    await retype(editForm.name(), ' Invoices ')
    await user.clear(editForm.application())
    await user.keyboard('{Enter}')
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', name: 'Invoices', application: null }, CALL)
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Invoices', application: null }))
    expect(onNotify).toHaveBeenCalledExactlyOnceWith({
      kind: 'success',
      code: 'updated',
      message: '“Invoices” was saved.',
    })
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'updated', keyId: 'key_Billing' })
    expect(screen.getByRole('button', { name: 'Change' })).toHaveFocus()
  })

  it('sends nothing where nothing changed', async () => {
    const { user, update, onSaved } = await show()
    await user.click(editForm.save())
    await gone()
    expect(update).not.toHaveBeenCalled()
    expect(onSaved).not.toHaveBeenCalled()
  })

  it('asks an unchanged entry no rule, though it would break one today', async () => {
    const late = credential({ expiresAt: daysAway(-3) })
    const { user, update } = await show(late, memoryAdapter({ keys: [late], now: () => NOW }))
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', name: 'Billing!' }, CALL)
  })

  it('moves the path of the endpoint with the stored key', async () => {
    const { user, update, retype } = await show()
    await retype(editForm.endpoint(), 'https://api.example.com/v2')
    expect(editForm.keep()).toBeChecked()
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', endpoint: 'https://api.example.com/v2' }, CALL)
  })

  it('wants a key for another origin, says why, and knows it before the service does', async () => {
    const { user, update, retype } = await show()
    await retype(editForm.endpoint(), 'https://other.example.com/v1')
    expect(screen.getByText(moved)).toHaveAttribute('role', 'status')
    expect(editForm.keep()).toBeDisabled()
    expect(editForm.replace()).toBeChecked()
    await expectNoViolations()
    await user.click(editForm.save())
    expect(await screen.findByText('Enter or paste the key')).toBeVisible()
    expect(editForm.key()).toHaveFocus()
    expect(update).not.toHaveBeenCalled()
    await retype(editForm.endpoint(), 'https://api.example.com/v1')
    expect(editForm.keep()).toBeChecked()
    expect(screen.queryByText(moved)).not.toBeInTheDocument()
  })
})

describe('a kept key whose endpoint moves along its server', () => {
  const moving = async (test: NonNullable<ApiKeyAdapter['test']>) => {
    const shown = await show(billing, { ...stored(), test })
    expect(editForm.save()).toHaveTextContent('Save')
    await shown.retype(editForm.endpoint(), 'https://api.example.com/v2')
    expect(editForm.save()).toHaveTextContent('Test and save')
    await shown.user.click(editForm.save())
    return shown
  }

  it('is tried there by its id, and then saved', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { update } = await moving(test)
    await gone()
    const endpoint = 'https://api.example.com/v2'
    expect(test).toHaveBeenCalledExactlyOnceWith(
      { id: 'key_Billing', endpoint },
      { signal: expect.any(AbortSignal), onCheck: expect.any(Function) },
    )
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', endpoint }, CALL)
  })

  it('is saved only when the user says so where that fails, and leads back to the address', async () => {
    const { user, update } = await moving(() => Promise.resolve(failedAt('response', 'wrongPath')))
    await user.click(await screen.findByRole('button', { name: 'Change the entries' }))
    await waitFor(() => expect(editForm.endpoint()).toHaveFocus())
    expect(update).not.toHaveBeenCalled()
    await user.click(editForm.save())
    await user.click(await screen.findByRole('button', { name: 'Save without a working test' }))
    await gone()
    expect(update).toHaveBeenCalledOnce()
  })

  it('is not tried for a change that leaves it where it is', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { user, update } = await show(billing, { ...stored(), test })
    await user.type(editForm.name(), '!')
    expect(editForm.save()).toHaveTextContent('Save')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledOnce()
    expect(test).not.toHaveBeenCalled()
  })
})

describe('a replaced key', () => {
  const tested = (test: NonNullable<ApiKeyAdapter['test']>) => ({ ...stored(), test })

  it('is pasted with the same care, tested at the endpoint, and saved', async () => {
    const test = vi.fn(() => Promise.resolve(passed))
    const { user, update } = await show(billing, tested(test))
    expect(editForm.save()).toHaveTextContent('Save')
    await user.click(editForm.replace())
    expect(editForm.save()).toHaveTextContent('Test and save')
    await user.click(editForm.key())
    await user.paste(`Bearer ${KEY}`)
    expect(screen.getByText('The word before the key, such as Bearer, was removed.')).toBeVisible()
    expect(screen.getByRole('meter')).toBeVisible()
    await expectNoViolations()
    await user.click(editForm.save())
    await gone()
    expect(test).toHaveBeenCalledExactlyOnceWith(
      { endpoint: billing.endpoint, secret: expect.any(Secret) },
      { signal: expect.any(AbortSignal), onCheck: expect.any(Function) },
    )
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', secret: { replace: expect.any(Secret) } }, CALL)
    const secret = update.mock.calls[0]?.[1].secret
    expect(secret && 'replace' in secret && secret.replace.reveal()).toBe(KEY)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
  })

  it('that fails its test is shown why, and is saved only when the user says so', async () => {
    const { user, update } = await show(
      billing,
      tested(() => Promise.resolve(failedAt('network', 'refused'))),
    )
    await user.click(editForm.replace())
    await user.type(editForm.key(), KEY)
    await user.click(editForm.save())
    expect(await screen.findByText('The test did not pass, so nothing was saved.')).toBeVisible()
    await expectNoViolations()
    await user.click(screen.getByRole('button', { name: 'Change the entries' }))
    await waitFor(() => expect(editForm.key()).toHaveFocus())
    expect(editForm.key()).toHaveValue(KEY)
    expect(update).not.toHaveBeenCalled()
    await user.click(editForm.save())
    await user.click(await screen.findByRole('button', { name: 'Save without a working test' }))
    await gone()
    expect(update).toHaveBeenCalledOnce()
  })

  it('has each step of its test shown, and the focus back where the save failed', async () => {
    const late = deferred<void>()
    const inner = stored()
    const { user, update } = await show(billing, {
      ...faultyAdapter(inner, { on: { update: [{ kind: 'failBefore', code: 'unavailable' }] } }),
      test: async (_, call) => {
        call?.onCheck?.({ step: 'format', state: 'passed' })
        await late.promise
        return passed
      },
    })
    await user.click(editForm.replace())
    await user.type(editForm.key(), KEY)
    await user.click(editForm.save())
    const steps = within(await screen.findByRole('list', { name: 'Connection test' })).getAllByRole('listitem')
    expect(steps.map(({ dataset }) => dataset['state'])).toEqual(['passed', 'running', ...Array(4).fill('waiting')])
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await expectNoViolations()
    late.resolve()
    expect(await screen.findByRole('alert')).toBeVisible()
    await waitFor(() => expect(editForm.key()).toHaveFocus())
    expect(editForm.key()).toHaveValue(KEY)
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledTimes(2)
  })

  it('is forgotten when the stored one is kept after all', async () => {
    const { user, update } = await show()
    await user.click(editForm.replace())
    await user.type(editForm.key(), KEY)
    await user.click(editForm.keep())
    await user.click(editForm.replace())
    expect(editForm.key()).toHaveValue('')
    await user.click(editForm.keep())
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Billing', { version: '1', name: 'Billing!' }, CALL)
  })

  it('is chosen by keys alone', async () => {
    const { user } = await show()
    editForm.keep().focus()
    await user.keyboard('{ArrowDown}')
    expect(editForm.replace()).toBeChecked()
    await user.tab()
    expect(screen.getByRole('button', { name: 'Generate' })).toHaveFocus()
  })
})

describe('the dialog that changes an issued key', () => {
  it('has neither endpoint nor key, and the expiry as it is', async () => {
    const { user, update } = await show(reports)
    expect(screen.queryByRole('textbox', { name: 'API endpoint' })).not.toBeInTheDocument()
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    expect(editForm.expiry()).toHaveValue('date')
    expect(screen.getByLabelText('Expiry date')).toHaveValue('2026-07-15')
    await expectNoViolations()
    await user.selectOptions(editForm.expiry(), 'never')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', expiresAt: null }, CALL)
  })
})

describe('the reminder to rotate a key that is changed', () => {
  const DAY = 24 * 60 * 60 * 1000
  const due = issued({ rotationDueAt: daysAway(40) })
  const showDue = (key: ApiKey = due, now = NOW) => show(key, memoryAdapter({ keys: [key], now: () => now }), now)

  it('is seen at once where there is one, with its day', async () => {
    await showDue()
    expect(editForm.reminder()).toBeVisible()
    expect(editForm.reminder()).toHaveValue('date')
    expect(editForm.reminder()).toHaveAccessibleDescription('Due for rotation on Jul 25, 2026')
    expect(editForm.reminderDate()).toHaveValue('2026-07-25')
    await expectNoViolations()
  })

  it('is out of the way where there is none, and can be set to some days from now', async () => {
    const now = Date.now()
    const { user, update, onSaved } = await showDue(issued(), now)
    expect(editForm.reminder()).not.toBeVisible()
    await user.click(screen.getByText('Advanced'))
    expect(editForm.reminder()).toHaveDisplayValue('None')
    await user.selectOptions(editForm.reminder(), 'In 90 days')
    await user.click(editForm.save())
    await gone()
    const rotationDueAt = new Date(now + 90 * DAY).toISOString()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', rotationDueAt }, CALL)
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ rotationDueAt }))
  })

  it('is cleared', async () => {
    const { user, update } = await showDue()
    await user.selectOptions(editForm.reminder(), 'None')
    expect(screen.queryByLabelText('Rotation due')).not.toBeInTheDocument()
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', rotationDueAt: null }, CALL)
  })

  it('is moved to the end of another day, which cannot have passed', async () => {
    const { user, update } = await showDue()
    fireEvent.change(editForm.reminderDate(), { target: { value: '2001-02-03' } })
    await user.click(editForm.save())
    expect(await screen.findByText('Choose a date in the future')).toBeVisible()
    expect(editForm.reminderDate()).toBeInvalid()
    expect(update).not.toHaveBeenCalled()
    fireEvent.change(editForm.reminderDate(), { target: { value: '2099-03-23' } })
    await waitFor(() => expect(editForm.reminderDate()).toBeValid())
    await user.click(editForm.save())
    await gone()
    const rotationDueAt = new Date(2099, 2, 23, 23, 59, 59, 999).toISOString()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', rotationDueAt }, CALL)
  })

  it('is not sent where it stays, though it has passed', async () => {
    const { user, update } = await showDue(issued({ rotationDueAt: daysAway(-3) }))
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', name: 'Reports!' }, CALL)
  })

  it('that somebody else changed is told, and loaded', async () => {
    const { user, adapter } = await showDue()
    await adapter.update?.(due.id, { version: '1', rotationDueAt: daysAway(5) })
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    expect(await screen.findByRole('alert')).toHaveTextContent(/Rotation due: Jun 20, 2026/)
    await user.click(screen.getByRole('button', { name: 'Load the change' }))
    expect(editForm.reminderDate()).toHaveValue('2026-06-20')
    expect(editForm.name()).toHaveValue('Reports!')
  })

  it('is not offered where nothing can be rotated', async () => {
    const { rotate: _, ...adapter } = stored()
    await show(due, adapter)
    expect(screen.queryByText('Advanced')).not.toBeInTheDocument()
  })
})

describe('the permissions of a key that is changed', () => {
  const WIDER = 'The key will be able to do more than now.'
  const EXCEEDS = 'A permission exceeds your role; ask an administrator for it'
  const scoped = issued({ scopes: ['users:read'] })
  const showScoped = async (key: ApiKey = scoped, options: Parameters<typeof memoryAdapter>[0] = {}) => {
    const adapter = memoryAdapter({ keys: [key], scopes: catalogue, now: () => NOW, ...options })
    const shown = await show(key, adapter)
    await readUsers()
    return shown
  }
  const readUsers = () => screen.findByRole('checkbox', { name: 'Read users' })
  const writeInvoices = () => screen.getByRole('radio', { name: 'Write invoices' })
  const listed = (title: string) =>
    [...(screen.getByText(title).parentElement?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)

  it('are there as they are, and are not sent where they stay', async () => {
    const { user, update } = await showScoped()
    expect(await readUsers()).toBeChecked()
    for (const text of ['Added', 'Removed', WIDER]) expect(screen.queryByText(text)).not.toBeInTheDocument()
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', name: 'Reports!' }, CALL)
  })

  it('tell what they give and take, warn where they widen, and alone are sent', async () => {
    const { user, update, onSaved } = await showScoped()
    await user.click(await readUsers())
    expect(listed('Removed')).toEqual(['Read users'])
    expect(screen.queryByText(WIDER)).not.toBeInTheDocument()
    await user.click(writeInvoices())
    expect(listed('Added')).toEqual(['Write invoices', 'Read invoices'])
    expect(screen.getByText(WIDER)).toBeVisible()
    await expectNoViolations()
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith('key_Reports', { version: '1', scopes: ['invoices:write'] }, CALL)
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ scopes: ['invoices:write'] }))
  })

  it('are no change where they were changed back', async () => {
    const { user, update } = await showScoped()
    await user.click(await readUsers())
    await user.click(await readUsers())
    await user.click(editForm.save())
    await gone()
    expect(update).not.toHaveBeenCalled()
  })

  it('of a credential are sent without its key', async () => {
    const key = credential({ scopes: ['users:read'] })
    const { user, update } = await showScoped(key)
    await user.click(writeInvoices())
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith(
      'key_Billing',
      { version: '1', scopes: ['users:read', 'invoices:write'] },
      CALL,
    )
  })

  it('that the service finds beyond the role say so where they are chosen, and the focus goes there', async () => {
    const { user, update, adapter } = await showScoped()
    const refused = new ApiKeyError('invalid', { issues: [{ field: 'scopes', code: 'exceedsRole' }] })
    vi.mocked(adapter.update as NonNullable<ApiKeyAdapter['update']>).mockRejectedValueOnce(refused)
    await user.click(writeInvoices())
    await user.click(editForm.save())
    const field = screen.getByRole('group', { name: /^Permissions/ })
    expect(await screen.findByText(EXCEEDS)).toBeVisible()
    expect(field).toHaveAccessibleDescription(EXCEEDS)
    await waitFor(() => expect(field).toHaveFocus())
    // Told at the field and nowhere else; what was chosen is still chosen.
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(writeInvoices()).toBeChecked()
    await expectNoViolations()
    await user.click(screen.getByRole('radio', { name: 'Read invoices' }))
    await waitFor(() => expect(screen.queryByText(EXCEEDS)).not.toBeInTheDocument())
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenLastCalledWith('key_Reports', { version: '1', scopes: ['users:read', 'invoices:read'] }, CALL)
  })

  it('that exceed the role cannot be chosen, and say why', async () => {
    const { user, update } = await showScoped()
    const owner = screen.getByRole('checkbox', { name: 'Everything' })
    expect(owner).toHaveAccessibleDescription(/Exceeds your role/)
    await user.click(owner)
    expect(owner).not.toBeChecked()
    await user.click(editForm.save())
    await gone()
    expect(update).not.toHaveBeenCalled()
  })
})

describe('where somebody else was faster', () => {
  const race = async () => {
    const shown = await show()
    await shown.adapter.update?.(billing.id, { version: '1', application: 'Kiosk', expiresAt: daysAway(5) })
    shown.update.mockClear()
    await shown.retype(editForm.name(), 'Mine')
    await shown.user.click(editForm.save())
    await screen.findByText('Application: Kiosk')
    return shown
  }

  it('the dialog says what changed, and keeps what was typed', async () => {
    await race()
    const note = screen.getByRole('alert')
    expect(note).toHaveTextContent('Someone changed this key in the meantime.')
    expect(note).toHaveTextContent(/Expires: Jun 20, 2026/)
    expect(note).not.toHaveTextContent('Name:')
    expect(note).toHaveTextContent('What you typed is kept. Load the change, then save again.')
    expect(editForm.name()).toHaveValue('Mine')
    await expectNoViolations()
  })

  it('the change is loaded below what was typed, and the next save sends that alone', async () => {
    const { user, update, onSaved } = await race()
    await user.click(screen.getByRole('button', { name: 'Load the change' }))
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(editForm.name()).toHaveValue('Mine')
    expect(editForm.application()).toHaveValue('Kiosk')
    expect(editForm.expiry()).toHaveValue('date')
    await waitFor(() => expect(editForm.name()).toHaveFocus())
    update.mockClear()
    await user.click(editForm.save())
    await gone()
    expect(update).toHaveBeenCalledExactlyOnceWith(
      'key_Billing',
      { version: expect.not.stringMatching(/^1$/), name: 'Mine' },
      CALL,
    )
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Mine', application: 'Kiosk' }))
  })

  it('a key that is gone is said to be gone, and the dialog can be left', async () => {
    const { user, adapter } = await show()
    const update = vi.spyOn(adapter, 'update' as never) as unknown as ReturnType<typeof vi.fn>
    update.mockRejectedValue(new ApiKeyError('conflict'))
    await adapter.delete?.(billing.id)
    await user.type(editForm.name(), '!')
    await user.click(editForm.save())
    expect(await screen.findByText(/This key no longer exists\./)).toBeVisible()
    await user.click(editForm.cancel())
    await gone()
  })

  it('a change whose answer was lost is no conflict with itself', async () => {
    const adapter = faultyAdapter(stored(), { on: { update: [{ kind: 'loseAnswer', code: 'network' }] } })
    const { user, retype, onSaved } = await show(billing, adapter)
    await retype(editForm.name(), 'Mine')
    await user.click(editForm.save())
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer came from the service.')
    await user.click(editForm.save())
    await gone()
    expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Mine' }))
  })
})

describe('while a change is being saved', () => {
  it('it has a minute; then its request is stopped, and a late answer changes nothing', async () => {
    const answer = deferred<ApiKey>()
    const { user, update, onSaved, onNotify } = await show(billing, { ...stored(), update: () => answer.promise })
    await user.type(editForm.name(), '!')
    vi.useFakeTimers({ shouldAdvanceTime: true })
    try {
      await user.click(editForm.save())
      await vi.waitFor(() => expect(update).toHaveBeenCalledOnce())
      const signal = update.mock.calls[0]?.[2]?.signal
      expect(signal?.aborted).toBe(false)
      await act(() => vi.advanceTimersByTimeAsync(61_000))
      expect(signal?.aborted).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    await act(async () => answer.resolve({ ...billing, name: 'Billing!' }))
    expect(screen.getByRole('alert')).toHaveTextContent('The service took too long to answer.')
    expect(editForm.name()).toHaveValue('Billing!')
    for (const told of [onSaved, onNotify]) expect(told).not.toHaveBeenCalled()
  })

  it('the dialog stays, and one request is sent however often it is pressed', async () => {
    const answer = deferred<ApiKey>()
    const { user, update } = await show(billing, { ...stored(), update: () => answer.promise })
    await user.type(editForm.name(), '!')
    await user.dblClick(editForm.save())
    await user.keyboard('{Escape}')
    await user.click(editForm.cancel())
    expect(update).toHaveBeenCalledOnce()
    expect(within(screen.getByRole('dialog')).getByText('Saving …')).toBeVisible()
    answer.resolve({ ...billing, name: 'Billing!' })
    await gone()
  })
})
