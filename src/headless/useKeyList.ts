import { useEffect, useMemo, useRef, useState } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { KeyQuery } from '../core/keyIndex'
import type { ApiKey } from '../core/model'
import { listQueryOf } from './listQueryOf'
import { type ApiKeys, useApiKeys } from './useApiKeys'
import { useGivenKeys } from './useGivenKeys'
import { useKeyrack } from './useKeyrack'
import { type KeyRows, useKeyRows } from './useKeyRows'
import { useNow } from './useNow'
import { useSettled } from './useSettled'

/**
 * Who searches, filters and sorts: `memory` reads all keys and does it here, `adapter` has the adapter do it and reads page by
 * page, `auto` looks at the first page, and reads all keys where there are no more than 2,000 or the adapter cannot do it.
 */
export type ListMode = 'auto' | 'memory' | 'adapter'

export interface KeyList extends Pick<KeyRows, 'count' | 'at' | 'index'> {
  /** `stale`: there are keys, and the last attempt to read them anew failed. */
  readonly status: ApiKeys['status']
  readonly error: ApiKeys['error']
  /** What is shown answers an earlier question; the answer to this one is on its way. */
  readonly updating: boolean
  /** Who searches, filters and sorts; null until that is known. */
  readonly mode: 'memory' | 'adapter' | null
  /** How many match in all, where that is known. */
  readonly total: number | undefined
  /** All that were read, whether they match or not. */
  readonly keys: readonly ApiKey[]
  /** More keys are on their way into memory. */
  readonly reading: boolean
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly more: () => void
  readonly retry: () => void
  /** What the keys on screen answer; it lags behind what is being typed. */
  readonly answered: KeyQuery
}

export interface UseKeyListOptions {
  readonly query: KeyQuery
  readonly mode: ListMode
  readonly pageSize: number
  readonly initialKeys: readonly ApiKey[] | undefined
  /** Whether the index is needed for something else, such as counts beside a filter. */
  readonly indexed: boolean
}

/** As many are read into memory without being asked for it: ten requests, and a tenth of a second of work. */
const AUTO_LIMIT = 2_000
const PAGE_LIMIT = 200

/** A word is typed within it: one request for the word, not one for each letter. */
const SEARCH_DELAY_MS = 200

export const EVERYTHING: KeyQuery = { search: '', filter: {}, sort: [] }

/** Whether the adapter can be left to search, filter and sort at all. */
const capable = ({ supports }: ApiKeyAdapter): boolean =>
  supports?.search !== false && supports?.sort?.length !== 0 && supports?.filter?.length !== 0

/** Keys as a table shows them: in memory or from the adapter, behind one contract. */
export function useKeyList({ query, mode: wanted, pageSize, initialKeys, indexed }: UseKeyListOptions): KeyList {
  const { adapter, cacheKey } = useKeyrack()
  const now = useNow()
  // Once all keys were asked for it stays so: the list may not change hands while somebody works with it.
  const [decided, setDecided] = useState<'memory' | 'adapter' | null>(null)
  const given = useGivenKeys(initialKeys)
  const mode = wanted === 'auto' ? (given === undefined ? decided : 'memory') : wanted
  const [whole, setWhole] = useState(false)
  // Another adapter may be another tenant's, with as many keys as it likes.
  const [asked, setAsked] = useState(adapter)
  if (asked !== adapter) {
    setAsked(adapter)
    setDecided(null)
    setWhole(false)
  }

  const typed = query.search.trim()
  const settled = useSettled(typed, mode === 'memory' ? 0 : SEARCH_DELAY_MS)
  const search = mode === 'memory' ? typed : settled
  const { filter, sort } = query
  const question = useMemo(() => ({ search, filter, sort }), [search, filter, sort])
  const byAdapter = mode === 'adapter'
  const limit = mode === 'memory' && (whole || wanted === 'memory') ? (adapter.supports?.maxLimit ?? PAGE_LIMIT) : pageSize
  const list = useApiKeys(
    useMemo(() => listQueryOf(byAdapter ? question : EVERYTHING, adapter.supports, limit), [byAdapter, question, adapter, limit]),
    { initialKeys: byAdapter ? undefined : given },
  )
  const rows = useKeyRows(list.keys, byAdapter ? EVERYTHING : question, now, cacheKey[1], indexed && mode === 'memory')

  const { hasMore, loadingMore, more, total, status } = list
  useEffect(() => {
    if (mode !== null || status === 'loading' || status === 'error') return
    setDecided(!hasMore || !capable(adapter) || (total !== undefined && total <= AUTO_LIMIT) ? 'memory' : 'adapter')
  }, [mode, status, hasMore, total, adapter])
  useEffect(() => {
    if (mode !== 'memory' || !hasMore || status !== 'ready' || loadingMore) return
    // The first page was small, for it was to be there soon; the others are as long as the adapter makes them.
    if (whole || wanted === 'memory') more()
    else setWhole(true)
  }, [mode, wanted, whole, hasMore, loadingMore, status, more])

  const answered = useRef(question)
  const updating = list.updating || rows.updating
  if (!updating) answered.current = question
  const inMemory = mode === 'memory'
  return {
    ...list,
    count: rows.count,
    at: rows.at,
    index: rows.index,
    status: status === 'ready' && rows.open ? 'loading' : status,
    updating,
    mode,
    total: inMemory ? (hasMore && total !== undefined && rows.count === list.keys.length ? total : rows.count) : total,
    reading: inMemory && hasMore,
    hasMore: byAdapter && hasMore,
    loadingMore: byAdapter && loadingMore,
    answered: answered.current,
  }
}
