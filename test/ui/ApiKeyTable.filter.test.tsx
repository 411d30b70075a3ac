import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, ListQuery, Supports } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { catalogue } from '../support/catalogue'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.querySelector('.kr-name')?.textContent)
const listed = (...expected: string[]) => waitFor(() => expect(names()).toEqual(expected))
const filterButton = () => screen.getByRole('button', { name: /^Filter/ })
const panel = () => screen.findByRole('region', { name: 'Filters' })
const group = async (name: string) => within(await screen.findByRole('group', { name }))
const values = async (name: string) =>
  (await group(name)).getAllByRole('checkbox').map((box) => box.closest('label')?.textContent)
const chips = () => within(screen.getByRole('list', { name: 'Active filters' }))
const count = () => document.querySelector('.kr-count')?.textContent

const KEYS: readonly ApiKey[] = [
  credential({ id: 'a', name: 'Alpha', application: 'Shop', createdBy: 'ada@example.com', scopes: ['invoices:read'] }),
  credential({ id: 'b', name: 'Beta', application: 'Shop', createdBy: null, expiresAt: daysAway(3), lastUsedAt: daysAway(-2) }),
  issued({ id: 'c', name: 'Gamma', application: null, createdBy: 'ada@example.com', state: 'disabled', scopes: ['users:read'] }),
  issued({
    id: 'd',
    name: 'Delta',
    application: 'Kiosk',
    createdAt: daysAway(-200),
    createdBy: null,
    lastUsedAt: daysAway(-100),
  }),
]

const memory = (keys: readonly ApiKey[] = KEYS) => memoryAdapter({ keys, scopes: catalogue, now: () => NOW })

/** An adapter that is left to search, filter and sort, and tells what it was asked. */
function remote(keys: readonly ApiKey[] = KEYS, changes: Partial<ApiKeyAdapter> = {}) {
  const inner = memory(keys)
  const asked: ListQuery[] = []
  const list: ApiKeyAdapter['list'] = (query, call) => {
    asked.push(query)
    return inner.list(query, call)
  }
  return { adapter: { ...inner, list, ...changes }, asked }
}

const opened = async (adapter: ApiKeyAdapter, mode: 'memory' | 'adapter' = 'memory') => {
  const rendered = renderWithKeyrack(<ApiKeyTable mode={mode} />, { adapter, now: NOW })
  await screen.findByRole('rowheader', { name: /Alpha/ })
  await rendered.user.click(filterButton())
  await panel()
  return rendered
}

describe('the button of the filters', () => {
  it('opens a panel that it names, and closes it', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memory(), now: NOW })
    expect(filterButton()).toHaveAttribute('aria-expanded', 'false')
    await user.click(filterButton())
    const region = await panel()
    expect(filterButton()).toHaveAttribute('aria-expanded', 'true')
    expect(document.getElementById(filterButton().getAttribute('aria-controls') ?? '')).toContainElement(region)
    await screen.findByRole('checkbox', { name: 'Active 2' })
    await expectNoViolations()
    await user.click(filterButton())
    expect(screen.queryByRole('region', { name: 'Filters' })).not.toBeInTheDocument()
  })

  it('takes the focus back when Escape closes the panel, and tells how many fields are active', async () => {
    const { user } = await opened(memory())
    await user.click(await screen.findByRole('checkbox', { name: 'Active 2' }))
    await user.click(screen.getByRole('checkbox', { name: /^Disabled/ }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Expires' }), 'Never')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Filters' })).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Filter 2' })).toHaveFocus()
  })
})

