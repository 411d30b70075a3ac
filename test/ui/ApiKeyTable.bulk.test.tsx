import { fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent, type UserEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import type { TableSelection } from '../../src/headless/useTableState'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { ApiKeyTable, type ApiKeyTableProps } from '../../src/ui/ApiKeyTable'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const make = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    credential({ id: `key_${n}`, name: `Key ${n}`, createdAt: daysAway(-n - 1), lastUsedAt: null }),
  )

const show = (adapter: ApiKeyAdapter, options: RenderOptions = {}, table: ApiKeyTableProps = {}) =>
  renderWithKeyrack(<ApiKeyTable {...table} />, { adapter, now: NOW, ...options })

const choose = async (user: UserEvent, ...names: string[]) => {
  for (const name of names) await user.click(await screen.findByRole('checkbox', { name: `Choose ${name}` }))
}
const bar = async () => within(await screen.findByRole('group', { name: 'Chosen keys' }))
const begin = async (user: UserEvent, action: string) => user.click((await bar()).getByRole('button', { name: action }))
const dialog = async (name: string) =>
  within(await screen.findByRole(/^(Revoke|Delete)/.test(name) ? 'alertdialog' : 'dialog', { name }))
const states = async (adapter: ApiKeyAdapter) =>
  Object.fromEntries((await adapter.list({ limit: 200 })).items.map(({ name, state }) => [name, state]))

