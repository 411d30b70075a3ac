import { type Clock, filterTests } from './filterTests'
import { type Facet, FACETS, type Facets, type FacetValue, type KeyFilter } from './keyFilter'
import { type ApiKey, statusOf } from './model'
import { statusUntil } from './statusUntil'

/** Counts of the values of each facet, as keys come and go. */
export interface FacetCounts {
  /** Counts a key once more (1), or once less (-1). */
  add(key: ApiKey, by: 1 | -1): void
  list(): Facets
}

// By code unit, so that it is the same wherever it is counted; no value comes last.
const byValue = (a: string | null, b: string | null): number => (b === null || (a !== null && a < b) ? -1 : 1)

/**
 * Begins to count. A key that fails the test of one field alone still counts for that field.
 *
 * @param now milliseconds since the epoch
 * @param clock its `until` sinks to when a count may be another
 */
export function facetsOf(filter: KeyFilter, now: number, clock: Clock): FacetCounts {
  const tests = filterTests(filter, now, clock)
  const chosen = (facet: Facet): readonly (string | null)[] => filter[facet] ?? []
  const each = <Value>(make: (facet: Facet) => Value) =>
    Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, Value>
  const counts = each((facet) => new Map(chosen(facet).map((value) => [value, 0])))

  return {
    add(key, by) {
      let failed: keyof KeyFilter | undefined
      for (const { field, passes } of tests)
        if (!passes(key)) {
          if (failed !== undefined) return
          failed = field
        }
      const count = (facet: Facet, value: string | null) => counts[facet].set(value, (counts[facet].get(value) ?? 0) + by)
      for (const facet of FACETS) {
        if (failed !== undefined && failed !== facet) continue
        if (facet === 'scope') {
          for (const [place, scope] of key.scopes.entries()) if (key.scopes.indexOf(scope) === place) count(facet, scope)
        } else if (facet === 'status') {
          clock.until = Math.min(clock.until, statusUntil(key, now))
          count(facet, statusOf(key, now))
        } else count(facet, key[facet])
      }
    },

    list: () =>
      each((facet): FacetValue[] =>
        Array.from(counts[facet], ([value, count]) => ({ value, count }))
          .filter(({ value, count }) => count > 0 || chosen(facet).includes(value))
          .sort((a, b) => b.count - a.count || byValue(a.value, b.value)),
      ),
  }
}