describe.each(['memory', 'adapter'] as const)('filters, in %s mode', (mode) => {
  it('count the keys of each value, each field by all the others', async () => {
    const { user } = await opened(memory(), mode)
    await waitFor(async () => expect(await values('Status')).toEqual(['Expires soon 1', 'Active 2', 'Disabled 1']))
    expect(await values('Kind')).toEqual(['Credential 2', 'Issued 2'])
    expect(await values('Permissions')).toEqual(['Read invoices 1', 'Read users 1'])
    expect(await values('Application')).toEqual(['Shop 2', 'Kiosk 1', 'None 1'])
    expect(await values('Created by')).toEqual(['ada@example.com 2', 'None 2'])

    await user.click(screen.getByRole('checkbox', { name: 'Issued 2' }))
    await waitFor(() => expect(names().toSorted()).toEqual(['Delta', 'Gamma']))
    await waitFor(async () => expect(await values('Application')).toEqual(['Shop 0', 'Kiosk 1', 'None 1']))
    expect(await values('Kind')).toEqual(['Credential 2', 'Issued 2'])
    expect(await values('Status')).toEqual(['Expires soon 0', 'Active 1', 'Disabled 1'])
  })

  it('narrow each other, and are widened by their values', async () => {
    const { user } = await opened(memory(), mode)
    await user.click(await screen.findByRole('checkbox', { name: 'Shop 2' }))
    await user.click(screen.getByRole('checkbox', { name: /^Kiosk/ }))
    await waitFor(() => expect(names().toSorted()).toEqual(['Alpha', 'Beta', 'Delta']))
    await user.click(screen.getByRole('checkbox', { name: /^Active/ }))
    await waitFor(() => expect(names().toSorted()).toEqual(['Alpha', 'Delta']))
    await user.click((await group('Created by')).getByRole('checkbox', { name: /^None/ }))
    await listed('Delta')
    expect(count()).toBe('1 key')
  })

  it.each([
    ['Expires', 'In the next 7 days', ['Beta']],
    ['Expires', 'Never', ['Alpha', 'Delta', 'Gamma']],
    ['Last used', 'Never', ['Alpha', 'Gamma']],
    ['Last used', 'In the last 7 days', ['Beta']],
    ['Last used', 'Not used for 90 days', ['Delta']],
  ])('by time: %s, %s', async (field, preset, expected) => {
    const { user } = await opened(memory(), mode)
    await user.selectOptions(screen.getByRole('combobox', { name: field }), preset)
    await waitFor(() => expect(names().toSorted()).toEqual(expected))
    await user.selectOptions(screen.getByRole('combobox', { name: field }), 'Any time')
    await waitFor(() => expect(names()).toHaveLength(4))
  })

  it.each(['(', '\\', '%', '_%_', '[a-z]+', '.*', '🔑', '"', '`${x}'])(
    'take “%s” in the search for the text that it is',
    async (text) => {
      const keys = [credential({ id: 'a', name: 'Alpha' }), credential({ id: 'x', name: `Odd ${text} one` })]
      const { user } = renderWithKeyrack(<ApiKeyTable mode={mode} />, { adapter: memory(keys), now: NOW })
      await screen.findByRole('rowheader', { name: /Alpha/ })
      await user.click(screen.getByRole('searchbox', { name: 'Search keys' }))
      await user.paste(text)
      await listed(`Odd ${text} one`)
      await user.paste('zzz')
      expect(await screen.findByText(`No key matches “${text}zzz”.`)).toBeVisible()
    },
  )
})

describe('days between two', () => {
  it('are those of the zone of the host, both included, in whatever order', async () => {
    const keys = [
      credential({ id: 'a', name: 'Alpha', createdAt: '2026-01-09T15:00:00.000Z' }),
      credential({ id: 'b', name: 'Beta', createdAt: '2026-01-10T15:00:00.000Z' }),
      credential({ id: 'c', name: 'Gamma', createdAt: '2026-01-11T14:59:59.999Z' }),
    ]
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memory(keys), timeZone: 'Asia/Tokyo' })
    await screen.findByRole('rowheader', { name: /Alpha/ })
    await user.click(filterButton())
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Created' }), 'Between dates …')
    expect(names()).toHaveLength(3)
    await user.type(screen.getByLabelText('From'), '2026-01-11')
    await waitFor(() => expect(names().toSorted()).toEqual(['Beta', 'Gamma']))
    expect(chips().getByRole('button', { name: 'Remove the filter “Created: from Jan 11, 2026”' })).toBeVisible()
    await user.type(screen.getByLabelText('Until'), '2026-01-10')
    await waitFor(() => expect(names().toSorted()).toEqual(['Alpha', 'Beta', 'Gamma']))
    expect(chips().getByText('Created: Jan 10, 2026 – Jan 11, 2026')).toBeVisible()
    await user.click(chips().getByRole('button', { name: /Created/ }))
    expect(screen.getByRole('combobox', { name: 'Created' })).toHaveDisplayValue('Any time')
  })
})

