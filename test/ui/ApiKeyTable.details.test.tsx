import { fireEvent, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { sampleScopes } from '../../src/testing/sampleScopes'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { ApiKeyTable, type ApiKeyTableProps } from '../../src/ui/ApiKeyTable'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const billing = credential({ application: 'Storefront', lastUsedAt: daysAway(-20), scopes: ['invoices:read', 'gone:scope'] })
const old = issued({ id: 'old', name: 'Reports', replacedBy: 'new', retiresAt: daysAway(1) })
const successor = issued({ id: 'new', name: 'Reports', replaces: 'old', createdAt: daysAway(-0.5) })

const show = (adapter: ApiKeyAdapter, options: RenderOptions = {}, table: ApiKeyTableProps = {}) =>
  renderWithKeyrack(<ApiKeyTable {...table} />, { adapter, now: NOW, ...options })
const keys = () => memoryAdapter({ keys: [billing, old, successor], scopes: sampleScopes })
const row = (id: string) => document.querySelector<HTMLElement>(`[data-key="${id}"]`) as HTMLElement
const open = async (user: UserEvent, id: string) => {
  await screen.findByRole('button', { name: 'Billing' })
  await user.click(row(id).querySelector('.kr-name') as HTMLElement)
  return screen.findByRole('dialog')
}
const fact = (dialog: HTMLElement, label: string) =>
  within(dialog).getByText(label, { selector: 'dt' }).nextElementSibling as HTMLElement

describe('the details of a key', () => {
  it('tell everything, open by the name, and give the focus back to it', async () => {
    const { user } = show(keys())
    const dialog = await open(user, billing.id)
    expect(dialog).toHaveAccessibleName('Billing')
    expect(dialog).toHaveAccessibleDescription('It works.')
    expect(fact(dialog, 'Application')).toHaveTextContent('Storefront')
    expect(fact(dialog, 'Last used')).toHaveTextContent(/May 26, 2026.*2 weeks ago/)
    expect(fact(dialog, 'Id')).toHaveTextContent(billing.id)
    await vi.waitFor(() => expect(within(dialog).getByRole('list')).toHaveTextContent(/Low risk/))
    expect(await within(dialog).findByText('No longer offered')).toBeVisible()
    await expectNoViolations()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Billing' })).toHaveFocus())
  })

  it('lead from a replaced key to its successor and back', async () => {
    const { user } = show(keys())
    const dialog = await open(user, 'old')
    await user.click(within(fact(dialog, 'Replaced by')).getByRole('button'))
    await vi.waitFor(() => expect(fact(screen.getByRole('dialog'), 'Id')).toHaveTextContent('new'))
    await user.click(within(fact(screen.getByRole('dialog'), 'Replaces')).getByRole('button'))
    await vi.waitFor(() => expect(fact(screen.getByRole('dialog'), 'Id')).toHaveTextContent('old'))
    await expectNoViolations()
  })

  it('follow the key, and offer what its state allows', async () => {
    const { user } = show(keys())
    const dialog = await open(user, billing.id)
    await user.click(within(dialog).getByRole('button', { name: 'Disable' }))
    expect(await within(dialog).findByText('It is stopped, and can be enabled again.')).toBeVisible()
    expect(within(dialog).getByRole('button', { name: 'Enable' })).toBeVisible()
  })

  it('give way to the dialog of an action, and the focus comes back to the row', async () => {
    const { user } = show(keys())
    await user.click(within(await open(user, billing.id)).getByRole('button', { name: 'Revoke' }))
    const question = await screen.findByRole('alertdialog', { name: 'Revoke “Billing”?' })
    await vi.waitFor(() => expect(question).toContainElement(document.activeElement as HTMLElement))
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Billing' })).toHaveFocus())
  })

  it('have room for what the host knows', async () => {
    const { user } = show(keys(), {}, { details: (key) => <p>Log of {key.name}</p> })
    expect(within(await open(user, billing.id)).getByText('Log of Billing')).toBeVisible()
  })
})

describe('a name that is changed in its row', () => {
  const rename = async () => {
    await screen.findByRole('button', { name: 'Billing' })
    screen.getByRole('button', { name: 'Actions for Billing' }).focus()
    // The tools of rows are fetched when the table is approached.
    await vi.waitFor(() => {
      fireEvent.keyDown(document.activeElement as Element, { key: 'F2' })
      expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus()
    })
    return screen.getByRole('textbox', { name: 'Name' })
  }

  it('begins with F2, is saved with Enter, and gives the focus back to the row', async () => {
    const adapter = keys()
    const { user } = show(adapter)
    const input = await rename()
    expect(input).toHaveValue('Billing')
    await expectNoViolations()
    await user.clear(input)
    await user.type(input, 'Invoices{Enter}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Invoices' })).toHaveFocus())
    expect((await adapter.list({ search: billing.id })).items[0]?.name).toBe('Invoices')
  })

  it('begins from the menu', async () => {
    const { user } = show(keys())
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus())
  })

  it('stays as it was after Escape', async () => {
    const adapter = keys()
    const update = vi.spyOn(adapter, 'update')
    const { user } = show(adapter)
    await user.type(await rename(), 'x{Escape}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Billing' })).toHaveFocus())
    expect(update).not.toHaveBeenCalled()
  })

  it('is held to the rules, and stays with what was typed when the focus goes', async () => {
    const { user } = show(keys())
    const input = await rename()
    await user.clear(input)
    await user.keyboard('{Enter}')
    expect(input).toHaveAccessibleDescription('Give the key a name')
    await user.tab()
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeInvalid()
    await expectNoViolations()
  })

  it('is saved when the focus goes, where it is another and valid', async () => {
    const { user } = show(keys())
    await user.type(await rename(), ' 2')
    await user.click(screen.getByRole('searchbox'))
    expect(await screen.findByRole('button', { name: 'Billing 2' })).toBeVisible()
    expect(screen.getByRole('searchbox')).toHaveFocus()
  })
})

