import type { Sort } from './adapter'
import { type Change, changeOf } from './changeOf'
import { type Comparison, comparisonOf, hasValue, signOf, sortUntil, valuesOf } from './compareKeys'
import { type FacetCounts, facetsOf } from './facetsOf'
import { type Clock, type FilterTest, filterTests } from './filterTests'
import { foldedText } from './foldedText'
import { hasText, haystackOf } from './hasText'
import type { Facets } from './keyFilter'
import type { KeyIndex, KeyQuery, Work } from './keyIndex'
import type { ApiKey } from './model'
import { orderTexts } from './orderTexts'
import { allRows, type Order, orderRows, placed, rowsOf, turned } from './orderRows'
import { scanRows } from './scanRows'

export interface KeyIndexOptions {
  /** Compares text. @default by the language of the runtime, digits by their value, and without regard to case */
  readonly collator?: Intl.Collator
}

/** Since when and, by the clock, until when something holds. */
interface Span {
  readonly from: number
  readonly clock: Clock
}

interface Searched {
  readonly search: string
  readonly rows: Uint32Array
}

interface Filtered extends Span {
  /** What the search found; null for all. */
  readonly of: Uint32Array | null
  readonly filter: string
  readonly tests: readonly FilterTest[]
  readonly rows: Uint32Array
}

interface Ordered extends Span {
  /** The rows that were sorted; null for all. */
  readonly of: Uint32Array | null
  readonly sort: readonly Sort[]
  readonly order: Order
}

interface Counted extends Span {
  readonly of: Uint32Array | null
  readonly filter: string
  readonly counts: FacetCounts
  readonly facets: Facets
}

interface Selected {
  readonly found: Uint32Array | null
  readonly order: Order | null
  readonly rows: Uint32Array
}

/** From so many changed keys on everything is found and sorted anew, in steps, since `sync` has none. */
const MANY = 1000

let shared: Intl.Collator | undefined

// What differs in case alone ties; accents do not.
const sharedCollator = (): Intl.Collator => (shared ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'accent' }))

const holds = ({ from, clock }: Span, now: number): boolean => from <= now && now < clock.until

const BY_ROW: Comparison = { values: (a, b) => a - b, ids: () => 0, perSlice: 0 }

/**
 * An index of keys at hand.
 *
 * It keeps what was found and ordered last and nothing else: up to 4 arrays of 4 bytes a row, and after the first search one
 * string for each row. Time moves keys between statuses and in and out of spans, so each result knows until when it holds;
 * a clock that ticks without passing such a moment is answered with what there is.
 */
