import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import type { ApiKey } from '../../src/core/model'
import { DEFAULT_LAYOUT } from '../../src/core/defaultLayout'
import { writeLayout } from '../../src/core/tableLayout'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { useApiKeyTable, type UseApiKeyTableOptions } from '../../src/headless/useApiKeyTable'
import { credential, daysAway, NOW } from '../support/sampleKey'

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => credential({ id: `key_${n}`, name: `Key ${n}`, createdAt: daysAway(-n / 100) }))

const show = (adapter: ApiKeyAdapter, options: UseApiKeyTableOptions = {}) => {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <KeyrackProvider adapter={adapter} now={NOW}>
      {children}
    </KeyrackProvider>
  )
  return renderHook((props: UseApiKeyTableOptions) => useApiKeyTable(props), { wrapper, initialProps: options })
}
type Shown = ReturnType<typeof show>['result']

const names = ({ current: { list } }: Shown) => Array.from({ length: list.count }, (_, at) => list.at(at)?.name)
const settled = (result: Shown) =>
  waitFor(() => {
    expect(result.current.list.status).toBe('ready')
    expect(result.current.list.updating).toBe(false)
  })

describe('who searches, filters and sorts', () => {
  it('is the table, which goes on between frames with what takes long', async () => {
    const { result } = show(memoryAdapter({ keys: [] }), { initialKeys: many(3_000) })
    // On a machine on which nothing is found at once.
    let time = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += 100))
    try {
      act(() => result.current.setSearch('key 299'))
      await waitFor(() => expect(names(result)).toEqual(['Key 299', ...Array.from({ length: 10 }, (_, n) => `Key 299${n}`)]))
      expect(result.current.list.updating).toBe(false)
    } finally {
      clock.mockRestore()
    }
  })

  it('is the table where all keys are on the first page, with no request more', async () => {
    const adapter = memoryAdapter({ keys: many(5) })
    const list = vi.spyOn(adapter, 'list')
    const { result } = show(adapter)
    await waitFor(() => expect(result.current.list.mode).toBe('memory'))
    act(() => result.current.setSearch('key 3'))
    await waitFor(() => expect(names(result)).toEqual(['Key 3']))
    act(() => result.current.setView({ search: '', filter: { status: ['revoked'] }, sort: [] }))
    await waitFor(() => expect(result.current.list.count).toBe(0))
    expect(list).toHaveBeenCalledOnce()
  })

  it('is the table for up to 2,000 keys, which it then has all', async () => {
    const { result } = show(memoryAdapter({ keys: many(1_200) }))
    await waitFor(() => expect(result.current.list.count).toBe(1_200))
    expect(result.current.list).toMatchObject({ mode: 'memory', total: 1_200, hasMore: false })
  })

  it('is the adapter for more, page by page', async () => {
    const adapter = memoryAdapter({ keys: many(2_001) })
    const list = vi.spyOn(adapter, 'list')
    const { result } = show(adapter)
    await waitFor(() => expect(result.current.list.mode).toBe('adapter'))
    expect(result.current.list).toMatchObject({ count: 50, total: 2_001, hasMore: true })
    act(() =>
      result.current.setView({
        search: 'key 20',
        filter: { kind: ['credential'] },
        sort: [
          { key: 'name', direction: 'descending' },
          { key: 'createdAt', direction: 'ascending' },
        ],
      }),
    )
    await waitFor(() => expect(list.mock.lastCall?.[0].search).toBe('key 20'))
    expect(list.mock.lastCall?.[0]).toEqual({
      limit: 50,
      search: 'key 20',
      filter: { kind: ['credential'] },
      sort: [
        { key: 'name', direction: 'descending' },
        { key: 'createdAt', direction: 'ascending' },
      ],
    })
    await settled(result)
    expect(names(result)[0]).toBe('Key 209')
  })

  it('is the table, however many there are, where the adapter cannot', async () => {
    const adapter = { ...memoryAdapter({ keys: many(2_500) }), supports: { search: false, maxLimit: 1_000 } }
    const { result } = show(adapter)
    await waitFor(() => expect(result.current.list.count).toBe(2_500))
    expect(result.current.list.mode).toBe('memory')
  })

  it('is who the host says', async () => {
    const { result } = show(memoryAdapter({ keys: many(3) }), { mode: 'adapter', pageSize: 2 })
    await settled(result)
    expect(result.current.list).toMatchObject({ mode: 'adapter', count: 2, hasMore: true })
  })

  it('shows the keys that the page came with at once, and reads none', async () => {
    const adapter = memoryAdapter()
    const list = vi.spyOn(adapter, 'list')
    const { result } = show(adapter, { initialKeys: many(3_000) })
    expect(result.current.list).toMatchObject({ status: 'ready', mode: 'memory', count: 3_000 })
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(list).not.toHaveBeenCalled()
  })
})