describe('the bar of chosen keys', () => {
  it('comes with the first chosen key, says how many, and goes when they are cleared, with the focus in the table', async () => {
    const { user } = show(memoryAdapter({ keys: make(3) }))
    await choose(user, 'Key 0')
    expect((await bar()).getByText('1 chosen')).toBeVisible()
    await choose(user, 'Key 2')
    expect((await bar()).getByText('2 chosen')).toBeVisible()
    await expectNoViolations()
    await user.click((await bar()).getByRole('button', { name: 'Clear' }))
    expect(screen.queryByRole('group', { name: 'Chosen keys' })).not.toBeInTheDocument()
    expect(screen.getByRole('checkbox', { name: 'Choose all keys' })).toHaveFocus()
  })

  it('offers what the adapter can do and what fits at least one of the keys', async () => {
    const { delete: _, ...adapter } = memoryAdapter({ keys: make(2) })
    const { user } = show(adapter)
    await choose(user, 'Key 0')
    const names = (await bar()).getAllByRole('button').map((button) => button.textContent)
    expect(names).toEqual([
      'Choose all that match: 2',
      'Clear',
      'Rotate',
      'Disable',
      'Change expiry',
      'Set application',
      'Revoke',
      'Export CSV',
      'Export JSON',
    ])
  })

  it('shows what the user may not do with the reason, and does not do it', async () => {
    const { user } = show(memoryAdapter({ keys: make(2) }), {
      can: (action) => (action === 'delete' ? 'Only owners may delete.' : action !== 'revoke'),
    })
    await choose(user, 'Key 0')
    const button = (await bar()).getByRole('button', { name: 'Delete', description: 'Only owners may delete.' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect((await bar()).queryByRole('button', { name: 'Revoke' })).not.toBeInTheDocument()
    await user.click(button)
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
  })
})

describe('an action on many keys', () => {
  it('says first how many change and which do not, and why; then changes those alone', async () => {
    const adapter = memoryAdapter({ keys: [...make(2), issued({ name: 'Ended', state: 'revoked' })] })
    const { user } = show(adapter)
    await choose(user, 'Key 0', 'Key 1', 'Ended')
    await begin(user, 'Disable')
    const asked = await dialog('Disable: 2 keys')
    await user.click(asked.getByText('1 key is left out'))
    expect(asked.getByRole('listitem')).toHaveTextContent('EndedIts state does not allow this')
    await expectNoViolations()
    expect(await states(adapter)).toEqual({ 'Key 0': 'active', 'Key 1': 'active', Ended: 'revoked' })
    await user.click(asked.getByRole('button', { name: 'Disable' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await states(adapter)).toEqual({ 'Key 0': 'disabled', 'Key 1': 'disabled', Ended: 'revoked' })
    expect(screen.getByText('Done: 2 of 2')).toBeInTheDocument()
    expect(screen.queryByRole('group', { name: 'Chosen keys' })).not.toBeInTheDocument()
    await vi.waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose all keys' })).toHaveFocus())
  })

  it('reads the list once at the end, however many keys it changed', async () => {
    const adapter = memoryAdapter({ keys: make(12) })
    const { user } = show(adapter)
    await user.click(await screen.findByRole('checkbox', { name: 'Choose all keys' }))
    await begin(user, 'Disable')
    const list = vi.spyOn(adapter, 'list')
    await user.click((await dialog('Disable: 12 keys')).getByRole('button', { name: 'Disable' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await vi.waitFor(() => expect(screen.getAllByText('Disabled')).toHaveLength(12))
    expect(list).toHaveBeenCalledOnce()
  })

  it('lists those that failed with the reason, keeps them chosen, and tries them again with the same intents', async () => {
    const memory = memoryAdapter({ keys: make(3) })
    const adapter = faultyAdapter(memory, { on: { disable: [null, { kind: 'failBefore', code: 'unavailable' }] } })
    const disable = vi.spyOn(adapter, 'disable')
    const { user } = show(adapter)
    await choose(user, 'Key 0', 'Key 1', 'Key 2')
    await begin(user, 'Disable')
    await user.click((await dialog('Disable: 3 keys')).getByRole('button', { name: 'Disable' }))
    expect(await screen.findByText('Done: 2 of 3 · 1 failed')).toBeVisible()
    const ended = await dialog('Disable: 3 keys')
    expect(ended.getByRole('listitem')).toHaveTextContent('The service cannot answer at the moment. Try again in a minute.')
    await expectNoViolations()
    const again = ended.getByRole('button', { name: 'Retry the failed ones' })
    expect(again).toHaveFocus()
    await user.click(again)
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(Object.values(await states(memory))).toEqual(['disabled', 'disabled', 'disabled'])
    const intents = disable.mock.calls.map(([id, call]) => `${id} ${call?.intent}`)
    expect(intents).toHaveLength(4)
    expect(new Set(intents).size).toBe(3)
  })

  it('leaves only the failed ones chosen where they are not tried again', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: make(3) }), {
      on: { delete: [{ kind: 'failBefore', code: 'forbidden' }] },
    })
    const { user } = show(adapter)
    await user.click(await screen.findByRole('checkbox', { name: 'Choose all keys' }))
    await begin(user, 'Delete')
    const asked = await dialog('Delete: 3 keys')
    expect(asked.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await user.click(asked.getByRole('button', { name: 'Delete' }))
    await user.click(await screen.findByRole('button', { name: 'Close' }))
    expect((await bar()).getByText('1 chosen')).toBeVisible()
    expect(screen.getAllByRole('rowheader')).toHaveLength(1)
  })

  it('is cancelled: what is under way finishes, nothing more begins', async () => {
    const gate = deferred<void>()
    const memory = memoryAdapter({ keys: make(12) })
    const disable = vi.fn((id: string) => gate.promise.then(() => (memory as Required<ApiKeyAdapter>).disable(id)))
    const { user } = show({ ...memory, disable })
    await user.click(await screen.findByRole('checkbox', { name: 'Choose all keys' }))
    await begin(user, 'Disable')
    await user.click((await dialog('Disable: 12 keys')).getByRole('button', { name: 'Disable' }))
    expect(await screen.findByRole('progressbar')).toHaveAttribute('aria-valuenow', '0')
    await expectNoViolations()
    const begun = disable.mock.calls.length
    const cancel = screen.getByRole('button', { name: 'Cancel' })
    expect(cancel).toHaveFocus()
    await user.keyboard('{Escape}')
    expect((await screen.findAllByText('Finishing what is under way …'))[0]).toBeVisible()
    gate.resolve()
    expect(await screen.findByText(`Done: ${begun} of 12 · ${12 - begun} not begun`)).toBeVisible()
    expect(disable).toHaveBeenCalledTimes(begun)
    expect(begun).toBeLessThan(12)
    await user.click(screen.getByRole('button', { name: 'Go on' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(Object.values(await states(memory))).toEqual(Array(12).fill('disabled'))
  })

  it('asks for the word where a key was used in the last 7 days', async () => {
    const used = credential({ name: 'Busy', lastUsedAt: daysAway(-1) })
    const adapter = memoryAdapter({ keys: [used, ...make(1)] })
    const { user } = show(adapter)
    await choose(user, 'Busy', 'Key 0')
    await begin(user, 'Revoke')
    const asked = await dialog('Revoke: 2 keys')
    expect(asked.getByText('1 key was used in the last 7 days.')).toBeVisible()
    const word = asked.getByRole('textbox', { name: 'Type “stop” to confirm' })
    expect(word).toHaveFocus()
    await user.click(asked.getByRole('button', { name: 'Revoke' }))
    expect(Object.values(await states(adapter))).toEqual(['active', 'active'])
    await user.type(word, 'Stop')
    await user.click(asked.getByRole('button', { name: 'Revoke' }))
    await vi.waitFor(async () => expect(Object.values(await states(adapter))).toEqual(['revoked', 'revoked']))
  })

  it('gives all of them an application, and takes an answer that was lost for done when it is tried again', async () => {
    const memory = memoryAdapter({ keys: make(2) })
    const adapter = faultyAdapter(memory, { on: { update: [{ kind: 'loseAnswer' }] } })
    const { user } = show(adapter)
    await choose(user, 'Key 0', 'Key 1')
    await begin(user, 'Set application')
    const asked = await dialog('Set application: 2 keys')
    await user.type(asked.getByRole('textbox', { name: /^Application/ }), 'Kiosk')
    await user.click(asked.getByRole('button', { name: 'Set application' }))
    await user.click(await screen.findByRole('button', { name: 'Retry the failed ones' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect((await memory.list({})).items.map(({ application }) => application)).toEqual(['Kiosk', 'Kiosk'])
    expect(adapter.calls.filter(({ method }) => method === 'update')).toHaveLength(2)
  })

  it('gives all of them an end within the rules', async () => {
    const now = Date.now()
    const adapter = memoryAdapter({ keys: make(2) })
    const { user } = show(adapter, { now, rules: { expiresAt: { maxDays: 60 } } })
    await choose(user, 'Key 0', 'Key 1')
    await begin(user, 'Change expiry')
    const asked = await dialog('Change expiry: 2 keys')
    const select = asked.getByRole('combobox', { name: 'Expires' })
    expect(
      within(select)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['In 7 days', 'In 30 days', 'In 60 days', 'On a date …'])
    await user.selectOptions(select, 'In 30 days')
    await user.click(asked.getByRole('button', { name: 'Change expiry' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    const ends = (await adapter.list({})).items.map(({ expiresAt }) =>
      Math.round((Date.parse(expiresAt ?? '') - now) / 86_400_000),
    )
    expect(ends).toEqual([30, 30])
  })

  it('reads all pages first where all that match are chosen and the adapter has the others', async () => {
    const adapter = memoryAdapter({ keys: make(230) })
    const { user } = show(adapter, {}, { mode: 'adapter', pageSize: 5 })
    await choose(user, 'Key 0')
    await user.click((await bar()).getByRole('button', { name: 'Choose all that match: 230' }))
    // One that is taken out again stays out.
    await choose(user, 'Key 1')
    expect((await bar()).getByText('229 chosen')).toBeVisible()
    await begin(user, 'Disable')
    await user.click((await dialog('Disable: 229 keys')).getByRole('button', { name: 'Disable' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    const { items } = await adapter.list({ filter: { status: ['active'] } })
    expect(items.map(({ name }) => name)).toEqual(['Key 1'])
  })

  it('says why the pages could not be read, and reads them again', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: make(20) }), {
      on: { list: [null, { kind: 'failBefore', code: 'unavailable' }] },
    })
    const { user } = show(adapter, {}, { mode: 'adapter', pageSize: 5 })
    await choose(user, 'Key 0')
    await user.click((await bar()).getByRole('button', { name: /^Choose all/ }))
    await begin(user, 'Disable')
    expect(await screen.findByRole('alert')).toHaveTextContent('The service cannot answer at the moment.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('dialog', { name: 'Disable: 20 keys' })).toBeVisible()
  })
})

describe('keys that a host has named as chosen', () => {
  it('are found one by one, and those that are gone are left out', async () => {
    const adapter = memoryAdapter({ keys: make(6) })
    const { user } = show(
      adapter,
      {},
      {
        mode: 'adapter',
        pageSize: 2,
        initialState: { selection: { all: false, ids: { key_0: true, key_5: true, gone: true } } },
      },
    )
    await begin(user, 'Disable')
    await user.click((await dialog('Disable: 2 keys')).getByRole('button', { name: 'Disable' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    const disabled = Object.entries(await states(adapter)).filter(([, state]) => state === 'disabled')
    expect(disabled.map(([name]) => name).toSorted()).toEqual(['Key 0', 'Key 5'])
  })
})

describe('a selection that the host holds', () => {
  const Tenants = () => {
    const [tenants] = useState(() => [memoryAdapter({ keys: make(2) }), memoryAdapter({ keys: make(3) })] as const)
    const [tenant, setTenant] = useState(0)
    const [selection, setSelection] = useState<TableSelection>({ all: true, ids: {} })
    return (
      <>
        <button type="button" onClick={() => setTenant(1)}>
          Other tenant
        </button>
        <KeyrackProvider adapter={tenants[tenant] as ApiKeyAdapter} now={NOW}>
          <ApiKeyTable state={{ selection }} onStateChange={(change) => change.selection && setSelection(change.selection)} />
        </KeyrackProvider>
      </>
    )
  }

  it('is not that of the next tenant', async () => {
    const user = userEvent.setup()
    render(<Tenants />)
    expect((await bar()).getByText('2 chosen')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Other tenant' }))
    await screen.findByText('3 keys')
    expect(screen.queryByRole('group', { name: 'Chosen keys' })).not.toBeInTheDocument()
    expect(screen.getByRole('checkbox', { name: 'Choose Key 2' })).not.toBeChecked()
  })
})

describe('a rotation of many keys', () => {
  const keys = () => [
    issued({ id: 'a', name: 'Alpha', createdAt: daysAway(-1) }),
    issued({ id: 'b', name: 'Beta', createdAt: daysAway(-2) }),
    issued({ id: 'c', name: 'Gamma', createdAt: daysAway(-3) }),
    issued({ id: 'd', name: 'Ended', createdAt: daysAway(-4), state: 'revoked' }),
  ]
  const rotated = async (adapter: ApiKeyAdapter) =>
    (await adapter.list({ limit: 200 })).items.flatMap(({ name, replacedBy }) => (replacedBy === null ? [] : name)).toSorted()
  const rotateOne = async (user: UserEvent, name: string) => {
    await user.click((await dialog(`Rotate “${name}”`)).getByRole('button', { name: 'Rotate' }))
    const shown = within(await screen.findByRole('dialog', { name: 'Keep this key now' }))
    await user.click(shown.getByRole('checkbox'))
    await user.click(shown.getByRole('button', { name: 'Done' }))
  }

  it('goes from one to the next, each with its own key to be kept, and says which of how many it is', async () => {
    const adapter = memoryAdapter({ keys: keys() })
    const { user } = show(adapter)
    await choose(user, 'Alpha', 'Beta', 'Ended')
    await begin(user, 'Rotate')
    const asked = await dialog('Rotate: 2 keys')
    expect(asked.getByText('1 key is left out')).toBeVisible()
    await user.click(asked.getByRole('button', { name: 'Rotate' }))
    expect((await dialog('Rotate “Alpha”')).getByText('1 of 2')).toBeVisible()
    await expectNoViolations()
    await rotateOne(user, 'Alpha')
    expect((await dialog('Rotate “Beta”')).getByText('2 of 2')).toBeVisible()
    expect((await dialog('Rotate “Beta”')).queryByRole('button', { name: 'Skip' })).not.toBeInTheDocument()
    await rotateOne(user, 'Beta')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await rotated(adapter)).toEqual(['Alpha', 'Beta'])
    expect(screen.getByText('Done: 2 of 2')).toBeInTheDocument()
    expect(screen.queryByRole('group', { name: 'Chosen keys' })).not.toBeInTheDocument()
    await vi.waitFor(() => expect(screen.getByRole('checkbox', { name: 'Choose all keys' })).toHaveFocus())
  })

  it('passes over a key that is skipped, which stays as it is and stays chosen', async () => {
    const adapter = memoryAdapter({ keys: keys() })
    const { user } = show(adapter)
    await choose(user, 'Alpha', 'Beta')
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 2 keys')).getByRole('button', { name: 'Rotate' }))
    await user.click((await dialog('Rotate “Alpha”')).getByRole('button', { name: 'Skip' }))
    await rotateOne(user, 'Beta')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await rotated(adapter)).toEqual(['Beta'])
    expect(screen.getByText('Done: 1 of 2')).toBeInTheDocument()
    expect((await bar()).getByText('1 chosen')).toBeVisible()
    expect(screen.getByRole('checkbox', { name: 'Choose Alpha' })).toBeChecked()
  })

  it('ends where one is cancelled; what is left stays chosen, and the focus is back on the button', async () => {
    const adapter = memoryAdapter({ keys: keys() })
    const { user } = show(adapter)
    await choose(user, 'Alpha', 'Beta', 'Gamma')
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 3 keys')).getByRole('button', { name: 'Rotate' }))
    await rotateOne(user, 'Alpha')
    await user.click((await dialog('Rotate “Beta”')).getByRole('button', { name: 'Cancel' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await rotated(adapter)).toEqual(['Alpha'])
    expect((await bar()).getByText('2 chosen')).toBeVisible()
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Rotate' })).toHaveFocus())
  })

  it('counts a credential as done however its dialog is closed once it is rotated', async () => {
    const inner = memoryAdapter({ keys: make(3) })
    const { test: _, ...adapter } = inner
    const { user } = show(adapter)
    await choose(user, 'Key 0', 'Key 1')
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 2 keys')).getByRole('button', { name: 'Rotate' }))
    const first = await dialog('Rotate “Key 0”')
    await user.type(first.getByLabelText('New key'), 'x9-Qv7!mNb2_Lp4Z')
    await user.click(first.getByRole('button', { name: 'Rotate' }))
    await vi.waitFor(() => expect(screen.getByText('“Key 0” was rotated.')).toBeVisible())
    await user.keyboard('{Escape}')
    expect((await dialog('Rotate “Key 1”')).getByText('2 of 2')).toBeVisible()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await rotated(adapter)).toEqual(['Key 0'])
    expect(screen.getByText('Done: 1 of 2')).toBeInTheDocument()
    expect((await bar()).getByText('1 chosen')).toBeVisible()
  })

  it('tells the host what is unknown of a key that is skipped after its answer was lost', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: keys() }), { on: { rotate: [{ kind: 'loseAnswer' }] } })
    const onNotify = vi.fn()
    const { user } = show(adapter, { onNotify })
    await choose(user, 'Alpha', 'Beta')
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 2 keys')).getByRole('button', { name: 'Rotate' }))
    await user.click((await dialog('Rotate “Alpha”')).getByRole('button', { name: 'Rotate' }))
    await (await dialog('Rotate “Alpha”')).findByRole('alert')
    await user.click((await dialog('Rotate “Alpha”')).getByRole('button', { name: 'Skip' }))
    await dialog('Rotate “Beta”')
    expect(onNotify.mock.calls.map(([{ code }]) => code)).toEqual(['unresolved'])
  })

  it('does not take the second click of a double click for the next key', async () => {
    const adapter = memoryAdapter({ keys: keys() })
    const { user } = show(adapter)
    await choose(user, 'Alpha', 'Beta', 'Gamma')
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 3 keys')).getByRole('button', { name: 'Rotate' }))
    await user.click((await dialog('Rotate “Alpha”')).getByRole('button', { name: 'Skip' }))
    const second = await dialog('Rotate “Beta”')
    for (const name of ['Skip', 'Cancel', 'Rotate']) fireEvent.click(second.getByRole('button', { name }), { detail: 2 })
    expect(second.getByText('2 of 3')).toBeVisible()
    expect(await rotated(adapter)).toEqual([])
  })

  it('of all that match is of those that were there: their successors are not chosen', async () => {
    const adapter = memoryAdapter({ keys: keys().slice(0, 2) })
    const { user } = show(adapter)
    await user.click(await screen.findByRole('checkbox', { name: 'Choose all keys' }))
    await begin(user, 'Rotate')
    await user.click((await dialog('Rotate: 2 keys')).getByRole('button', { name: 'Rotate' }))
    await rotateOne(user, 'Alpha')
    await rotateOne(user, 'Beta')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await rotated(adapter)).toEqual(['Alpha', 'Beta'])
    expect(screen.queryByRole('group', { name: 'Chosen keys' })).not.toBeInTheDocument()
  })
})

describe('a revocation of many keys', () => {
  it('gives the reason to each of them', async () => {
    const inner = memoryAdapter({ keys: make(2) })
    const revoke = vi.fn(inner.revoke?.bind(inner))
    const { user } = show({ ...inner, revoke })
    await choose(user, 'Key 0', 'Key 1')
    await begin(user, 'Revoke')
    const asked = await dialog('Revoke: 2 keys')
    await user.type(asked.getByRole('textbox', { name: /^Reason/ }), ' Leaked in a log ')
    await expectNoViolations()
    await user.click(asked.getByRole('button', { name: 'Revoke' }))
    await vi.waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument())
    expect(revoke.mock.calls.map(([id, options]) => [id, options]).toSorted()).toEqual([
      ['key_0', { reason: 'Leaked in a log' }],
      ['key_1', { reason: 'Leaked in a log' }],
    ])
  })

  it('is not begun with a reason that is too long, and keeps it', async () => {
    const adapter = memoryAdapter({ keys: make(1) })
    const { user } = show(adapter)
    await choose(user, 'Key 0')
    await begin(user, 'Revoke')
    const asked = await dialog('Revoke: 1 key')
    const reason = asked.getByRole('textbox', { name: /^Reason/ })
    await user.click(reason)
    await user.paste('x'.repeat(501))
    await user.click(asked.getByRole('button', { name: 'Revoke' }))
    expect(reason).toHaveFocus()
    expect(reason).toHaveAccessibleDescription(/500/)
    expect(await states(adapter)).toEqual({ 'Key 0': 'active' })
    await expectNoViolations()
  })
})
