import type { Sort, SortKey } from '../../core/adapter'
import { type ApiKey, endOf, statusOf } from '../../core/model'
import { STATUS_ORDER } from '../../core/statusOrder'

/** Texts as `byCodePoint` writes them, and instants as milliseconds since the epoch. */
type PlaceValue = string | number | null

/** Where a key stands in an order. */
export interface Place {
  readonly values: readonly PlaceValue[]
  readonly id: string
}

/**
 * A text that JavaScript compares as a database compares UTF-8: by code point. UTF-16 has the surrogates before
 * U+E000–U+FFFF, where they should come after; here the two have changed places.
 */
const byCodePoint = (text: string): string =>
  text.replace(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0)
    return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800)
  })

const folded = (text: string | null): string | null => (text === null ? null : byCodePoint(text.toLowerCase()))
const at = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant))

const VALUES: Readonly<Record<SortKey, (key: ApiKey, now: number) => PlaceValue>> = {
  name: (key) => folded(key.name),
  kind: (key) => key.kind,
  endpoint: (key) => folded(key.kind === 'credential' ? key.endpoint : null),
  application: (key) => folded(key.application),
  status: (key, now) => STATUS_ORDER.indexOf(statusOf(key, now)),
  createdBy: (key) => (key.createdBy === null ? null : byCodePoint(key.createdBy)),
  createdAt: (key) => at(key.createdAt),
  lastUsedAt: (key) => at(key.lastUsedAt),
  expiresAt: (key) => at(endOf(key)),
  rotationDueAt: (key) => at(key.rotationDueAt),
}

/** @param now milliseconds since the epoch */
export const placeOf = (key: ApiKey, sort: readonly Sort[], now: number): Place => ({
  values: sort.map((by) => VALUES[by.key](key, now)),
  id: byCodePoint(key.id),
})

/** Below 0 where `a` comes before `b`: keys without a value come last in either direction, and ties go by id. */
export function comparePlaces(a: Place, b: Place, sort: readonly Sort[]): number {
  for (let n = 0; n < sort.length; n++) {
    const [left, right] = [a.values[n] ?? null, b.values[n] ?? null]
    if (left === right) continue
    if (left === null || right === null) return left === null ? 1 : -1
    return left < right === (sort[n]?.direction === 'ascending') ? -1 : 1
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const isNumber = (key: SortKey): boolean => key === 'status' || key.endsWith('At')

/** Whether values that came from outside can be those of a place in this order. */
export const isPlace = (values: unknown, sort: readonly Sort[]): values is readonly PlaceValue[] =>
  Array.isArray(values) &&
  values.length === sort.length &&
  sort.every(({ key }, n) => values[n] === null || typeof values[n] === (isNumber(key) ? 'number' : 'string'))
