import type { ListQuery, Page, Sort } from '../../core/adapter'
import { ApiKeyError } from '../../core/errors'
import { type Clock, filterTests } from '../../core/filterTests'
import { DEFAULT_LIMIT, writeSort } from '../../core/listQuery'
import type { ApiKey } from '../../core/model'
import { foldedText } from '../../core/foldedText'
import { hasText } from '../../core/hasText'
import { statusUntil } from '../../core/statusUntil'
import { comparePlaces, isPlace, type Place, placeOf } from './placeOf'

const NEWEST_FIRST: readonly Sort[] = [{ key: 'createdAt', direction: 'descending' }]

/** Lists that are kept: one that is walked page by page, and what is asked beside it. */
const MAX_LISTS = 4

interface Listed {
  readonly key: ApiKey
  readonly place: Place
}

/** What one search, filter and order lists. Milliseconds since the epoch. */
interface List {
  readonly found: readonly Listed[]
  readonly since: number
  /** The first instant at which it may be another list although no key has changed. */
  readonly until: number
}

const readCursor = (cursor: string, sort: readonly Sort[]): Place => {
  try {
    const [order, values, id] = JSON.parse(decodeURIComponent(cursor)) as unknown[]
    if (order === writeSort(sort) && isPlace(values, sort) && typeof id === 'string') return { values, id }
  } catch {
    // Answered below, without the parser's words: they quote the cursor.
  }
  throw new ApiKeyError('malformed', { field: 'cursor' })
}

const writeCursor = (sort: readonly Sort[], { values, id }: Place): string =>
  encodeURIComponent(JSON.stringify([writeSort(sort), values, id]))

/** How many of a list come at a place or before it. */
const upTo = (found: readonly Listed[], place: Place, sort: readonly Sort[]): number => {
  let [low, high] = [0, found.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePlaces((found[middle] as Listed).place, place, sort) > 0) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Pages of keys that are all at hand, by the law of `ApiKeyAdapter.list`. Names, endpoints and applications are ordered
 * without regard to case and then by code point, the order of `lower(name) COLLATE "C"` in a database.
 *
 * A cursor says where the page before ended, not how many keys it had: keys that come or go between two pages make
 * no other key appear twice or not at all.
 */
export class ListedKeys {
  readonly #keys: () => Iterable<ApiKey>
  readonly #lists = new Map<string, List>()

  /** @param keys all of them, as they are now */
  constructor(keys: () => Iterable<ApiKey>) {
    this.#keys = keys
  }

  /** To be told whenever a key comes, goes or changes: what is sorted for one page is kept for the next until then. */
  changed(): void {
    this.#lists.clear()
  }

  /**
   * @param now milliseconds since the epoch
   * @throws {ApiKeyError} `malformed` where the cursor is of no page in this order
   */
  page(query: ListQuery, now: number): Page<ApiKey> {
    const sort = query.sort ?? NEWEST_FIRST
    const after = query.cursor === undefined ? null : readCursor(query.cursor, sort)
    const { found } = this.#list(query, sort, now)
    const start = after === null ? 0 : upTo(found, after, sort)
    const page = found.slice(start, start + (query.limit ?? DEFAULT_LIMIT))
    const last = page.at(-1)
    return {
      items: page.map(({ key }) => key),
      nextCursor: last !== undefined && start + page.length < found.length ? writeCursor(sort, last.place) : null,
      total: found.length,
    }
  }

  #list({ search, filter = {} }: ListQuery, sort: readonly Sort[], now: number): List {
    const name = JSON.stringify([search, filter, writeSort(sort)])
    const kept = this.#lists.get(name)
    this.#lists.delete(name)
    const list = kept !== undefined && kept.since <= now && now < kept.until ? kept : this.#make(search, filter, sort, now)
    // The one that was asked for last stands last.
    this.#lists.set(name, list)
    for (const oldest of this.#lists.keys()) {
      if (this.#lists.size <= MAX_LISTS) break
      this.#lists.delete(oldest)
    }
    return list
  }

  #make(search: string | undefined, filter: NonNullable<ListQuery['filter']>, sort: readonly Sort[], now: number): List {
    const text = foldedText(search ?? '')
    const byStatus = sort.some(({ key }) => key === 'status')
    const clock: Clock = { until: Infinity }
    const tests = filterTests(filter, now, clock)
    const found: Listed[] = []
    for (const key of this.#keys()) {
      if (!hasText(key, text) || !tests.every(({ passes }) => passes(key))) continue
      if (byStatus) clock.until = Math.min(clock.until, statusUntil(key, now))
      found.push({ key, place: placeOf(key, sort, now) })
    }
    found.sort((a, b) => comparePlaces(a.place, b.place, sort))
    return { found, since: now, until: clock.until }
  }
}
