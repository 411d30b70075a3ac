import { act, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Call } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { KEY } from '../support/addForm'
import { deferred } from '../support/deferred'
import { failedAt, passed } from '../support/diagnoses'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const billing = credential({ application: 'Storefront', lastUsedAt: daysAway(-20) })
const keys = [billing, issued({ createdAt: daysAway(-40) })]
const withTest = () => memoryAdapter({ keys, test: () => Promise.resolve(passed) })

const show = (options: RenderOptions = {}) => renderWithKeyrack(<ApiKeyTable />, { adapter: withTest(), now: NOW, ...options })

const button = (name = 'Billing') => screen.findByRole('button', { name: `Actions for ${name}` })
const openMenu = async (user: UserEvent, name?: string) => user.click(await button(name))
const items = () => screen.getAllByRole('menuitem').map((item) => item.textContent)
const choose = async (user: UserEvent, action: string, name?: string) => {
  await openMenu(user, name)
  await user.click(await screen.findByRole('menuitem', { name: action }))
}
const announced = async (sentence: string) =>
  vi.waitFor(() => expect(screen.getAllByRole('status').map((region) => region.textContent)).toContain(sentence))
const status = async (word: string) =>
  vi.waitFor(() => expect(screen.getByRole('row', { name: /Billing/ })).toHaveTextContent(word))

describe('the menu of a row', () => {
  it('is named after the key and tells its times in full', async () => {
    const { user } = show()
    await openMenu(user)
    const menu = await screen.findByRole('menu', { name: 'Actions for Billing' })
    expect(menu).toHaveTextContent(/Created\s*May 16, 2026/)
    expect(menu).toHaveTextContent(/Expires\s*Never/)
    await expectNoViolations()
  })

  it('offers all that the adapter can do with a credential, and with an issued key', async () => {
    const { user } = show()
    await openMenu(user)
    expect(items()).toEqual(['Details', 'Rename', 'Test connection', 'Edit', 'Rotate', 'Disable', 'Revoke', 'Delete'])
    await user.keyboard('{Escape}')
    expect(await button()).toHaveFocus()
    await openMenu(user, 'Reports')
    expect(items()).toEqual(['Details', 'Rename', 'Edit', 'Rotate', 'Disable', 'Revoke', 'Delete'])
  })

  it.each([
    ['disabled', ['Details', 'Rename', 'Test connection', 'Edit', 'Enable', 'Revoke', 'Delete']],
    ['revoked', ['Details', 'Delete']],
  ] as const)('offers for a %s key what still makes sense', async (state, offered) => {
    const adapter = memoryAdapter({ keys: [{ ...billing, state }], test: () => Promise.resolve(passed) })
    const { user } = show({ adapter })
    await openMenu(user)
    expect(items()).toEqual(offered)
  })

  it.each([
    ['update', 'Edit'],
    ['disable', 'Disable'],
    ['revoke', 'Revoke'],
    ['delete', 'Delete'],
    ['rotate', 'Rotate'],
    ['test', 'Test connection'],
  ] as const)('without %s in the adapter has no “%s”', async (method, label) => {
    const { [method]: _, ...adapter } = withTest()
    const { user } = show({ adapter })
    await openMenu(user)
    expect(items()).not.toContain(label)
    // A name is changed by an update too.
    expect(items()).toHaveLength(method === 'update' ? 6 : 7)
  })

  it('is not there where the adapter only lists and creates', async () => {
    const { name, list, create } = withTest()
    show({ adapter: { name, list, create } })
    expect(await screen.findByRole('row', { name: /Billing/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Actions for/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('columnheader', { name: 'Actions' })).not.toBeInTheDocument()
    await expectNoViolations()
  })

  it('hides what the user may not do, key by key', async () => {
    const { user } = show({ can: (action, key) => action !== 'delete' && key?.kind !== 'issued' })
    await openMenu(user)
    expect(items()).toEqual(['Details', 'Rename', 'Test connection', 'Edit', 'Rotate', 'Disable', 'Revoke'])
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('button', { name: 'Actions for Reports' })).not.toBeInTheDocument()
  })

  it('is worked by keys alone', async () => {
    const { user } = show()
    ;(await button()).focus()
    await user.keyboard('{Enter}')
    await vi.waitFor(() => expect(screen.getByRole('menu')).toContainElement(document.activeElement as HTMLElement))
    await user.keyboard('{End}')
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('alertdialog', { name: 'Delete “Billing”?' })).toBeVisible()
  })
})

