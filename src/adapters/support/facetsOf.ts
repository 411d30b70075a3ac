import type { ListQuery } from '../../core/adapter'
import { filterTests } from '../../core/filterTests'
import { FACETS, type Facet, type Facets, type FacetValue } from '../../core/keyFilter'
import { type ApiKey, statusOf } from '../../core/model'
import { matchesSearch } from './matchesSearch'

/** Values of one field at most. */
const MAX_VALUES = 100

const VALUES: Readonly<Record<Facet, (key: ApiKey, now: number) => Iterable<string | null>>> = {
  status: (key, now) => [statusOf(key, now)],
  kind: (key) => [key.kind],
  scope: (key) => new Set(key.scopes),
  application: (key) => [key.application],
  createdBy: (key) => [key.createdBy],
}

const compareValues = (a: FacetValue, b: FacetValue): number => {
  if (a.count !== b.count) return b.count - a.count
  if (a.value === null || b.value === null) return a.value === null ? 1 : -1
  return a.value < b.value ? -1 : 1
}

/**
 * Counts the values of keys that are all at hand, by the law of `ApiKeyAdapter.facets`.
 *
 * @param now milliseconds since the epoch
 */
export function facetsOf(
  keys: Iterable<ApiKey>,
  { search, filter = {} }: Pick<ListQuery, 'search' | 'filter'>,
  now: number,
): Facets {
  const text = search?.toLowerCase()
  const tests = filterTests(filter, now)
  const counts = new Map(FACETS.map((facet) => [facet, new Map<string | null, number>()]))
  for (const key of keys) {
    if (text !== undefined && !matchesSearch(key, text)) continue
    const failed = tests.filter(({ passes }) => !passes(key))
    // A key that fails by one field alone is counted for that field alone.
    if (failed.length > 1) continue
    for (const [facet, values] of counts) {
      if (failed[0] !== undefined && failed[0].field !== facet) continue
      for (const value of VALUES[facet](key, now)) values.set(value, (values.get(value) ?? 0) + 1)
    }
  }
  const frequent = (facet: Facet): FacetValue[] =>
    Array.from(counts.get(facet) ?? [], ([value, count]) => ({ value, count }))
      .sort(compareValues)
      .slice(0, MAX_VALUES)
  return {
    status: frequent('status'),
    kind: frequent('kind'),
    scope: frequent('scope'),
    application: frequent('application'),
    createdBy: frequent('createdBy'),
  }
}
