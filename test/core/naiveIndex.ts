import type { SortKey } from '../../src/core/adapter'
import { FACETS, type Facet, type Facets, type KeyFilter } from '../../src/core/keyFilter'
import type { KeyQuery } from '../../src/core/keyIndex'
import { matchesFilter } from '../../src/core/matchesFilter'
import { type ApiKey, endOf, statusOf } from '../../src/core/model'

const STATUSES = ['expiring', 'retiring', 'active', 'disabled', 'expired', 'revoked']

/** One small sigma for both. */
const folded = (text: string): string => text.toLowerCase().replace(/ς/g, 'σ')

const matches = (key: ApiKey, search: string): boolean =>
  [key.name, key.kind === 'credential' ? key.endpoint : '', key.application ?? '', key.hint.prefix, key.hint.tail, key.id].some(
    (text) => folded(text).includes(folded(search.trim())),
  )

const valueOf = (key: ApiKey, by: SortKey, now: number): string | number | null => {
  if (by === 'status') return STATUSES.indexOf(statusOf(key, now))
  if (by === 'endpoint') return key.kind === 'credential' ? key.endpoint : null
  const value = by === 'expiresAt' ? endOf(key) : key[by]
  return value !== null && by.endsWith('At') ? Date.parse(value) : value
}

/** What an index answers, as plainly as it can be said. */
export function naiveSelect(
  keys: readonly ApiKey[],
  { search, filter, sort }: KeyQuery,
  now: number,
  collator: Intl.Collator,
): number[] {
  const rows = [...keys.keys()].filter((row) => {
    const key = keys[row] as ApiKey
    return matches(key, search) && matchesFilter(key, filter, now)
  })
  if (sort.length === 0) return rows
  return rows.sort((a, b) => {
    const [x, y] = [keys[a] as ApiKey, keys[b] as ApiKey]
    for (const { key, direction } of sort) {
      const [one, other] = [valueOf(x, key, now), valueOf(y, key, now)]
      if (one === null && other === null) continue
      if (one === null) return 1
      if (other === null) return -1
      const order =
        typeof one === 'number'
          ? one - Number(other)
          : key === 'kind'
            ? one < other
              ? -1
              : one > other
                ? 1
                : 0
            : collator.compare(one, String(other))
      if (order !== 0) return direction === 'ascending' ? order : -order
    }
    return x.id < y.id ? -1 : x.id > y.id ? 1 : 0
  })
}

const valuesOf = (key: ApiKey, facet: Facet, now: number): (string | null)[] =>
  facet === 'scope' ? [...new Set(key.scopes)] : facet === 'status' ? [statusOf(key, now)] : [key[facet]]

export function naiveFacets(keys: readonly ApiKey[], search: string, filter: KeyFilter, now: number): Facets {
  const count = (facet: Facet) => {
    const others = keys.filter((key) => matches(key, search) && matchesFilter(key, { ...filter, [facet]: [] }, now))
    const values = new Set<string | null>([...(filter[facet] ?? []), ...others.flatMap((key) => valuesOf(key, facet, now))])
    const counted = [...values].map((value) => ({
      value,
      count: others.filter((key) => valuesOf(key, facet, now).includes(value)).length,
    }))
    return counted.sort(
      (a, b) => b.count - a.count || (a.value === null ? 1 : b.value === null ? -1 : a.value < b.value ? -1 : 1),
    )
  }
  return Object.fromEntries(FACETS.map((facet) => [facet, count(facet)])) as unknown as Facets
}