describe('disable and enable', () => {
  it('ask nothing, and say what was done to everybody', async () => {
    const onNotify = vi.fn()
    const onEvent = vi.fn()
    const { user } = show({ onNotify, onEvent })
    await choose(user, 'Disable')
    await announced('“Billing” was disabled.')
    await status('Disabled')
    expect(onNotify).toHaveBeenCalledExactlyOnceWith({ kind: 'success', code: 'disabled', message: '“Billing” was disabled.' })
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ code: 'disabled', keyId: billing.id })
    expect(await button()).toHaveFocus()
    await choose(user, 'Enable')
    await announced('“Billing” was enabled.')
    await status('Active')
  })

  it('say why they did not work, and what to do', async () => {
    const adapter = faultyAdapter(withTest(), { on: { disable: [{ kind: 'failBefore', code: 'forbidden' }] } })
    const { user } = show({ adapter })
    await choose(user, 'Disable')
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are not allowed to do this.Ask an administrator for the permission.',
    )
    await status('Active')
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

describe('edit', () => {
  it('changes the name', async () => {
    const { user } = show()
    await choose(user, 'Edit')
    const dialog = await screen.findByRole('dialog', { name: 'Edit “Billing”', description: 'Only what you change is saved.' })
    const input = within(dialog).getByRole('textbox', { name: 'Name' })
    expect(input).toHaveFocus()
    expect(input).toHaveValue('Billing')
    await expectNoViolations()
    await user.clear(input)
    await user.type(input, '  Invoices {Enter}')
    await announced('“Invoices” was saved.')
    expect(await screen.findByRole('rowheader', { name: /^Invoices/ })).toBeVisible()
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Invoices' })).toHaveFocus())
  })

  it('is held to the rules for names', async () => {
    const adapter = withTest()
    const update = vi.spyOn(adapter, 'update')
    const { user } = show({ adapter })
    await choose(user, 'Edit')
    const input = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(input)
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Give the key a name')).toBeVisible()
    expect(input).toBeInvalid()
    expect(input).toHaveAccessibleDescription('Give the key a name')
    expect(input).toHaveFocus()
    await user.type(input, 'x')
    expect(input).toBeValid()
    expect(update).not.toHaveBeenCalled()
  })

  it('keeps what was typed where somebody else was faster', async () => {
    const adapter = withTest()
    const { user } = show({ adapter })
    await choose(user, 'Edit')
    await adapter.update?.(billing.id, { version: billing.version, name: 'Theirs' })
    const input = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(input)
    await user.type(input, 'Mine{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('Someone changed this key in the meantime.')
    expect(input).toHaveValue('Mine')
  })

  it('says what the service has against a name', async () => {
    const update = () =>
      Promise.reject(new ApiKeyError('invalid', { issues: [{ field: 'name', code: 'maxLength', params: { maxLength: 3 } }] }))
    const { user } = show({ adapter: { ...withTest(), update } })
    await choose(user, 'Edit')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 's{Enter}')
    expect(await screen.findByText('Name can have at most 3 characters')).toBeVisible()
  })

  it('says so in a whole sentence where the service has a rule that the page does not know', async () => {
    const update = () => Promise.reject(new ApiKeyError('invalid', { issues: [{ field: 'name', code: 'enum' }] }))
    const { user } = show({ adapter: { ...withTest(), update } })
    await choose(user, 'Edit')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 's{Enter}')
    expect(await screen.findByText('Name was not accepted; correct it and try again')).toBeVisible()
  })

  it('sends one request however often it is pressed', async () => {
    const answer = deferred<never>()
    const update = vi.fn(() => answer.promise)
    const { user } = show({ adapter: { ...withTest(), update } })
    await choose(user, 'Edit')
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!{Enter}{Enter}')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(update).toHaveBeenCalledOnce()
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Escape}')
    expect(screen.getByRole('dialog')).toBeVisible()
  })
})