describe('another adapter', () => {
  it('is asked anew who does it, and shows nothing of the keys before', async () => {
    const few = memoryAdapter({ keys: many(3) })
    const lots = memoryAdapter({ keys: many(2_500).map((key) => ({ ...key, name: `Other ${key.name}` })) })
    const list = vi.spyOn(lots, 'list')
    const sort = [{ key: 'name', direction: 'descending' }] as const
    let adapter = few
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <KeyrackProvider adapter={adapter} now={NOW}>
        {children}
      </KeyrackProvider>
    )
    const seen: (string | undefined)[][] = []
    const { result, rerender } = renderHook(
      () => {
        const table = useApiKeyTable({ initialState: { view: { search: '', filter: {}, sort } } })
        seen.push(Array.from({ length: Math.min(table.list.count, 3) }, (_, at) => table.list.at(at)?.name))
        return table
      },
      { wrapper },
    )
    await waitFor(() => expect(names(result)).toEqual(['Key 2', 'Key 1', 'Key 0']))
    adapter = lots
    seen.length = 0
    rerender()
    await waitFor(() => expect(result.current.list.mode).toBe('adapter'))
    await waitFor(() => expect(result.current.list.at(0)?.name).toBe('Other Key 999'))
    expect(seen.flat().filter((name) => name?.startsWith('Key'))).toEqual([])
    expect(list.mock.calls.length).toBeLessThan(5)
  })
})

describe('100,000 keys at hand', () => {
  it('are searched and sorted between frames, and what was shown stays until then', async () => {
    const { result } = show(memoryAdapter(), { initialKeys: many(100_000) })
    act(() => result.current.setSearch('key 3'))
    expect(result.current.list).toMatchObject({ status: 'ready', updating: true, count: 100_000 })
    await waitFor(() => expect(result.current.list.count).toBe(11_111))
    act(() => result.current.setView((view) => ({ ...view, sort: [{ key: 'name', direction: 'descending' }] })))
    await waitFor(() => expect(result.current.list.at(0)?.name).toBe('Key 39999'))
    expect(result.current.list.updating).toBe(false)
  })
})

describe('sorting', () => {
  it('is by several columns, each turned by its header', async () => {
    const keys = [
      credential({ id: '1', name: 'b', application: 'Shop' }),
      credential({ id: '2', name: 'a', application: 'Shop' }),
      credential({ id: '3', name: 'c', application: 'App' }),
      credential({ id: '4', name: 'd' }),
    ]
    const { result } = show(memoryAdapter({ keys }))
    await settled(result)
    act(() => result.current.table.getColumn('application')?.toggleSorting())
    act(() => result.current.table.getColumn('name')?.toggleSorting(undefined, true))
    await waitFor(() => expect(names(result)).toEqual(['c', 'a', 'b', 'd']))
    expect(result.current.view.sort).toEqual([
      { key: 'application', direction: 'ascending' },
      { key: 'name', direction: 'ascending' },
    ])
    act(() => result.current.table.getColumn('application')?.toggleSorting(undefined, true))
    // Keys of no application come last in either direction.
    await waitFor(() => expect(names(result)).toEqual(['a', 'b', 'c', 'd']))
  })

  it('is offered by what the adapter can', async () => {
    const adapter = { ...memoryAdapter({ keys: many(3) }), supports: { sort: ['createdAt'] as const } }
    const { result } = show(adapter, { mode: 'adapter' })
    await settled(result)
    expect(result.current.table.getColumn('created')?.getCanSort()).toBe(true)
    expect(result.current.table.getColumn('name')?.getCanSort()).toBe(false)
  })
})

