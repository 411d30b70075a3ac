import {
  type ColumnOrderState,
  type ColumnPinningState,
  type ColumnSizingState,
  type ColumnVisibilityState,
  functionalUpdate,
  type RowSelectionState,
  type SortingState,
  type Updater,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { Sort, SortKey, Supports } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { COLUMNS, type ColumnId, sortKeyOf } from '../core/tableColumns'
import { type ApiKeyColumn, FEATURES, type KeyColumnDef, type KeyTable, MAX_WIDTH, MIN_WIDTH, WIDTHS } from './tableColumns'
import type { TableStateControl } from './useTableState'

export interface UseKeyTableOptions {
  readonly control: TableStateControl
  readonly columns: readonly ApiKeyColumn[]
  /** Ids of columns of ours that have nothing to show here. */
  readonly without: readonly ColumnId[]
  /** What the adapter can sort by; undefined where it is done here. */
  readonly supports: Supports | undefined
  readonly direction: 'ltr' | 'rtl'
}

const NO_ROWS: readonly ApiKey[] = []

/** Dates are asked for from the newest. */
const LATEST_FIRST: readonly SortKey[] = ['createdAt', 'lastUsedAt']

/**
 * Columns, sorting and selection as the table library holds them, over the state of ours that hosts see. It gets no rows: what
 * it would make of each is not needed, and those in view are handed to React by the window.
 */
export function useKeyTable({ control, columns, without, supports, direction }: UseKeyTableOptions): KeyTable {
  const { view, layout, selection, setView, setLayout, setSelection } = control

  const { defs, sortOf } = useMemo(() => {
    const sorts = new Map<string, SortKey>()
    const define = (id: string, size: number, sortBy: SortKey | undefined): KeyColumnDef => {
      const sortable = sortBy !== undefined && (supports?.sort?.includes(sortBy) ?? true)
      if (sortable) sorts.set(id, sortBy)
      return {
        id,
        size,
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
        accessorFn: () => null,
        enableSorting: sortable,
        sortDescFirst: sortBy !== undefined && LATEST_FIRST.includes(sortBy),
        enableHiding: id !== 'name',
      }
    }
    return {
      sortOf: sorts,
      defs: [
        ...COLUMNS.filter((id) => !without.includes(id)).map((id) => define(id, WIDTHS[id], sortKeyOf(id))),
        ...columns.map(({ id, width = 150, sortBy }) => define(id, width, sortBy)),
      ],
    }
  }, [columns, without, supports])

  const sorting = useMemo(() => {
    const columnOf = new Map([...sortOf].map(([id, sortBy]) => [sortBy, id]))
    return view.sort.map(({ key, direction: way }) => ({ id: columnOf.get(key) ?? key, desc: way === 'descending' }))
  }, [view.sort, sortOf])
  const columnVisibility = useMemo(() => Object.fromEntries(layout.hidden.map((id) => [id, false])), [layout.hidden])
  const columnOrder = useMemo(() => [...layout.order], [layout.order])
  const columnPinning = useMemo(
    () => ({ start: [...layout.pinned.start], end: [...layout.pinned.end] }),
    [layout.pinned.start, layout.pinned.end],
  )
  const { widths } = layout
  const { all, ids } = selection

  // One object while nothing in it changes: the table is another with each, and the header is rendered for it.
  const options = useMemo(
    () => ({
      features: FEATURES,
      columns: defs,
      data: NO_ROWS,
      getRowId: (key: ApiKey) => key.id,
      manualSorting: true,
      enableMultiSort: supports?.maxSorts === undefined || supports.maxSorts > 1,
      ...(supports?.maxSorts === undefined ? {} : { maxMultiSortColCount: supports.maxSorts }),
      columnResizeMode: 'onChange' as const,
      columnResizeDirection: direction,
      state: {
        sorting,
        columnVisibility,
        columnOrder,
        columnPinning,
        columnSizing: widths,
        rowSelection: ids as Record<string, true>,
      },
      onSortingChange: (updater: Updater<SortingState>) =>
        setView((before) => {
          const sort = functionalUpdate(updater, sorting).flatMap(({ id, desc }): Sort[] => {
            const key = sortOf.get(id)
            return key === undefined ? [] : [{ key, direction: desc ? 'descending' : 'ascending' }]
          })
          return { ...before, sort }
        }),
      onColumnVisibilityChange: (updater: Updater<ColumnVisibilityState>) =>
        setLayout((before) => {
          const shown = functionalUpdate(updater, Object.fromEntries(before.hidden.map((id) => [id, false])))
          return { ...before, hidden: Object.keys(shown).filter((id) => shown[id] === false) }
        }),
      onColumnOrderChange: (updater: Updater<ColumnOrderState>) =>
        setLayout((before) => ({ ...before, order: functionalUpdate(updater, [...before.order]) })),
      onColumnPinningChange: (updater: Updater<ColumnPinningState>) =>
        setLayout((before) => ({
          ...before,
          pinned: functionalUpdate(updater, { start: [...before.pinned.start], end: [...before.pinned.end] }),
        })),
      onColumnSizingChange: (updater: Updater<ColumnSizingState>) =>
        setLayout((before) => ({ ...before, widths: functionalUpdate(updater, { ...before.widths }) })),
      onRowSelectionChange: (updater: Updater<RowSelectionState>) =>
        setSelection((before) => ({ all, ids: functionalUpdate(updater, { ...before.ids } as Record<string, true>) })),
    }),
    [
      defs,
      sortOf,
      supports,
      direction,
      sorting,
      columnVisibility,
      columnOrder,
      columnPinning,
      widths,
      ids,
      all,
      setView,
      setLayout,
      setSelection,
    ],
  )
  return useTable(options)
}
