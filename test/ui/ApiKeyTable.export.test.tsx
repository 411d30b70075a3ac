import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, ListQuery } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { ApiKeyTable, type ApiKeyTableProps } from '../../src/ui/ApiKeyTable'
import { deferred } from '../support/deferred'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const KEYS = [
  credential({ id: 'a', name: 'Alpha', application: '=cmd()', createdAt: daysAway(-3), scopes: ['x:read', 'x:write'] }),
  credential({ id: 'b', name: 'Beta "two"', application: null, createdAt: daysAway(-2), expiresAt: daysAway(2) }),
  issued({ id: 'c', name: 'Gamma, three', application: 'Shop', createdAt: daysAway(-1), state: 'revoked' }),
]

/** Files as the browser was handed them. */
let files: { name: string; blob: Blob }[] = []
beforeEach(() => {
  files = []
  const blobs = new Map<string, Blob>()
  URL.createObjectURL = (blob) => {
    blobs.set(`blob:${blobs.size}`, blob as Blob)
    return `blob:${blobs.size - 1}`
  }
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: blobs.get(this.getAttribute('href') ?? '') as Blob })
  })
})
afterEach(() => vi.restoreAllMocks())

const saved = async (): Promise<string> => {
  await waitFor(() => expect(files).toHaveLength(1))
  const buffer = await files[0]?.blob.arrayBuffer()
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer)
}
const rows = (text: string) =>
  text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell?.replaceAll('""', '"')))

const opened = async (adapter: ApiKeyAdapter, props: ApiKeyTableProps = {}) => {
  const rendered = renderWithKeyrack(<ApiKeyTable {...props} />, { adapter, now: NOW, timeZone: 'UTC' })
  await screen.findAllByRole('rowheader')
  return rendered
}
const exportAs = async (user: Awaited<ReturnType<typeof opened>>['user'], name: 'Export CSV' | 'Export JSON') => {
  await user.click(screen.getByRole('button', { name: 'View' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name }))
}
const memory = (keys: readonly ApiKey[] = KEYS) => memoryAdapter({ keys, now: () => NOW })
const day = new Date(NOW).toISOString().slice(0, 10)