describe.each([
  { action: 'Revoke', code: 'revoked', method: 'revoke', consequence: /Requests with it fail from now on/ },
  { action: 'Delete', code: 'deleted', method: 'delete', consequence: /stored secret are removed/ },
] as const)('$action', ({ action, code, method, consequence }) => {
  it('says what will happen to whom, with the focus on the harmless answer', async () => {
    const { user } = show()
    await choose(user, action)
    const dialog = await screen.findByRole('alertdialog', { name: `${action} “Billing”?`, description: consequence })
    expect(dialog).toHaveTextContent('It was made for Storefront.')
    expect(dialog).toHaveTextContent('It was last used 2 weeks ago.')
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await expectNoViolations()
  })

  it.each(['Cancel', '{Escape}'])('does nothing after %s', async (way) => {
    const adapter = withTest()
    const called = vi.spyOn(adapter, method)
    const { user } = show({ adapter })
    await choose(user, action)
    await screen.findByRole('alertdialog')
    await (way === 'Cancel' ? user.click(screen.getByRole('button', { name: 'Cancel' })) : user.keyboard(way))
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
    expect(called).not.toHaveBeenCalled()
    await vi.waitFor(async () => expect(await button()).toHaveFocus())
  })

  it('is done, said and seen, to that key alone', async () => {
    const adapter = withTest()
    const called = vi.spyOn(adapter, method)
    const onNotify = vi.fn()
    const { user } = show({ adapter, onNotify })
    await choose(user, action)
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: action }))
    await announced(`“Billing” was ${code}.`)
    expect(called).toHaveBeenCalledOnce()
    expect(called.mock.calls[0]?.[0]).toBe(billing.id)
    expect(onNotify).toHaveBeenCalledExactlyOnceWith({ kind: 'success', code, message: `“Billing” was ${code}.` })
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
    await vi.waitFor(() =>
      method === 'delete'
        ? expect(screen.queryByRole('rowheader', { name: /Billing/ })).not.toBeInTheDocument()
        : expect(screen.getByRole('row', { name: /Billing/ })).toHaveTextContent('Revoked'),
    )
    expect(screen.getByRole('rowheader', { name: /Reports/ })).toBeVisible()
    await vi.waitFor(() => expect(document.body).not.toHaveFocus())
  })

  it('has the host ask to sign in, once for each time that nobody was', async () => {
    const adapter = faultyAdapter(withTest(), { on: { [method]: [{ kind: 'failBefore', code: 'unauthorized' }] } })
    const onSignInNeeded = vi.fn()
    const { user } = show({ adapter, onSignInNeeded })
    await choose(user, action)
    const dialog = within(await screen.findByRole('alertdialog'))
    await user.click(dialog.getByRole('button', { name: action }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('You are no longer signed in.')
    expect(onSignInNeeded).toHaveBeenCalledExactlyOnceWith()
    await user.click(dialog.getByRole('button', { name: action }))
    await announced(`“Billing” was ${code}.`)
    expect(onSignInNeeded).toHaveBeenCalledOnce()
  })

  it('says why it did not work, and may be tried again', async () => {
    const adapter = faultyAdapter(withTest(), { on: { [method]: [{ kind: 'throws', value: `boom ${KEY}` }] } })
    const { user } = show({ adapter })
    await choose(user, action)
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: action }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Something went wrong.')
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    await user.click(within(dialog).getByRole('button', { name: action }))
    await announced(`“Billing” was ${code}.`)
  })

  it('sends one request however often it is pressed, and waits for the answer', async () => {
    const answer = deferred<never>()
    const called = vi.fn(() => answer.promise)
    const { user } = show({ adapter: { ...withTest(), [method]: called } })
    await choose(user, action)
    const dialog = await screen.findByRole('alertdialog')
    await user.dblClick(within(dialog).getByRole('button', { name: action }))
    expect(called).toHaveBeenCalledOnce()
    await user.keyboard('{Escape}')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(dialog).toBeVisible()
  })
})

describe('the focus after an action', () => {
  const settled = async () => {
    await vi.waitFor(() => expect(screen.queryByRole('rowheader', { name: /Billing/ })).not.toBeInTheDocument())
    await vi.waitFor(() => expect(document.body).not.toHaveFocus())
  }

  it('goes to the next row when the row is gone', async () => {
    const { user } = show()
    await choose(user, 'Delete')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
    await settled()
    expect(screen.getByRole('button', { name: 'Actions for Reports' })).toHaveFocus()
  })

  it('goes to the next row when the menu is gone', async () => {
    const { delete: _, ...adapter } = withTest()
    const { user } = show({ adapter })
    await choose(user, 'Revoke')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Revoke' }))
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Actions for Billing' })).not.toBeInTheDocument())
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Reports' })).toHaveFocus())
  })

  it('goes to the heading when no row is left', async () => {
    const { user } = show({ adapter: memoryAdapter({ keys: [billing] }) })
    await choose(user, 'Delete')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
    await settled()
    expect(screen.getByRole('heading', { name: 'API keys' })).toHaveFocus()
  })
})

