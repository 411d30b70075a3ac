import { FACETS, type Facet, type Facets, type FacetValue, type KeyFilter } from '../core/keyFilter'
import { matchesFilter } from '../core/matchesFilter'
import { type ApiKey, statusOf } from '../core/model'
import { compareCodePoints } from './compareKeys'

const VALUES: Readonly<Record<Facet, (key: ApiKey, now: number) => readonly (string | null)[]>> = {
  status: (key, now) => [statusOf(key, now)],
  kind: (key) => [key.kind],
  scope: (key) => [...new Set(key.scopes)],
  application: (key) => [key.application],
  createdBy: (key) => [key.createdBy],
}

const compareValues = (a: FacetValue, b: FacetValue): number => {
  if (a.count !== b.count) return b.count - a.count
  if (a.value === null || b.value === null) return a.value === null ? 1 : -1
  return compareCodePoints(a.value, b.value)
}

/**
 * The `Facets` of keys that a search has found already, one field and one key after the other. Of each field every value;
 * equally frequent ones by code point.
 *
 * @param now milliseconds since the epoch
 */
export function countedByHand(keys: readonly ApiKey[], filter: KeyFilter, now: number): Facets {
  const counted = (facet: Facet): FacetValue[] => {
    const { [facet]: _own, ...others } = filter
    const counts = new Map<string | null, number>()
    for (const key of keys)
      if (matchesFilter(key, others, now))
        for (const value of VALUES[facet](key, now)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return Array.from(counts, ([value, count]) => ({ value, count })).sort(compareValues)
  }
  return Object.fromEntries(FACETS.map((facet) => [facet, counted(facet)])) as unknown as Facets
}