describe('an export', () => {
  it('as CSV has the columns that are shown in the words of the user, and instants as ISO 8601', async () => {
    const { user } = await opened(memory(), {
      initialState: { view: { search: '', filter: {}, sort: [{ key: 'name', direction: 'ascending' }] } },
    })
    await exportAs(user, 'Export CSV')
    expect(rows(await saved())).toEqual([
      ['Name', 'Kind', 'Endpoint', 'Key', 'Application', 'Status', 'Created', 'Last used', 'Expires'],
      ['Alpha', 'Credential', 'https://api.example.com/v1', 'sk_live_••••••••wxyz', "'=cmd()", 'Active', daysAway(-3), '', ''],
      [
        'Beta "two"',
        'Credential',
        'https://api.example.com/v1',
        'sk_live_••••••••wxyz',
        '',
        'Expires soon',
        daysAway(-2),
        '',
        daysAway(2),
      ],
      ['Gamma, three', 'Issued', '', 'demo_test_••••••••', 'Shop', 'Revoked', daysAway(-1), '', ''],
    ])
    expect(files[0]?.name).toBe(`api-keys-${day}.csv`)
    expect(files[0]?.blob.type).toBe('text/csv;charset=utf-8')
    expect(await within(screen.getByRole('dialog')).findByText(`3 keys were saved to api-keys-${day}.csv.`)).toHaveAttribute(
      'role',
      'status',
    )
  })

  it('as JSON has every field, and no secret that an adapter has put beside them', async () => {
    const inner = memory()
    const leaking: ApiKeyAdapter = {
      ...inner,
      list: async (query, call) => {
        const page = await inner.list(query, call)
        return { ...page, items: page.items.map((key) => ({ ...key, secret: 'sk_live_whole' })) }
      },
    }
    const { user } = await opened(leaking)
    await exportAs(user, 'Export JSON')
    const text = await saved()
    expect(JSON.parse(text)).toHaveLength(3)
    expect(JSON.parse(text)[0]).toMatchObject({ id: expect.any(String), status: expect.any(String) })
    expect(text).not.toContain('sk_live_whole')
  })

  it('has what matches and no more, in the order of the list', async () => {
    const view = {
      search: 'a',
      filter: { kind: ['credential'] as const },
      sort: [{ key: 'name', direction: 'descending' } as const],
    }
    const { user } = await opened(memory(), { initialState: { view } })
    await exportAs(user, 'Export CSV')
    expect(rows(await saved()).map(([name]) => name)).toEqual(['Name', 'Beta "two"', 'Alpha'])
  })

  it('has the chosen keys where there are any, and the columns of the host', async () => {
    const columns = [
      { id: 'team', header: 'Team', cell: () => <b>Payments</b>, text: () => 'Payments' },
      { id: 'cost', header: 'Cost', cell: () => 42 },
    ]
    const { user } = await opened(memory(), { columns })
    await user.click(screen.getByRole('checkbox', { name: 'Choose Alpha' }))
    await user.click(screen.getByRole('button', { name: 'View' }))
    expect(await screen.findByText('1 key, without its secret')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Export CSV' }))
    const [header, ...lines] = rows(await saved())
    expect(header?.slice(-2)).toEqual(['Team', 'Cost'])
    expect(lines.map((line) => [line[0], ...line.slice(-2)])).toEqual([['Alpha', 'Payments', '42']])
  })
})

describe('an export of pages', () => {
  const keys = sampleKeys(23, { now: NOW })
  const paged = (gate?: Promise<unknown>) => {
    const inner = { ...memory(keys), supports: { maxLimit: 10 } }
    const asked: ListQuery[] = []
    const list: ApiKeyAdapter['list'] = async (query, call) => {
      asked.push(query)
      if (query.limit === 10 && query.cursor !== undefined) await gate
      call?.signal?.throwIfAborted()
      return inner.list(query, call)
    }
    return { adapter: { ...inner, list }, asked }
  }
  const props = { mode: 'adapter', pageSize: 5 } as const

  it('reads them all, with the question of the list', async () => {
    const { adapter, asked } = paged()
    const view = {
      search: '',
      filter: { kind: ['credential', 'issued'] as const },
      sort: [{ key: 'name', direction: 'ascending' } as const],
    }
    const { user } = await opened(adapter, { ...props, initialState: { view } })
    await exportAs(user, 'Export JSON')
    expect(JSON.parse(await saved())).toHaveLength(23)
    expect(asked.filter(({ limit }) => limit === 10)).toHaveLength(3)
    for (const query of asked) expect(query).toMatchObject({ filter: view.filter, sort: view.sort })
  })

  it('tells how far it is, and saves nothing when it is cancelled', async () => {
    const gate = deferred<void>()
    const { adapter } = paged(gate.promise)
    const { user } = await opened(adapter, props)
    await exportAs(user, 'Export CSV')
    const dialog = within(screen.getByRole('dialog'))
    expect(await dialog.findByText('Reading keys: 10 of 23')).toHaveAttribute('role', 'status')
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    gate.resolve()
    expect(await dialog.findByRole('button', { name: 'Export CSV' })).toBeVisible()
    expect(files).toEqual([])
  })

  it('goes on when the dialog is closed, and is announced in the page', async () => {
    const gate = deferred<void>()
    const { adapter } = paged(gate.promise)
    const { user } = await opened(adapter, props)
    await exportAs(user, 'Export CSV')
    await screen.findByText('Reading keys: 10 of 23')
    await user.keyboard('{Escape}')
    gate.resolve()
    expect(await screen.findByText(/^23 keys were saved to/)).toHaveAttribute('role', 'status')
  })

  it('leaves out what is taken out of “all that match”', async () => {
    const { adapter } = paged()
    const gone = keys[3]?.id ?? ''
    const { user } = await opened(adapter, { ...props, initialState: { selection: { all: true, ids: { [gone]: true } } } })
    await exportAs(user, 'Export JSON')
    const ids = (JSON.parse(await saved()) as { id: string }[]).map(({ id }) => id)
    expect(ids).toHaveLength(22)
    expect(ids).not.toContain(gone)
  })

  it('finds chosen keys that were not read', async () => {
    const { adapter } = paged()
    const { user } = await opened(adapter, {
      ...props,
      initialState: { selection: { all: false, ids: { [keys[20]?.id ?? '']: true } } },
    })
    await exportAs(user, 'Export JSON')
    expect((JSON.parse(await saved()) as { id: string }[]).map(({ id }) => id)).toEqual([keys[20]?.id])
  })

  it('says why it failed, and can be tried again', async () => {
    const { adapter } = paged()
    let fails = true
    const failing: ApiKeyAdapter = {
      ...adapter,
      list: (query, call) =>
        fails && query.limit === 10 ? Promise.reject(new ApiKeyError('rateLimited')) : adapter.list(query, call),
    }
    const { user } = await opened(failing, props)
    await exportAs(user, 'Export CSV')
    const dialog = within(screen.getByRole('dialog'))
    expect(await dialog.findByRole('alert')).toHaveTextContent('There were too many requests.')
    fails = false
    await user.click(dialog.getByRole('button', { name: 'Export CSV' }))
    expect(rows(await saved())).toHaveLength(24)
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument()
  })
})

describe('an export from the bar of chosen keys', () => {
  const chosen = async (adapter: ApiKeyAdapter, props: ApiKeyTableProps = {}) => {
    const rendered = await opened(adapter, props)
    const bar = within(await screen.findByRole('group', { name: 'Chosen keys' }))
    return { ...rendered, bar }
  }
  const slow = () => {
    const inner = { ...memory(), get: undefined, supports: { maxLimit: 2 } }
    const gate = deferred<void>()
    const list: ApiKeyAdapter['list'] = async (query, call) => {
      if (query.limit === 2 && query.cursor !== undefined) await gate.promise
      call?.signal?.throwIfAborted()
      return inner.list(query, call)
    }
    return { adapter: { ...inner, list } as ApiKeyAdapter, gate }
  }
  const props = { mode: 'adapter', pageSize: 1, initialState: { selection: { all: true, ids: {} } } } as const

  it('has these keys and no others, is announced, and leaves them chosen and the focus where it was', async () => {
    const { user, bar } = await chosen(memory(), { initialState: { selection: { all: false, ids: { a: true, c: true } } } })
    const button = bar.getByRole('button', { name: 'Export CSV' })
    await user.click(button)
    expect(
      rows(await saved())
        .map(([name]) => name)
        .sort(),
    ).toEqual(['Alpha', 'Gamma, three', 'Name'])
    expect(await screen.findByText(`2 keys were saved to api-keys-${day}.csv.`)).toHaveAttribute('role', 'status')
    expect(bar.getByText('2 chosen')).toBeVisible()
    expect(button).toHaveFocus()
    expect(button).toHaveTextContent('Export CSV')
  })

  it('tells how far it is, and is cancelled by the button that began it', async () => {
    const { adapter, gate } = slow()
    const { user, bar } = await chosen(adapter, props)
    await user.click(bar.getByRole('button', { name: 'Export JSON' }))
    expect(await bar.findByText('Reading keys: 2 of 3')).toHaveAttribute('role', 'status')
    expect(bar.queryByRole('button', { name: 'Export CSV' })).not.toBeInTheDocument()
    const cancel = bar.getByRole('button', { name: 'Cancel' })
    expect(cancel).toHaveFocus()
    await user.click(cancel)
    gate.resolve()
    expect(await bar.findByRole('button', { name: 'Export JSON' })).toHaveFocus()
    expect(files).toEqual([])
  })

  it('goes on with the same keys when they are chosen no more', async () => {
    const { adapter, gate } = slow()
    const { user, bar } = await chosen(adapter, { ...props, initialState: { selection: { all: true, ids: { b: true } } } })
    await user.click(bar.getByRole('button', { name: 'Export JSON' }))
    await bar.findByText(/^Reading keys: \d of 2$/)
    await user.click(bar.getByRole('button', { name: 'Clear' }))
    gate.resolve()
    expect((JSON.parse(await saved()) as { id: string }[]).map(({ id }) => id).sort()).toEqual(['a', 'c'])
    expect(await screen.findByText(`2 keys were saved to api-keys-${day}.json.`)).toHaveAttribute('role', 'status')
  })

  it('says why it failed, and can be tried again', async () => {
    let fails = true
    const inner = { ...memory(), supports: { maxLimit: 2 } }
    const adapter: ApiKeyAdapter = {
      ...inner,
      list: (query, call) =>
        fails && query.limit === 2 ? Promise.reject(new ApiKeyError('rateLimited')) : inner.list(query, call),
    }
    const { user, bar } = await chosen(adapter, props)
    await user.click(bar.getByRole('button', { name: 'Export CSV' }))
    expect(await bar.findByRole('alert')).toHaveTextContent('There were too many requests.')
    fails = false
    await user.click(bar.getByRole('button', { name: 'Export CSV' }))
    expect(rows(await saved())).toHaveLength(4)
    expect(bar.queryByRole('alert')).not.toBeInTheDocument()
  })
})