describe('the connection test', () => {
  it('tells each step and how it went', async () => {
    const { user } = show()
    await choose(user, 'Test connection')
    const dialog = await screen.findByRole('dialog', { name: 'Connection test', description: 'Connection test of Billing' })
    expect(await within(dialog).findByText('The connection works: all steps passed.')).toBeVisible()
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(6)
    await expectNoViolations()
    await user.click(within(dialog).getAllByRole('button', { name: 'Close' })[0] as HTMLElement)
    await vi.waitFor(async () => expect(await button()).toHaveFocus())
  })

  it('is made again when asked', async () => {
    const test = vi
      .fn()
      .mockResolvedValueOnce(failedAt('authorization', 'unauthorized', { status: 401 }))
      .mockResolvedValueOnce(passed)
    const { user } = show({ adapter: { ...withTest(), test } })
    await choose(user, 'Test connection')
    expect(await screen.findByText(/^The server does not accept this key \(401\)\./)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('The connection works: all steps passed.')).toBeVisible()
    expect(test.mock.calls.map(([target]) => target)).toEqual([{ id: billing.id }, { id: billing.id }])
  })

  it('is made once, whatever the host renders meanwhile', async () => {
    const adapter = { ...withTest(), test: vi.fn(() => Promise.resolve(passed)) }
    const page = () => (
      <KeyrackProvider adapter={adapter} can={() => true} now={NOW}>
        <ApiKeyTable />
      </KeyrackProvider>
    )
    const { user, rerender } = renderWithKeyrack(page())
    await choose(user, 'Test connection')
    await screen.findByText('The connection works: all steps passed.')
    rerender(page())
    expect(screen.getByText('The connection works: all steps passed.')).toBeVisible()
    expect(adapter.test).toHaveBeenCalledOnce()
  })

  it('is stopped when its dialog is closed', async () => {
    let signal: AbortSignal | undefined
    const test: ApiKeyAdapter['test'] = (_, call) => {
      signal = call?.signal
      return new Promise(() => {})
    }
    const { user } = show({ adapter: { ...withTest(), test } })
    await choose(user, 'Test connection')
    expect(await screen.findByText('Testing the connection …')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(signal?.aborted).toBe(true)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('shows its steps as they end, is cancelled in the middle, and made again', async () => {
    const calls: Call[] = []
    const test: ApiKeyAdapter['test'] = (_, call = {}) => (calls.push(call), new Promise(() => {}))
    const { user } = show({ adapter: { ...withTest(), test } })
    await choose(user, 'Test connection')
    const dialog = within(await screen.findByRole('dialog'))
    act(() => calls.at(-1)?.onCheck?.({ step: 'format', state: 'passed' }))
    const said = () => dialog.getAllByRole('listitem').map((step) => step.getAttribute('data-state'))
    expect(said().slice(0, 3)).toEqual(['passed', 'running', 'waiting'])
    await expectNoViolations()
    dialog.getByRole('button', { name: 'Cancel' }).focus()
    await user.keyboard('{Enter}')
    expect(calls.at(-1)?.signal?.aborted).toBe(true)
    expect(said().slice(0, 3)).toEqual(['passed', 'cancelled', 'skipped'])
    expect(dialog.getByRole('button', { name: 'Try again' })).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(said().slice(0, 3)).toEqual(['running', 'waiting', 'waiting'])
    expect(calls).toHaveLength(2)
  })

  it.each([
    ['throws a string', { kind: 'throws', value: `boom ${KEY}` }, 'Something went wrong.'],
    ['answers with a string', { kind: 'wrongShape' }, 'The service gave an answer that cannot be read.'],
  ] as const)('is a clear sentence where the adapter %s', async (_, fault, sentence) => {
    const { user } = show({ adapter: faultyAdapter(withTest(), { on: { test: [fault] } }) })
    await choose(user, 'Test connection')
    expect(await within(await screen.findByRole('dialog')).findByRole('alert')).toHaveTextContent(sentence)
    expect(document.documentElement.outerHTML).not.toContain(KEY)
  })
})