describe('chips', () => {
  it('say what is active, also when the panel is closed, and take it away again', async () => {
    const { user } = await opened(memory())
    await user.click(await screen.findByRole('checkbox', { name: 'Active 2' }))
    await user.click(screen.getByRole('checkbox', { name: /^Disabled/ }))
    await user.click(screen.getByRole('checkbox', { name: /^Issued/ }))
    await user.click(filterButton())
    expect(chips().getByText('Status: Active or Disabled')).toBeVisible()
    await waitFor(() => expect(names().toSorted()).toEqual(['Delta', 'Gamma']))
    await expectNoViolations()
    await user.click(chips().getByRole('button', { name: 'Remove the filter “Status: Active or Disabled”' }))
    expect(chips().getByRole('button', { name: 'Remove the filter “Kind: Issued”' })).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(names()).toHaveLength(4))
    expect(screen.getByRole('button', { name: 'Filter' })).toHaveFocus()
    expect(screen.queryByRole('list', { name: 'Active filters' })).not.toBeInTheDocument()
  })

  it('are cleared with the search', async () => {
    const { user } = await opened(memory())
    await user.type(screen.getByRole('searchbox', { name: 'Search keys' }), 'a')
    await user.click(await screen.findByRole('checkbox', { name: /^Issued/ }))
    await user.click(chips().getByRole('button', { name: 'Clear all' }))
    expect(screen.getByRole('searchbox', { name: 'Search keys' })).toHaveValue('')
    await waitFor(() => expect(names()).toHaveLength(4))
    expect(screen.getByRole('checkbox', { name: /^Issued/ })).not.toBeChecked()
  })

  it('come with a view that the host has set, without the panel', async () => {
    const view = { search: '', sort: [], filter: { scope: ['users:read'], application: ['a', 'b', 'c', 'd'] } }
    renderWithKeyrack(<ApiKeyTable initialState={{ view }} />, { adapter: memory(), now: NOW })
    expect(await screen.findByText('Permissions: Read users')).toBeVisible()
    expect(screen.getByText('Application: 4 chosen')).toBeVisible()
    expect(await screen.findByText('No key fits these filters.')).toBeVisible()
    expect(count()).toBe('0 keys')
  })
})

describe('long groups', () => {
  const many = Array.from({ length: 20 }, (_, n) =>
    credential({ id: `k${n}`, name: n === 0 ? 'Alpha' : `Key ${n}`, application: `App ${n}` }),
  )

  it('show eight, all when asked, and those that are searched for', async () => {
    const { user } = await opened(memory(many))
    const apps = await group('Application')
    await waitFor(() => expect(apps.getAllByRole('checkbox')).toHaveLength(8))
    await user.click(apps.getByRole('button', { name: 'Show all 20' }))
    expect(apps.getAllByRole('checkbox')).toHaveLength(20)
    await user.click(apps.getByRole('button', { name: 'Show fewer' }))
    await user.type(apps.getByRole('searchbox', { name: 'Search in “Application”' }), 'pp 19')
    await user.click(apps.getByRole('checkbox', { name: 'App 19 1' }))
    await user.clear(apps.getByRole('searchbox'))
    // What is chosen stays in sight.
    expect(apps.getByRole('checkbox', { name: 'App 19 1' })).toBeChecked()
    expect(apps.getAllByRole('checkbox')).toHaveLength(9)
  })
})