export function createKeyIndex({ collator = sharedCollator() }: KeyIndexOptions = {}): KeyIndex {
  let keys: readonly ApiKey[] = []
  let version = 0
  /** By row, made when it is first looked at. */
  let haystacks: (string | undefined)[] = []
  let rowById: Map<string, number> | null = null
  let searched: Searched | null = null
  let filtered: Filtered | null = null
  let ordered: Ordered | null = null
  let selected: Selected | null = null
  let counted: Counted | null = null

  /** Null for all. */
  function* searchedFor(text: string): Work<Uint32Array | null> {
    const search = foldedText(text.trim())
    if (search === '') {
      searched = null
      return null
    }
    if (searched?.search !== search) {
      const within = searched !== null && search.includes(searched.search) ? searched.rows : null
      const perSlice = haystacks.length < keys.length ? 1000 : 12_000
      const rows = yield* scanRows(within, keys.length, perSlice, (row) => {
        const key = keys[row] as ApiKey
        return hasText(key, search, (haystacks[row] ??= haystackOf(key)))
      })
      searched = { search, rows }
    }
    return searched.rows
  }

  /** Null for all. */
  function* foundFor({ search, filter }: Pick<KeyQuery, 'search' | 'filter'>, now: number): Work<Uint32Array | null> {
    const of = yield* searchedFor(search)
    const clock = { until: Infinity }
    const tests = filterTests(filter, now, clock)
    if (tests.length === 0) {
      filtered = null
      return of
    }
    const asked = JSON.stringify(filter)
    const last = filtered?.of === of && filtered.filter === asked ? filtered : null
    if (last && holds(last, now)) return last.rows
    const rows = yield* scanRows(of, keys.length, 3000, (row) => tests.every(({ passes }) => passes(keys[row] as ApiKey)))
    const same = last?.rows.length === rows.length && last.rows.every((row, place) => row === rows[place])
    filtered = { of, filter: asked, tests, rows: same ? last.rows : rows, from: now, clock }
    return filtered.rows
  }

  /** The order of all rows, or of those that were found. */
  function* orderFor(sort: readonly Sort[], found: Uint32Array | null, now: number): Work<Ordered> {
    const last = ordered?.of === null || ordered?.of === found ? ordered : null
    const [by] = sort as [Sort]
    if (last && holds(last, now)) {
      if (JSON.stringify(last.sort) === JSON.stringify(sort)) return last
      if (sort.length === 1 && last.sort.length === 1 && last.sort[0]?.key === by.key) {
        const order = turned(last.order, (row) => hasValue(keys[row] as ApiKey, by.key))
        return (ordered = { ...last, sort, order })
      }
    }
    // A few that were found are sorted alone.
    const of = found !== null && found.length * 4 < keys.length ? found : null
    const rows = of ?? allRows(keys.length)
    const clock = { until: Infinity }
    const values = yield* valuesOf(sort, keys, rows, now, clock, collator)
    const comparison = comparisonOf(sort, keys, now, collator, values)
    const [first] = values
    const order =
      first && 'texts' in first && first.plain
        ? yield* orderTexts(rows, first.texts, first.plain, signOf(by), comparison)
        : yield* orderRows(rows, comparison)
    return (ordered = { of, sort, order, from: now, clock })
  }

  function* selectedFor({ sort, ...query }: KeyQuery, now: number): Work<Uint32Array> {
    const found = yield* foundFor(query, now)
    let order: Order | null = null
    let of: Uint32Array | null = null
    if (sort.length > 0) ({ order, of } = yield* orderFor(sort, found, now))
    if (selected === null || selected.found !== found || selected.order !== order) {
      const rows = order === null ? (found ?? allRows(keys.length)) : rowsOf(order, of === null ? found : null)
      selected = { found, order, rows }
    }
    return selected.rows
  }

  function* countedFor({ search, filter }: Pick<KeyQuery, 'search' | 'filter'>, now: number): Work<Facets> {
    const of = yield* searchedFor(search)
    const asked = JSON.stringify(filter)
    if (counted?.of !== of || counted.filter !== asked || !holds(counted, now)) {
      const clock = { until: Infinity }
      const counts = facetsOf(filter, now, clock)
      yield* scanRows(of, keys.length, 1500, (row) => {
        counts.add(keys[row] as ApiKey, 1)
        return false
      })
      counted = { of, filter: asked, counts, facets: counts.list(), from: now, clock }
    }
    return counted.facets
  }

  /** Begins anew where the keys changed between two steps. */
  function* upToDate<Result>(begin: () => Work<Result>): Work<Result> {
    const started = version
    const work = begin()
    for (;;) {
      const step = work.next()
      if (step.done) return step.value
      yield
      if (version !== started) return yield* upToDate(begin)
    }
  }

  /** Brings what was found, ordered and counted over to the new keys. */
  const carry = (before: readonly ApiKey[], { to, added, moved, reordered }: Change): void => {
    if (haystacks.length > 0) {
      const kept = haystacks
      if (moved) haystacks = []
      if (moved) for (let old = 0; old < to.length; old++) if ((to[old] as number) >= 0) haystacks[to[old] as number] = kept[old]
      haystacks.length = keys.length
      for (const row of added) haystacks[row] = undefined
    }

    const last = { searched, filtered, ordered, counted }
    searched = filtered = ordered = counted = null
    if (added.length >= MANY) return

    /** What there was to sort and to count, with what it is now and which of the added rows belong to it. */
    const now = new Map<Uint32Array | null, { readonly rows: Uint32Array | null; readonly added: readonly number[] }>()
    const extend = (rows: Uint32Array, of: readonly number[], passes: (key: ApiKey) => boolean): Uint32Array => {
      const own = of.filter((row) => passes(keys[row] as ApiKey))
      const next = new Uint32Array(placed(new Int32Array(rows.buffer), to, own, BY_ROW).buffer)
      now.set(rows, { rows: next, added: own })
      return next
    }
    now.set(null, { rows: null, added })
    const search = last.searched?.search ?? ''
    if (last.searched && !reordered) searched = { search, rows: extend(last.searched.rows, added, (key) => hasText(key, search)) }
    const filteredOf = last.filtered && now.get(last.filtered.of)
    if (last.filtered && filteredOf && !reordered) {
      const { tests, rows } = last.filtered
      const next = extend(rows, filteredOf.added, (key) => tests.every(({ passes }) => passes(key)))
      filtered = { ...last.filtered, of: filteredOf.rows, rows: next }
    }

    const orderedOf = last.ordered && now.get(last.ordered.of)
    if (last.ordered && orderedOf) {
      const { sort, order, from, clock } = last.ordered
      const comparison = comparisonOf(sort, keys, from, collator)
      for (const row of added) clock.until = Math.min(clock.until, sortUntil(sort, keys[row] as ApiKey, from))
      ordered = { ...last.ordered, of: orderedOf.rows, order: placed(order, to, orderedOf.added, comparison) }
    }

    const countedOf = last.counted && now.get(last.counted.of)
    if (last.counted && countedOf) {
      const { counts, of } = last.counted
      for (let old = 0; old < to.length; old++) {
        const key = before[old] as ApiKey
        if (to[old] === -1 && (of === null || hasText(key, search))) counts.add(key, -1)
      }
      for (const row of countedOf.added) counts.add(keys[row] as ApiKey, 1)
      counted = { ...last.counted, of: countedOf.rows, facets: counts.list() }
    }
  }

  return {
    get keys() {
      return keys
    },
    get version() {
      return version
    },

    sync(next) {
      const before = keys
      const change = next === before ? null : changeOf(before, next)
      if (change === null) return false
      keys = change.keys
      version++
      if (change.moved) rowById = null
      for (const row of change.added) rowById?.set((keys[row] as ApiKey).id, row)
      selected = null
      carry(before, change)
      return true
    },

    select: (query, now) => upToDate(() => selectedFor(query, now)),
    facets: (query, now) => upToDate(() => countedFor(query, now)),

    rowOf(id) {
      if (rowById === null) {
        rowById = new Map()
        for (let row = 0; row < keys.length; row++) rowById.set((keys[row] as ApiKey).id, row)
      }
      const row = rowById.get(id) ?? -1
      // Another key may have taken the row of one that is gone.
      return keys[row]?.id === id ? row : -1
    },
  }
}
