import { QueryClient } from '@tanstack/react-query'
import { act, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const old = issued({
  id: 'key_old',
  hint: { prefix: 'demo_test_', tail: 'old1' },
  lastUsedAt: daysAway(-2),
  replacedBy: 'key_new',
  retiresAt: daysAway(1),
})
const fresh = issued({ id: 'key_new', createdAt: daysAway(0), replaces: 'key_old' })
const store = (keys = [fresh, old]) => memoryAdapter({ keys, now: () => NOW })
const show = (options: RenderOptions & { readonly pageSize?: number } = {}) => {
  const { pageSize = 50, ...rest } = options
  return renderWithKeyrack(<ApiKeyTable mode={pageSize === 50 ? 'auto' : 'adapter'} pageSize={pageSize} />, {
    adapter: store(),
    now: NOW,
    ...rest,
  })
}

const retiring = () => screen.findByRole('row', { name: /Being replaced/ })
const menuOf = async (user: UserEvent, row: HTMLElement) => {
  await user.click(within(row).getByRole('button', { name: /^Actions for/ }))
  return screen.findByRole('menu')
}
const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent)
const openGrace = async (user: UserEvent) => {
  await menuOf(user, await retiring())
  await user.click(screen.getByRole('menuitem', { name: 'Grace period' }))
  return screen.findByRole('dialog', { name: 'Grace period of “Reports”' })
}
const announced = async (sentence: string) =>
  vi.waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(sentence))

