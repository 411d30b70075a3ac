import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ApiKey } from '../core/model'
import type { KeyList } from './useKeyList'
import { NO_SELECTION, type TableStateControl } from './useTableState'

export interface KeySelection {
  /** How many keys are chosen. */
  readonly count: number
  /** Whether all that match are chosen, those that were not read yet included. */
  readonly everything: boolean
  /** What the box in the header shows. */
  readonly state: 'none' | 'some' | 'all'
  readonly has: (id: string) => boolean
  /** @param range all from the one that was pressed last to this one, to the state that this one gets */
  readonly toggle: (position: number, range?: boolean) => void
  /** All that were read; none where all are chosen already. */
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

/** Which rows are chosen. */
export function useKeySelection(list: KeyList, { selection, setSelection }: TableStateControl): KeySelection {
  const { all, ids } = selection
  const { at, count: shown, total, hasMore, keys, mode, status } = list
  const named = useMemo(() => Object.keys(ids).filter((id) => ids[id]).length, [ids])
  const count = all ? Math.max((total ?? shown) - named, 0) : named
  const last = useRef<number | null>(null)
  // A key may be chosen and then not match: what is known of it is kept.
  const known = useRef(new Map<string, ApiKey>())

  // Keys that are gone cannot stay chosen.
  useEffect(() => {
    if (named === 0 || mode !== 'memory' || status !== 'ready') return
    const there = new Set(keys.map(({ id }) => id))
    setSelection((before) => {
      const kept = without(before.ids, (id) => !there.has(id))
      return Object.keys(kept).length === Object.keys(before.ids).length ? before : { ...before, ids: kept }
    })
  }, [named, mode, status, keys, setSelection])

  const has = useCallback((id: string) => all !== (ids[id] ?? false), [all, ids])

  const toggle = useCallback(
    (position: number, range = false) => {
      const key = at(position)
      if (key === undefined) return
      const on = !has(key.id)
      const from = range && last.current !== null ? last.current : position
      last.current = position
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
    [at, has, setSelection],
  )

  const state = count === 0 ? 'none' : all ? (named === 0 ? 'all' : 'some') : !hasMore && count >= shown ? 'all' : 'some'

  const toggleAll = useCallback(() => {
    if (state === 'all') return setSelection(NO_SELECTION)
    if (!hasMore) return setSelection({ all: true, ids: {} })
    const next: Record<string, boolean> = {}
    for (let i = 0; i < shown; i++) {
      const key = at(i)
      if (key !== undefined) {
        next[key.id] = true
        known.current.set(key.id, key)
      }
    }
    return setSelection({ all: false, ids: next })
  }, [state, hasMore, shown, at, setSelection])

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
