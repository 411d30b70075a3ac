import type { ListQuery } from '../core/adapter'
import type { KeyQuery } from '../core/keyIndex'

/** What is sent for a question: nothing that says nothing, so that equal questions are one in the cache. */
export const listQueryOf = ({ search, filter, sort }: KeyQuery, limit?: number): ListQuery => ({
  ...(limit === undefined ? {} : { limit }),
  ...(search === '' ? {} : { search }),
  ...(Object.keys(filter).length === 0 ? {} : { filter }),
  ...(sort.length === 0 ? {} : { sort }),
})
