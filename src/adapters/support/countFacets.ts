import type { ListQuery } from '../../core/adapter'
import { facetsOf } from '../../core/facetsOf'
import { FACETS, type Facets } from '../../core/keyFilter'
import type { ApiKey } from '../../core/model'
import { foldedText } from '../../core/foldedText'
import { hasText } from '../../core/hasText'

/** Values of one field at most. */
const MAX_VALUES = 100

/**
 * Counts the values of keys that are all at hand, by the law of `ApiKeyAdapter.facets`.
 *
 * @param now milliseconds since the epoch
 */
export function countFacets(
  keys: Iterable<ApiKey>,
  { search = '', filter = {} }: Pick<ListQuery, 'search' | 'filter'>,
  now: number,
): Facets {
  const text = foldedText(search)
  const counts = facetsOf(filter, now, { until: Infinity })
  for (const key of keys) if (hasText(key, text)) counts.add(key, 1)
  const all = counts.list()
  return Object.fromEntries(FACETS.map((facet) => [facet, all[facet].slice(0, MAX_VALUES)])) as unknown as Facets
}