describe('each slice of the state', () => {
  it('may be held by the host, who is asked about each change', async () => {
    const onStateChange = vi.fn()
    const state = { view: { search: 'key 1', filter: {}, sort: [] }, layout: { ...DEFAULT_LAYOUT, hidden: ['kind'] } }
    const { result, rerender } = show(memoryAdapter({ keys: many(3) }), { state, onStateChange })
    await waitFor(() => expect(names(result)).toEqual(['Key 1']))
    expect(result.current.table.getColumn('kind')?.getIsVisible()).toBe(false)
    act(() => result.current.setSearch('key 2'))
    expect(onStateChange).toHaveBeenLastCalledWith({ view: { search: 'key 2', filter: {}, sort: [] } })
    expect(names(result)).toEqual(['Key 1'])
    rerender({ state: { ...state, view: { ...state.view, search: 'key 2' } }, onStateChange })
    await waitFor(() => expect(names(result)).toEqual(['Key 2']))
    act(() => result.current.table.getColumn('endpoint')?.toggleVisibility(false))
    expect(onStateChange.mock.lastCall?.[0].layout.hidden).toEqual(['kind', 'endpoint'])
  })

  it('of the layout is kept in the storage, and comes back', async () => {
    const kept = writeLayout({ ...DEFAULT_LAYOUT, density: 'compact', widths: { name: 300 } })
    const set = vi.fn()
    const { result } = show(memoryAdapter(), { storage: { get: () => Promise.resolve(kept), set } })
    await waitFor(() => expect(result.current.layout).toMatchObject({ density: 'compact', widths: { name: 300 } }))
    act(() => result.current.table.setColumnSizing({ name: 200 }))
    await waitFor(() => expect(set).toHaveBeenCalledOnce())
    expect(JSON.parse(String(set.mock.lastCall?.[0]))).toMatchObject({ density: 'compact', widths: { name: 200 } })
  })

  it.each([
    ['is no layout', () => '{"v":1,"hidden":7'],
    ['cannot be read', () => Promise.reject(new Error('no storage'))],
    [
      'throws',
      () => {
        throw new Error('SecurityError')
      },
    ],
  ])('is the default where what the storage has %s', async (_, get) => {
    const { result } = show(memoryAdapter({ keys: many(2) }), { storage: { get, set: () => undefined } })
    await settled(result)
    expect(result.current.layout).toEqual(DEFAULT_LAYOUT)
  })
})

describe('choosing', () => {
  it('takes one, a range, and all', async () => {
    const { result } = show(memoryAdapter({ keys: many(6) }))
    await settled(result)
    act(() => result.current.chosen.toggle(1))
    act(() => result.current.chosen.toggle(4, true))
    expect(result.current.chosen).toMatchObject({ count: 4, state: 'some' })
    expect(result.current.chosen.read().map(({ name }) => name)).toEqual(['Key 1', 'Key 2', 'Key 3', 'Key 4'])
    act(() => result.current.chosen.toggle(2))
    expect(result.current.chosen.count).toBe(3)
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 6, state: 'all', everything: true })
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 0, state: 'none' })
    act(() => result.current.chosen.toggleAll())
    act(() => result.current.chosen.toggle(0))
    expect(result.current.chosen).toMatchObject({ count: 5, state: 'some' })
    expect(result.current.chosen.has('key_0')).toBe(false)
  })

  it('of all that match ends where others match; of single keys it stays', async () => {
    const { result } = show(memoryAdapter({ keys: many(6) }))
    await settled(result)
    act(() => result.current.chosen.toggle(0))
    act(() => result.current.setSearch('key 5'))
    await waitFor(() => expect(result.current.list.count).toBe(1))
    expect(result.current.chosen.count).toBe(1)
    expect(result.current.chosen.read().map(({ name }) => name)).toEqual(['Key 0'])
    act(() => result.current.chosen.chooseEverything())
    expect(result.current.chosen.count).toBe(1)
    act(() => result.current.setSearch('key'))
    expect(result.current.chosen.count).toBe(0)
  })

  it('shows in the header what is chosen of the rows that are listed, and keeps what is not listed', async () => {
    const { result } = show(memoryAdapter({ keys: many(6) }))
    await settled(result)
    act(() => result.current.chosen.toggle(0))
    act(() => result.current.chosen.toggle(1))
    act(() => result.current.setSearch('key 5'))
    await waitFor(() => expect(result.current.list.count).toBe(1))
    expect(result.current.chosen).toMatchObject({ count: 2, state: 'none' })
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 3, state: 'all', everything: false })
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 2, state: 'none' })
  })

  it('of all that match ends too where the host shows another view', async () => {
    const view = { search: '', filter: {}, sort: [] }
    const { result, rerender } = show(memoryAdapter({ keys: many(12) }), { state: { view: { ...view, search: 'key 1' } } })
    await waitFor(() => expect(result.current.list.count).toBe(3))
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 3, everything: true })
    rerender({ state: { view: { ...view, search: 'key 1', sort: [{ key: 'name', direction: 'ascending' }] } } })
    await settled(result)
    expect(result.current.chosen.count).toBe(3)
    rerender({ state: { view } })
    await waitFor(() => expect(result.current.list.count).toBe(12))
    expect(result.current.chosen).toMatchObject({ count: 0, everything: false })
  })

  it('takes a range from the key that was pressed, wherever that is by now', async () => {
    const { result } = show(memoryAdapter({ keys: many(6) }))
    await settled(result)
    act(() => result.current.chosen.toggle(1))
    act(() => result.current.setView((view) => ({ ...view, sort: [{ key: 'name', direction: 'descending' }] })))
    await waitFor(() => expect(names(result)[0]).toBe('Key 5'))
    act(() => result.current.chosen.toggle(2, true))
    expect(result.current.chosen.read().map(({ name }) => name)).toEqual(['Key 3', 'Key 2', 'Key 1'])
  })

  it('is empty with another adapter, and so is what was open: it may be another tenant’s', async () => {
    const ofA = memoryAdapter({ keys: many(3) })
    let adapter: ApiKeyAdapter = ofA
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <KeyrackProvider adapter={adapter} now={NOW}>
        {children}
      </KeyrackProvider>
    )
    const { result, rerender } = renderHook(() => useApiKeyTable(), { wrapper })
    await settled(result)
    const key = result.current.list.at(1) as ApiKey
    act(() => result.current.chosen.toggle(1))
    act(() => result.current.start('revoke', key))
    act(() => result.current.offerUndo({ action: 'disable', before: key, after: key }))
    expect(result.current).toMatchObject({ dialog: { action: 'revoke' }, undoable: { action: 'disable' }, chosen: { count: 1 } })
    adapter = memoryAdapter({ keys: many(2) })
    rerender()
    expect(result.current).toMatchObject({ dialog: null, renaming: null, undoable: null, problem: null })
    await settled(result)
    expect(result.current.chosen.count).toBe(0)
  })

  it('forgets a key that is gone', async () => {
    const { result } = show(memoryAdapter({ keys: many(3) }))
    await settled(result)
    act(() => result.current.chosen.toggle(1))
    await act(() => result.current.actions.remove(result.current.list.at(1) as never))
    await waitFor(() => expect(result.current.list.count).toBe(2))
    expect(result.current.chosen.count).toBe(0)
  })

  it('takes what was read where the adapter has more, and everything only when asked', async () => {
    const { result } = show(memoryAdapter({ keys: many(10) }), { mode: 'adapter', pageSize: 4 })
    await settled(result)
    act(() => result.current.chosen.toggleAll())
    expect(result.current.chosen).toMatchObject({ count: 4, everything: false })
    act(() => result.current.chosen.chooseEverything())
    expect(result.current.chosen).toMatchObject({ count: 10, everything: true })
  })
})

