import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { DEFAULT_LAYOUT } from '../../src/core/defaultLayout'
import { type TableLayout, writeLayout } from '../../src/core/tableLayout'
import type { TableStorage } from '../../src/headless/useTableState'
import { ApiKeyTable, type ApiKeyTableProps } from '../../src/ui/ApiKeyTable'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, NOW } from '../support/sampleKey'

const KEYS = [
  credential({ id: 'a', name: 'Alpha', application: 'Shop', createdAt: daysAway(-3) }),
  credential({ id: 'b', name: 'Beta', application: 'Kiosk', createdAt: daysAway(-2) }),
  credential({ id: 'c', name: 'Gamma', application: 'Kiosk', createdAt: daysAway(-1) }),
]
// The dialog hides the table from assistive technology.
const names = () => [...document.querySelectorAll('.kr-row .kr-name')].map((name) => name.textContent)
const headers = () =>
  [...document.querySelectorAll('th[role="columnheader"]')].map(
    (cell) => cell.querySelector('.kr-sort-label')?.textContent ?? cell.textContent,
  )
const FIRST = ['', 'Name', 'Kind', 'Endpoint', 'Key', 'Application', 'Status', 'Created', 'Last used', 'Expires', 'Actions']
const dialog = async () => within(await screen.findByRole('dialog', { name: 'View' }))

const shown = async (props: ApiKeyTableProps = {}) => {
  const rendered = renderWithKeyrack(<ApiKeyTable {...props} />, {
    adapter: memoryAdapter({ keys: KEYS, scopes: { scopes: [] } }),
    now: NOW,
  })
  await screen.findByRole('rowheader', { name: /Alpha/ })
  return rendered
}
const opened = async (props: ApiKeyTableProps = {}) => {
  const rendered = await shown(props)
  await rendered.user.click(screen.getByRole('button', { name: 'View' }))
  await dialog()
  return rendered
}

describe('columns', () => {
  it('are shown and hidden, at once in the table behind', async () => {
    const { user } = await opened()
    const view = await dialog()
    await expectNoViolations()
    expect(view.getByRole('checkbox', { name: 'Created by' })).not.toBeChecked()
    await user.click(view.getByRole('checkbox', { name: 'Created by' }))
    await user.click(view.getByRole('checkbox', { name: 'Kind' }))
    expect(headers()).toEqual([
      '',
      'Name',
      'Endpoint',
      'Key',
      'Application',
      'Status',
      'Created by',
      'Created',
      'Last used',
      'Expires',
      'Actions',
    ])
    // What tells the keys apart stays.
    await user.click(view.getByRole('checkbox', { name: 'Name' }))
    expect(view.getByRole('checkbox', { name: 'Name' })).toBeChecked()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'View' })).toHaveFocus()
  })

  it('are moved, keep the focus, and say where they went', async () => {
    const { user } = await opened()
    const view = await dialog()
    view.getByRole('button', { name: 'Move “Status” up' }).focus()
    await user.keyboard('{Enter}')
    expect(headers().slice(4, 7)).toEqual(['Key', 'Status', 'Application'])
    expect(view.getByRole('button', { name: 'Move “Status” up' })).toHaveFocus()
    expect(await view.findByText(/^Status: \d+ of 12$/)).toHaveAttribute('role', 'status')
    expect(view.getByRole('button', { name: 'Move “Name” up' })).toHaveAttribute('aria-disabled', 'true')
  })

  it('are pinned to an end, and stand there', async () => {
    const { user } = await opened()
    const view = await dialog()
    await user.selectOptions(view.getByRole('combobox', { name: 'Pin “Status”' }), 'At the start')
    await user.selectOptions(view.getByRole('combobox', { name: 'Pin “Kind”' }), 'At the end')
    expect(headers()).toEqual([
      '',
      'Status',
      'Name',
      'Endpoint',
      'Key',
      'Application',
      'Created',
      'Last used',
      'Expires',
      'Kind',
      'Actions',
    ])
    await user.selectOptions(view.getByRole('combobox', { name: 'Pin “Status”' }), 'Not pinned')
    await user.selectOptions(view.getByRole('combobox', { name: 'Pin “Kind”' }), 'Not pinned')
    expect(headers()).toEqual(FIRST)
  })

  it('are as wide as is typed, and take what they need where nothing is', async () => {
    const { user } = await opened()
    const view = await dialog()
    const width = view.getByRole('spinbutton', { name: 'Width of “Name”' })
    const set = () => document.querySelector<HTMLElement>('.kr-table')?.style.getPropertyValue('--kr-width-name')
    await user.type(width, '300')
    expect(set()).toBe('0 0 300px')
    await user.clear(width)
    // Too narrow to be one.
    await user.type(width, '20')
    expect(set()).toBe('')
    await user.tab()
    expect(width).toHaveValue(null)
  })

  it('of the host are among them', async () => {
    const columns = [{ id: 'team', header: 'Team', cell: () => 'Payments' }]
    const { user } = await opened({ columns })
    await user.click((await dialog()).getByRole('checkbox', { name: 'Team' }))
    expect(headers()).toEqual(FIRST)
  })
})

