import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ApiKey } from '../core/model'
import type { KeyList } from './useKeyList'
import type { TableView } from '../core/tableView'
import { NO_SELECTION, type TableStateControl } from './useTableState'

export interface KeySelection {
  /** How many keys are chosen. */
  readonly count: number
  /** Whether all that match are chosen, those that were not read yet included. */
  readonly everything: boolean
  /** What the box in the header shows: how many of the rows that are listed are chosen. */
  readonly state: 'none' | 'some' | 'all'
  readonly has: (id: string) => boolean
  /** @param range all from the one that was pressed last to this one, to the state that this one gets */
  readonly toggle: (position: number, range?: boolean) => void
  /** All that are listed; none of them where all are chosen already. Others that are chosen stay so. */
  readonly toggleAll: () => void
  /** All that match, those that were not read yet included. */
  readonly chooseEverything: () => void
  readonly clear: () => void
  /** Takes keys out of the selection, such as those that a bulk action is done with. */
  readonly drop: (ids: readonly string[]) => void
  /** Chosen keys that were read. */
  readonly read: () => readonly ApiKey[]
}

const without = (ids: Readonly<Record<string, boolean>>, gone: (id: string) => boolean): Record<string, boolean> =>
  Object.fromEntries(Object.entries(ids).filter(([id]) => !gone(id)))

/** What is listed, in whatever order; a filter says the same in one text. */
const listed = ({ search, filter }: TableView): string => JSON.stringify([search, filter])

/** Which rows are chosen. */
export function useKeySelection(list: KeyList, { view, selection, setSelection }: TableStateControl): KeySelection {
  const { all, ids } = selection
  const { at, count: shown, total, hasMore, reading, keys, mode, status } = list
  const named = useMemo(() => Object.keys(ids).filter((id) => ids[id]).length, [ids])
  const count = all ? Math.max((total ?? shown) - named, 0) : named
  /** Id of the key that a range begins at: its row may be another by now. */
  const last = useRef<string | null>(null)
  // A key may be chosen and then not match: what is known of it is kept.
  const known = useRef(new Map<string, ApiKey>())

  // Keys that are gone cannot stay chosen. Exceptions stay, for nobody may act on what was taken out; and so does what was not read yet.
  useEffect(() => {
    if (all || named === 0 || mode !== 'memory' || status !== 'ready' || reading) return
    const there = new Set(keys.map(({ id }) => id))
    setSelection((before) => {
      const kept = without(before.ids, (id) => !there.has(id))
      return Object.keys(kept).length === Object.keys(before.ids).length ? before : { ...before, ids: kept }
    })
  }, [all, named, mode, status, reading, keys, setSelection])

  // “All that match” are others where the host shows another view, and nobody has seen them.
  const matched = useRef<string | null>(null)
  useEffect(() => {
    const now = all ? listed(view) : null
    const other = now !== null && matched.current !== null && matched.current !== now
    matched.current = other ? null : now
    if (other) setSelection(NO_SELECTION)
  }, [all, view, setSelection])

  const has = useCallback((id: string) => all !== (ids[id] ?? false), [all, ids])

  const toggle = useCallback(
    (position: number, range = false) => {
      const key = at(position)
      if (key === undefined) return
      const on = !has(key.id)
      let from = position
      if (range && last.current !== null) {
        let found = 0
        while (found < shown && at(found)?.id !== last.current) found++
        if (found < shown) from = found
      }
      last.current = key.id
      setSelection((before) => {
        const next = { ...before.ids }
        for (let i = Math.min(from, position); i <= Math.max(from, position); i++) {
          const each = at(i)
          if (each === undefined) continue
          known.current.set(each.id, each)
          if (on === before.all) delete next[each.id]
          else next[each.id] = true
        }
        return { ...before, ids: next }
      })
    },
    [at, shown, has, setSelection],
  )

  // Of the rows that are listed: others may be chosen too.
  const [state, elsewhere] = useMemo((): [KeySelection['state'], boolean] => {
    if (named === 0) return [all && shown > 0 ? 'all' : 'none', false]
    let here = 0
    for (let i = 0; i < shown; i++) if (has(at(i)?.id ?? '')) here++
    return [here === 0 ? 'none' : here === shown ? 'all' : 'some', !all && here < named]
  }, [all, named, shown, has, at])

  const toggleAll = useCallback(() => {
    if (all ? state === 'all' : state === 'all' && !elsewhere) return setSelection(NO_SELECTION)
    // Keys that are chosen and not listed stay chosen.
    if (all || (!hasMore && !elsewhere)) return setSelection({ all: true, ids: {} })
    const on = state !== 'all'
    return setSelection((before) => {
      const next = { ...before.ids }
      for (let i = 0; i < shown; i++) {
        const key = at(i)
        if (key === undefined) continue
        if (on) next[key.id] = true
        else delete next[key.id]
        known.current.set(key.id, key)
      }
      return { all: false, ids: next }
    })
  }, [all, state, elsewhere, hasMore, shown, at, setSelection])

  return useMemo(
    () => ({
      count,
      everything: all,
      state,
      has,
      toggle,
      toggleAll,
      chooseEverything: () => setSelection({ all: true, ids: {} }),
      clear: () => setSelection(NO_SELECTION),
      drop: (gone) => {
        const set = new Set(gone)
        setSelection((before) => (before.all ? NO_SELECTION : { all: false, ids: without(before.ids, (id) => set.has(id)) }))
      },
      read: () => {
        const found = new Map<string, ApiKey>()
        for (let i = 0; i < shown; i++) {
          const key = at(i)
          if (key !== undefined && has(key.id)) found.set(key.id, key)
        }
        if (!all) for (const [id, key] of known.current) if (has(id) && !found.has(id)) found.set(id, key)
        return [...found.values()]
      },
    }),
    [count, all, state, has, toggle, toggleAll, setSelection, shown, at],
  )
}
