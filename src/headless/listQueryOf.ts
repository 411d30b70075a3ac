import type { ListQuery, Supports } from '../core/adapter'
import type { KeyQuery } from '../core/keyIndex'

/**
 * What is sent for a question: no more than the adapter supports, for a question may come from an address; and nothing that
 * says nothing, so that equal questions are one in the cache.
 *
 * @param limit keys to a page; left out where it is for others to say
 */
export function listQueryOf({ search, filter, sort }: KeyQuery, supports: Supports = {}, limit?: number): ListQuery {
  const { filter: fields, sort: sortKeys, maxSorts, maxLimit = 200 } = supports
  const asked = Object.entries(filter).filter(
    ([field, value]) => value !== undefined && (fields as readonly string[] | undefined)?.includes(field) !== false,
  )
  const sorts = sort.filter(({ key }) => sortKeys?.includes(key) !== false).slice(0, maxSorts)
  return {
    ...(limit === undefined ? {} : { limit: Math.min(limit, maxLimit) }),
    ...(search === '' || supports.search === false ? {} : { search }),
    ...(asked.length === 0 ? {} : { filter: Object.fromEntries(asked) }),
    ...(sorts.length === 0 ? {} : { sort: sorts }),
  }
}
