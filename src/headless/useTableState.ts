import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { DEFAULT_LAYOUT } from '../core/defaultLayout'
import type { TableLayout } from '../core/tableLayout'
import type { TableView } from '../core/tableView'

/** Which keys are chosen: those named, or all that match but those named. */
export interface TableSelection {
  readonly all: boolean
  readonly ids: Readonly<Record<string, boolean>>
}

export const NO_SELECTION: TableSelection = { all: false, ids: {} }

/** What a table remembers, each slice of which a host may hold itself. */
export interface TableState {
  /** What is listed. */
  readonly view: TableView
  /** How it is shown. */
  readonly layout: TableLayout
  readonly selection: TableSelection
}

/** Where the layout is kept between visits, such as `localStorage` or the user's profile. */
export interface TableStorage {
  readonly get: () => string | null | Promise<string | null>
  readonly set: (text: string) => void | Promise<void>
}

export interface UseTableStateOptions {
  /** Slices that the host holds; it is told of each change and passes the slice anew. */
  readonly state?: Partial<TableState> | undefined
  /** @default everything, newest first, in our columns */
  readonly initialState?: Partial<TableState> | undefined
  /** Told of each change, whoever holds the slice. */
  readonly onStateChange?: ((change: Partial<TableState>) => void) | undefined
  readonly storage?: TableStorage | undefined
}

type Update<Value> = Value | ((before: Value) => Value)

export interface TableStateControl extends TableState {
  /** The layout of a table in which nobody has changed anything. */
  readonly defaultLayout: TableLayout
  readonly setView: (update: Update<TableView>) => void
  readonly setLayout: (update: Update<TableLayout>) => void
  readonly setSelection: (update: Update<TableSelection>) => void
}

const START: TableState = { view: { search: '', filter: {}, sort: [] }, layout: DEFAULT_LAYOUT, selection: NO_SELECTION }

/** View, layout and selection of a table, each held here or by the host. */
export function useTableState({ state, initialState, onStateChange, storage }: UseTableStateOptions): TableStateControl {
  const [own, setOwn] = useState<TableState>(() => ({ ...START, ...initialState }))
  const [defaultLayout] = useState(own.layout)
  const view = state?.view ?? own.view
  const layout = state?.layout ?? own.layout
  const selection = state?.selection ?? own.selection
  const latest = useRef({ view, layout, selection, onStateChange, storage })
  latest.current = { view, layout, selection, onStateChange, storage }

  const change = useCallback((part: Partial<TableState>) => {
    // A second update in the same turn goes on from the first one.
    Object.assign(latest.current, part)
    latest.current.onStateChange?.(part)
    setOwn((before) => ({ ...before, ...part }))
  }, [])

  const stored = storage !== undefined
  useEffect(() => {
    if (!stored) return undefined
    let current = true
    // What cannot be read, or is no layout, leaves the table as it is: a preference is no reason for an error.
    const load = async () => {
      const { readLayout } = await import('../core/tableLayout')
      const text = await latest.current.storage?.get()
      if (current && typeof text === 'string') setOwn((before) => ({ ...before, layout: readLayout(text) }))
    }
    load().catch(() => undefined)
    return () => {
      current = false
    }
  }, [stored])

  const setters = useMemo(() => {
    const next = <Value>(update: Update<Value>, before: Value): Value =>
      typeof update === 'function' ? (update as (before: Value) => Value)(before) : update
    return {
      setView: (update: Update<TableView>) => {
        const { view: before, selection: chosen } = latest.current
        const after = next(update, before)
        // “All that match” are others now, and nobody has seen them.
        const other = after.search !== before.search || after.filter !== before.filter
        change(chosen.all && other ? { view: after, selection: NO_SELECTION } : { view: after })
      },
      setLayout: (update: Update<TableLayout>) => {
        const after = next(update, latest.current.layout)
        change({ layout: after })
        const keep = latest.current.storage
        if (keep === undefined) return
        const save = async () => keep.set((await import('../core/tableLayout')).writeLayout(after))
        save().catch(() => undefined)
      },
      setSelection: (update: Update<TableSelection>) => change({ selection: next(update, latest.current.selection) }),
    }
  }, [change])
  return useMemo(
    () => ({ view, layout, selection, defaultLayout, ...setters }),
    [view, layout, selection, defaultLayout, setters],
  )
}