describe('undo', () => {
  const disable = async (user: UserEvent) => {
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Disable' }))
    return screen.findByRole('group', { name: 'Undo' })
  }

  it('takes back a disable', async () => {
    const adapter = keys()
    const { user } = show(adapter)
    const offer = await disable(user)
    expect(offer).toHaveTextContent('“Billing” was disabled.')
    expect(screen.getByText('You can undo this with Ctrl+Z or ⌘Z.')).toBeInTheDocument()
    await expectNoViolations()
    await user.click(within(offer).getByRole('button', { name: 'Undo' }))
    await vi.waitFor(() => expect(row(billing.id)).toHaveTextContent('Active'))
    expect(screen.getByRole('button', { name: 'Actions for Billing' })).toHaveFocus()
    expect(screen.queryByRole('group', { name: 'Undo' })).not.toBeInTheDocument()
    expect(await screen.findByText('“Billing” is as it was before.')).toBeInTheDocument()
  })

  it('takes it back with Ctrl+Z from the row', async () => {
    const { user } = show(keys())
    await disable(user)
    await user.keyboard('{Control>}z{/Control}')
    await vi.waitFor(() => expect(row(billing.id)).toHaveTextContent('Active'))
  })

  it('says so where somebody has changed the key since', async () => {
    const adapter = keys()
    const { user } = show(adapter)
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' 2{Enter}')
    const offer = await screen.findByRole('group', { name: 'Undo' })
    const [key] = (await adapter.list({ search: billing.id })).items
    await adapter.update?.(billing.id, { version: key?.version ?? '', name: 'Theirs' })
    await user.click(within(offer).getByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Someone changed this key in the meantime.')
    expect((await adapter.list({ search: billing.id })).items[0]?.name).toBe('Theirs')
  })

  it('is not offered for what failed', async () => {
    const { user } = show(faultyAdapter(keys(), { on: { disable: [{ kind: 'failBefore', code: 'forbidden' }] } }))
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Disable' }))
    await screen.findByRole('alert')
    expect(screen.queryByRole('group', { name: 'Undo' })).not.toBeInTheDocument()
  })
})

describe('the times of a row', () => {
  it('tell the instant on hover until Escape', async () => {
    const { user } = show(keys())
    await screen.findByRole('button', { name: 'Billing' })
    const time = row(billing.id).querySelector('time') as HTMLElement
    expect(time).not.toHaveAttribute('title')
    await user.hover(screen.getByRole('table'))
    await vi.waitFor(async () => {
      await user.unhover(time)
      await user.hover(time)
      expect(await screen.findByRole('tooltip', {}, { timeout: 900 })).toHaveTextContent(/2026/)
    }, 8_000)
    expect(time).toHaveAccessibleDescription(/2026/)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('tooltip')).not.toBeInTheDocument()
    expect(time).not.toHaveAttribute('aria-describedby')
  })
})

describe('a refusal with a reason', () => {
  const can = () => 'Ask ada@example.com.'

  it('is beside the action in the menu, which does nothing', async () => {
    const adapter = keys()
    const revoke = vi.spyOn(adapter, 'revoke')
    const { user } = show(adapter, { can: (action) => (action === 'revoke' ? can() : action === 'disable') })
    await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    const item = await screen.findByRole('menuitem', { name: /Revoke.*Ask ada@example.com\./ })
    expect(item).toHaveAttribute('aria-disabled', 'true')
    await expectNoViolations()
    await user.click(item)
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument()
    expect(screen.queryByRole('menuitem', { name: 'Edit' })).not.toBeInTheDocument()
    expect(revoke).not.toHaveBeenCalled()
  })

  it('is beside the button that adds a key', async () => {
    const { user } = renderWithKeyrack(<ApiKeyManager />, { adapter: keys(), now: NOW, can })
    const add = await screen.findByRole('button', { name: 'Add API key', description: 'Ask ada@example.com.' })
    await user.click(add)
    expect(add).toHaveAttribute('aria-disabled', 'true')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    await screen.findByRole('button', { name: 'Billing' })
    await expectNoViolations()
  })
})