describe('what is asked of an adapter', () => {
  it('is no more than it supports, whatever an address says', async () => {
    const supports = { sort: ['name', 'createdAt'], maxSorts: 1, filter: ['status'], maxLimit: 20 } as const
    const adapter = { ...memoryAdapter({ keys: many(3) }), supports }
    const list = vi.spyOn(adapter, 'list')
    const view = {
      search: 'key',
      filter: { status: ['active'], kind: ['issued'] },
      sort: [
        { key: 'status', direction: 'ascending' },
        { key: 'name', direction: 'descending' },
        { key: 'createdAt', direction: 'ascending' },
      ],
    } as const
    const { result } = show(adapter, { mode: 'adapter', initialState: { view } })
    await settled(result)
    expect(list.mock.lastCall?.[0]).toEqual({
      limit: 20,
      search: 'key',
      filter: { status: ['active'] },
      sort: [{ key: 'name', direction: 'descending' }],
    })
    expect(result.current.filterable).toBe(true)
  })
})

it('sorts names as the language of the words does', async () => {
  const keys = ['zebra', 'öl', 'ofen'].map((name) => credential({ name, createdAt: daysAway(-1) }))
  const sort = [{ key: 'name', direction: 'ascending' }] as const
  const namesIn = async (language: string) => {
    const wrapper = ({ children }: { readonly children: ReactNode }) => (
      <KeyrackProvider adapter={memoryAdapter({ keys })} now={NOW} language={language}>
        {children}
      </KeyrackProvider>
    )
    const initialState = { view: { search: '', filter: {}, sort } }
    const { result } = renderHook(() => useApiKeyTable({ initialState }), { wrapper })
    await waitFor(() => expect(result.current.list.count).toBe(3))
    return () => names(result)
  }
  const german = await namesIn('de')
  await waitFor(() => expect(german()).toEqual(['ofen', 'öl', 'zebra']))
  const swedish = await namesIn('sv')
  await waitFor(() => expect(swedish()).toEqual(['ofen', 'zebra', 'öl']))
})
