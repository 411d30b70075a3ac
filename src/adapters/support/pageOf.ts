import type { ListQuery, Page, Sort } from '../../core/adapter'
import { ApiKeyError } from '../../core/errors'
import type { ApiKey } from '../../core/model'
import { DEFAULT_LIMIT } from '../../core/wire'

type Ordered = 'name' | 'createdAt' | 'lastUsedAt' | 'expiresAt'
const NEWEST_FIRST: Sort = { key: 'createdAt', direction: 'descending' }

/** Where a key stands in an order. */
interface Place {
  readonly value: string | number | null
  readonly id: string
}

// UTF-16 has the surrogates before U+E000–U+FFFF. By code point, as a database compares UTF-8, they come after.
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const placeOf = (key: ApiKey, by: Sort['key']): Place => {
  const value = key[by as Ordered]
  return { value: value === null ? null : by === 'name' ? value.toLowerCase() : Date.parse(value), id: key.id }
}

const compareValues = (a: string | number, b: string | number): number =>
  typeof a === 'string' ? compareText(a, String(b)) : a - Number(b)

const comparePlaces = (a: Place, b: Place, direction: Sort['direction']): number => {
  if (a.value === null || b.value === null) {
    if (a.value !== b.value) return a.value === null ? 1 : -1
  } else {
    const order = compareValues(a.value, b.value)
    if (order !== 0) return direction === 'ascending' ? order : -order
  }
  return compareText(a.id, b.id)
}

const matches = (key: ApiKey, search: string): boolean =>
  [key.name, key.kind === 'credential' ? key.endpoint : '', key.application ?? '', key.hint.prefix, key.hint.tail, key.id].some(
    (text) => text.toLowerCase().includes(search),
  )

const writeCursor = ({ key, direction }: Sort, { value, id }: Place): string =>
  encodeURIComponent(JSON.stringify([key, direction, value, id]))

const readCursor = (cursor: string, sort: Sort): Place => {
  try {
    const [key, direction, value, id] = JSON.parse(decodeURIComponent(cursor)) as unknown[]
    const fits = value === null || typeof value === (sort.key === 'name' ? 'string' : 'number')
    if (key === sort.key && direction === sort.direction && fits && typeof id === 'string')
      return { value: value as Place['value'], id }
  } catch {
    // Answered below, without the parser's words: they quote the cursor.
  }
  throw new ApiKeyError('malformed', { field: 'cursor' })
}

/**
 * One page of keys that are all at hand, by the law of `ApiKeyAdapter.list`. Names are ordered without regard to case
 * and then by code point, the order of `lower(name) COLLATE "C"` in a database.
 *
 * A cursor says where the page before ended, not how many keys it had: keys that come or go between two pages make
 * no other key appear twice or not at all.
 *
 * @throws {ApiKeyError} `malformed` where the cursor is of no page in this order
 */
export function pageOf(keys: Iterable<ApiKey>, query: ListQuery): Page<ApiKey> {
  const sort = query.sort?.[0] ?? NEWEST_FIRST
  const after = query.cursor === undefined ? null : readCursor(query.cursor, sort)
  const search = query.search?.toLowerCase()
  const found: { readonly key: ApiKey; readonly place: Place }[] = []
  for (const key of keys) {
    if (query.filter?.kind !== undefined && !query.filter.kind.includes(key.kind)) continue
    if (search !== undefined && !matches(key, search)) continue
    found.push({ key, place: placeOf(key, sort.key) })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place, sort.direction))
  const start = after === null ? 0 : found.findIndex(({ place }) => comparePlaces(place, after, sort.direction) > 0)
  const rest = start === -1 ? [] : found.slice(start)
  const page = rest.slice(0, query.limit ?? DEFAULT_LIMIT)
  const last = page.at(-1)
  return {
    items: page.map(({ key }) => key),
    nextCursor: last !== undefined && rest.length > page.length ? writeCursor(sort, last.place) : null,
    total: found.length,
  }
}