describe('sorting', () => {
  it('is set up column by column, without a mouse, and taken away again', async () => {
    const { user } = await opened()
    const view = await dialog()
    view.getByRole('button', { name: 'Add a column to sort by' }).focus()
    await user.keyboard('{Enter}')
    expect(view.getByRole('combobox', { name: 'Sort by' })).toHaveFocus()
    await user.selectOptions(view.getByRole('combobox', { name: 'Sort by' }), 'Application')
    await user.click(view.getByRole('button', { name: 'Add a column to sort by' }))
    expect(view.getByRole('combobox', { name: 'Then by' })).toHaveFocus()
    await user.selectOptions(view.getByRole('combobox', { name: 'Then by' }), 'Name')
    await user.selectOptions(view.getByRole('combobox', { name: 'Direction of “Name”' }), 'Descending')
    await waitFor(() => expect(names()).toEqual(['Gamma', 'Beta', 'Alpha']))
    expect(within(view.getByRole('combobox', { name: 'Then by' })).queryByRole('option', { name: 'Application' })).toBeNull()
    await expectNoViolations()

    await user.click(view.getByRole('button', { name: 'Do not sort by “Application”' }))
    expect(view.getByRole('button', { name: 'Do not sort by “Name”' })).toHaveFocus()
    await waitFor(() => expect(names()).toEqual(['Gamma', 'Beta', 'Alpha']))
    await user.keyboard('{Enter}')
    expect(view.getByText('Not sorted')).toBeVisible()
    expect(view.getByRole('button', { name: 'Add a column to sort by' })).toHaveFocus()
  })

  it('offers no more columns than the adapter heeds', async () => {
    const adapter = { ...memoryAdapter({ keys: KEYS }), supports: { maxSorts: 1, sort: ['name', 'createdAt'] as const } }
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" />, { adapter, now: NOW })
    await screen.findByRole('rowheader', { name: /Alpha/ })
    await user.click(screen.getByRole('button', { name: 'View' }))
    const view = await dialog()
    await user.click(view.getByRole('button', { name: 'Add a column to sort by' }))
    expect(
      within(view.getByRole('combobox', { name: 'Sort by' }))
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Name', 'Created'])
    expect(view.queryByRole('button', { name: 'Add a column to sort by' })).not.toBeInTheDocument()
  })
})

describe('density and reset', () => {
  it('are there', async () => {
    const { user, container } = await opened({ initialState: { layout: { ...DEFAULT_LAYOUT, hidden: ['kind'] } } })
    const view = await dialog()
    const root = container.querySelector('.kr-api-key-table')
    expect(root).toHaveAttribute('data-density', 'comfortable')
    await user.click(view.getByRole('radio', { name: 'Compact' }))
    expect(root).toHaveAttribute('data-density', 'compact')
    await user.click(view.getByRole('checkbox', { name: 'Status' }))
    await user.click(view.getByRole('button', { name: 'Add a column to sort by' }))
    await user.click(view.getByRole('button', { name: 'Reset' }))
    // To what the host began with.
    expect(headers()).not.toContain('Kind')
    expect(headers()).toContain('Status')
    expect(root).toHaveAttribute('data-density', 'comfortable')
    expect(view.getByText('Not sorted')).toBeVisible()
  })
})

describe('a storage of the host', () => {
  const COMPACT: TableLayout = { ...DEFAULT_LAYOUT, density: 'compact', hidden: ['kind', 'endpoint'] }
  const root = () => document.querySelector('.kr-api-key-table')

  it('is asked for the layout, and gets each change of it, but nothing of what is listed', async () => {
    const kept = new Map([['layout', writeLayout(COMPACT)]])
    const { user } = await opened({
      storage: { get: () => kept.get('layout') ?? null, set: (text) => void kept.set('layout', text) },
    })
    await waitFor(() => expect(root()).toHaveAttribute('data-density', 'compact'))
    expect(headers()).not.toContain('Kind')
    await user.click((await dialog()).getByRole('checkbox', { name: 'Kind' }))
    await waitFor(() => expect(kept.get('layout')).toBe(writeLayout({ ...COMPACT, hidden: ['endpoint'] })))
    await user.click((await dialog()).getByRole('button', { name: 'Add a column to sort by' }))
    expect(kept.get('layout')).not.toContain('sort')
  })

  it('may answer late', async () => {
    const text = deferred<string | null>()
    await shown({ storage: { get: () => text.promise, set: () => Promise.resolve() } })
    expect(root()).toHaveAttribute('data-density', 'comfortable')
    text.resolve(writeLayout(COMPACT))
    await waitFor(() => expect(root()).toHaveAttribute('data-density', 'compact'))
  })

  it.each<[string, TableStorage]>([
    [
      'that throws',
      {
        get: () => {
          throw new Error('no storage')
        },
        set: () => {
          throw new Error('no storage')
        },
      },
    ],
    ['that rejects', { get: () => Promise.reject(new Error('no storage')), set: () => Promise.reject(new Error('full')) }],
    ['with something else in it', { get: () => '{"v":1,"order":42', set: () => undefined }],
    ['with nothing in it', { get: () => null, set: () => undefined }],
  ])('%s leaves the table as it is, and the table works', async (_, storage) => {
    const { user } = await opened({ storage })
    expect(headers()).toEqual(FIRST)
    await user.click((await dialog()).getByRole('checkbox', { name: 'Kind' }))
    expect(headers()).not.toContain('Kind')
  })
})