describe('a key and its successor', () => {
  it('are linked: one tells when it ends and leads to the other, which tells what it replaced', async () => {
    const { user } = show()
    const row = await retiring()
    expect(row).toHaveTextContent('in 1 day')
    await user.click(within(row).getByRole('button', { name: 'New key' }))
    const [, first] = screen.getAllByRole('row')
    const actions = within(first as HTMLElement).getByRole('button', { name: /^Actions for/ })
    await vi.waitFor(() => expect(actions).toHaveFocus())
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('menu')).toHaveTextContent(/Replaces\s*demo_test_•+old1/)
    await expectNoViolations()
  })

  it('are found on another page by a search', async () => {
    const between = credential({ createdAt: daysAway(-35) })
    const late = { ...fresh, createdAt: daysAway(-40) }
    const { user } = show({ adapter: store([late, between, old] as never), pageSize: 1 })
    await user.click(within(await retiring()).getByRole('button', { name: 'New key' }))
    await vi.waitFor(() => expect(screen.queryByRole('row', { name: /Being replaced/ })).not.toBeInTheDocument())
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Actions for Reports' })).toHaveFocus())
  })

  it('lead nowhere where the other is gone, and not to it when it comes back later', async () => {
    let back = false
    const adapter = store([old])
    const list: typeof adapter.list = async (query, call) => {
      const page = await adapter.list(query, call)
      return back && !query.search ? { ...page, items: [fresh, ...page.items] } : page
    }
    const queryClient = new QueryClient()
    const { user } = show({ adapter: { ...adapter, list }, queryClient })
    await user.click(within(await retiring()).getByRole('button', { name: 'New key' }))
    await user.click(await screen.findByRole('button', { name: 'Clear the search' }))
    await retiring()
    back = true
    await act(() => queryClient.invalidateQueries())
    await vi.waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3))
    expect(screen.getByRole('searchbox')).toHaveFocus()
  })

  it('stand in the table after a rotation', async () => {
    const { user } = show({ adapter: store([issued()]) })
    await menuOf(user, await screen.findByRole('row', { name: /Reports/ }))
    await user.click(screen.getByRole('menuitem', { name: 'Rotate' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Rotate' }))
    await user.click(await screen.findByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await announced('“Reports” was rotated.')
    expect(await retiring()).toBeVisible()
    expect(screen.getAllByRole('row')).toHaveLength(3)
    await vi.waitFor(() => expect(document.activeElement).toHaveAccessibleName('Actions for Reports'))
  })

  it('has its grace in the menu of the old one, and no rotation', async () => {
    const { user } = show()
    await menuOf(user, await retiring())
    expect(items()).toEqual(['Details', 'Rename', 'Edit', 'Grace period', 'Disable', 'Revoke', 'Delete'])
  })
})

describe('the grace period', () => {
  it('is not moved without a connection', async () => {
    const adapter = store()
    const update = vi.spyOn(adapter, 'update')
    const { user } = show({ adapter })
    await openGrace(user)
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('You are offline, so nothing was sent.')
    expect(update).not.toHaveBeenCalled()
    onLine.mockRestore()
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    await vi.waitFor(() => expect(update).toHaveBeenCalledOnce())
  })

  it('may be left although an adapter never answers', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { user } = show({ adapter: { ...store(), update: () => new Promise(() => undefined) } })
    await openGrace(user)
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    await vi.advanceTimersByTimeAsync(61_000)
    vi.useRealTimers()
    expect(await screen.findByRole('alert')).toHaveTextContent('The service took too long to answer.')
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('tells whether the old key is still in use', async () => {
    const { user } = show()
    const dialog = await openGrace(user)
    expect(dialog).toHaveTextContent(/The old key works until Jun 16, 2026/)
    expect(dialog).toHaveTextContent('The old key was last used 2 days ago.')
    await expectNoViolations()
  })

  it.each([
    ['24 hours', 2],
    ['7 days', 8],
  ])('is extended by %s', async (label, days) => {
    const { user, adapter } = show()
    await openGrace(user)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Extend by' }), label)
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    await announced('The grace period of “Reports” was changed.')
    const { items: keys } = await adapter.list({})
    expect(keys.find(({ id }) => id === 'key_old')?.retiresAt).toBe(daysAway(days))
  })

  it('is not extended past a year', async () => {
    const { user } = show()
    await openGrace(user)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Extend by' }), 'Other …')
    await user.type(screen.getByRole('spinbutton'), '365')
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    expect(await screen.findByText('Choose a time between none and one year')).toBeVisible()
  })

  it('is ended after a question, with the focus on the harmless answer', async () => {
    const { user, adapter } = show()
    await openGrace(user)
    await user.click(screen.getByRole('button', { name: 'End now' }))
    const question = await screen.findByRole('alertdialog', { description: /The old key stops now/ })
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await expectNoViolations()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'End now' })).toHaveFocus())
    await user.keyboard('{Enter}')
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'End now' }))
    await announced('The grace period of “Reports” was changed.')
    const { items: keys } = await adapter.list({})
    expect(keys.find(({ id }) => id === 'key_old')?.retiresAt).toBe(daysAway(0))
  })

  it('says why it was not changed', async () => {
    const adapter = faultyAdapter(store(), { on: { update: [{ kind: 'failBefore', code: 'forbidden' }] } })
    const { user } = show({ adapter })
    const dialog = await openGrace(user)
    await user.click(screen.getByRole('button', { name: 'Extend' }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('You are not allowed to do this.')
  })

  it('can only be looked at by those who may not change the key', async () => {
    const { user } = show({ can: (action) => action !== 'update' })
    const dialog = await openGrace(user)
    expect(within(dialog).queryByRole('combobox')).not.toBeInTheDocument()
    expect(within(dialog).queryByRole('button', { name: 'End now' })).not.toBeInTheDocument()
  })
})

describe('the reminder of a rotation', () => {
  it.each([
    ['Rotate soon', 13, true],
    ['Rotation overdue', -1, true],
    ['Rotate soon', 15, false],
  ])('says “%s” %i days before it is due: %s', async (words, days, said) => {
    const { user } = show({ adapter: store([issued({ rotationDueAt: daysAway(days) })]) })
    const row = await screen.findByRole('row', { name: /Reports/ })
    expect(row.textContent?.includes(words)).toBe(said)
    expect(row.querySelectorAll('.kr-due > svg')).toHaveLength(said ? 1 : 0)
    const menu = await menuOf(user, row)
    expect(menu).toHaveTextContent('Rotation due')
    expect(items()[0]).toBe(said ? 'Rotate' : 'Details')
    await expectNoViolations()
  })
})
