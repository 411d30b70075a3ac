import { writeInstantFilter } from './instantFilterText'
import { FACETS, INSTANT_FIELDS, type KeyFilter } from './keyFilter'

/** The fields of a filter that ask for anything: neither empty lists nor spans without ends do. In the order in which they are offered. */
export const activeFilters = (filter: KeyFilter): readonly (keyof KeyFilter)[] => [
  ...FACETS.filter((facet) => (filter[facet]?.length ?? 0) > 0),
  ...INSTANT_FIELDS.filter((field) => writeInstantFilter(filter[field] ?? {}) !== ''),
]