describe('an adapter that filters', () => {
  it('is asked for the filter, and not offered what it does not heed', async () => {
    const supports: Supports = { filter: ['status', 'expires'] }
    const { adapter, asked } = remote(KEYS, { supports })
    const { user } = await opened(adapter, 'adapter')
    await user.click(await screen.findByRole('checkbox', { name: /^Disabled/ }))
    await listed('Gamma')
    expect(asked.at(-1)).toMatchObject({ filter: { status: ['disabled'] } })
    expect(screen.queryByRole('group', { name: 'Kind' })).not.toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: 'Expires' })).toBeVisible()
    expect(screen.queryByRole('combobox', { name: 'Created' })).not.toBeInTheDocument()
  })

  it('is asked for counts with no more than it heeds, as it is for keys', async () => {
    const inner = memory()
    const asked: unknown[] = []
    const facets: NonNullable<ApiKeyAdapter['facets']> = (query, call) => {
      asked.push(query)
      return inner.facets?.(query, call) ?? Promise.reject(new Error('no facets'))
    }
    const view = { search: 'Alpha', sort: [], filter: { status: ['active' as const], scope: ['users:read'] } }
    const supports: Supports = { search: false, filter: ['status'] }
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" initialState={{ view }} />, {
      adapter: { ...inner, supports, facets },
      now: NOW,
    })
    await listed('Alpha', 'Delta')
    await user.click(filterButton())
    expect(await screen.findByRole('checkbox', { name: /^Active/ })).toBeChecked()
    expect(asked).not.toHaveLength(0)
    for (const query of asked) expect(query).toEqual({ filter: { status: ['active'] } })
  })

  it('and does not count offers the values that were read, without numbers', async () => {
    const { adapter } = remote()
    const { facets: _, ...uncounted } = adapter
    await opened(uncounted, 'adapter')
    expect(await values('Application')).toHaveLength(3)
    expect((await values('Application')).toSorted()).toEqual(['Kiosk ', 'None ', 'Shop '])
    expect(await values('Status')).toHaveLength(6)
  })

  it('and fails to count says so, and counts when asked again', async () => {
    const inner = memory()
    let fails = true
    const facets: NonNullable<ApiKeyAdapter['facets']> = (query, call) =>
      fails
        ? Promise.reject(new ApiKeyError('unavailable'))
        : (inner.facets?.(query, call) ?? Promise.reject(new Error('no facets')))
    const { user } = await opened({ ...inner, facets }, 'adapter')
    expect(await within(await panel()).findByRole('alert')).toHaveTextContent('The service cannot answer at the moment.')
    // Time needs no counts.
    expect(screen.getByRole('combobox', { name: 'Created' })).toBeVisible()
    fails = false
    await user.click(within(await panel()).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('checkbox', { name: 'Active 2' })).toBeVisible()
  })
})

describe('what is said', () => {
  /** Everything that polite regions said, one entry for each time. */
  const listening = () => {
    const said: string[] = []
    const observer = new MutationObserver((changes) => {
      for (const target of new Set(
        changes.map(({ target: node }) => (node instanceof Element ? node : node.parentElement)?.closest('[role="status"]')),
      ))
        if (target?.textContent) said.push(target.textContent)
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    return said
  }

  it.each(['memory', 'adapter'] as const)('is the number, once for each change of a filter, in %s mode', async (mode) => {
    const { user } = await opened(memory(), mode)
    const box = await screen.findByRole('checkbox', { name: 'Credential 2' })
    const said = listening()
    await user.click(box)
    await waitFor(() => expect(said).toEqual(['2 keys']))
    said.length = 0
    // As many, and others.
    await user.click(screen.getByRole('checkbox', { name: /^Issued/ }))
    await waitFor(() => expect(said).toEqual(['4 keys']))
  })

  it.each(['memory', 'adapter'] as const)('is the sort, once for each change of it, in %s mode', async (mode) => {
    const { user } = await opened(memory(), mode)
    const said = listening()
    const header = (name: string) => within(screen.getByRole('columnheader', { name: new RegExp(name) })).getByRole('button')
    await user.click(header('Name'))
    await waitFor(() => expect(said).toEqual(['Sorted by Name, ascending']))
    await user.keyboard('{Shift>}')
    await user.click(header('Created'))
    await user.keyboard('{/Shift}')
    await listed('Alpha', 'Beta', 'Delta', 'Gamma')
    expect(said).toEqual(['Sorted by Name, ascending', 'Sorted by Name, ascending, then Created, descending'])
  })
})
