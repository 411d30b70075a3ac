import type { ListQuery, Sort, SortKey } from './adapter'
import { ApiKeyError } from './errors'
import { readFilter, writeFilter } from './filterQuery'

export const DEFAULT_LIMIT = 50
/** Of a page over HTTP, and of any adapter that states no other. */
export const MAX_LIMIT = 200
/** UTF-16 units. */
const MAX_SEARCH_LENGTH = 256

export const SORT_KEYS: readonly SortKey[] = [
  'name',
  'kind',
  'endpoint',
  'application',
  'status',
  'createdBy',
  'createdAt',
  'lastUsedAt',
  'expiresAt',
  'rotationDueAt',
]

const malformed = (field: string): never => {
  throw new ApiKeyError('malformed', { field })
}

/** An order as text: its keys in turn with commas between, `-` before those that descend, such as `-createdAt,name`. */
export const writeSort = (sort: readonly Sort[]): string =>
  sort.map(({ key, direction }) => `${direction === 'descending' ? '-' : ''}${key}`).join(',')

/** @throws {ApiKeyError} `malformed` where a key is none or stands there twice */
function readSort(text: string): readonly Sort[] {
  const sort = text.split(',', SORT_KEYS.length + 1).map((part): Sort => {
    const key = SORT_KEYS.find((known) => known === part.replace(/^-/, '')) ?? malformed('sort')
    return { key, direction: part.startsWith('-') ? 'descending' : 'ascending' }
  })
  return new Set(sort.map(({ key }) => key)).size === sort.length ? sort : malformed('sort')
}

/** The query string of `list`, and of `facets`, without `?`. */
export function writeQuery(query: ListQuery): string {
  const params = new URLSearchParams()
  if (query.search) params.set('search', query.search)
  if (query.filter) writeFilter(params, query.filter)
  if (query.sort && query.sort.length > 0) params.set('sort', writeSort(query.sort))
  if (query.cursor) params.set('cursor', query.cursor)
  if (query.limit !== undefined) params.set('limit', String(query.limit))
  return params.toString()
}

/**
 * @param maxLimit the most keys of one page
 * @throws {ApiKeyError} `malformed` with the field where a parameter cannot be read
 */
export function readQuery(params: URLSearchParams, maxLimit = MAX_LIMIT): ListQuery {
  const search = params.get('search')
  if (search !== null && search.length > MAX_SEARCH_LENGTH) malformed('search')
  const filter = readFilter(params)
  const sort = params.get('sort')
  const cursor = params.get('cursor')
  const limit = params.get('limit')
  if (limit !== null && !(/^[1-9]\d{0,5}$/.test(limit) && Number(limit) <= maxLimit)) malformed('limit')
  return {
    ...(search ? { search } : {}),
    ...(filter ? { filter } : {}),
    ...(sort === null ? {} : { sort: readSort(sort) }),
    ...(cursor ? { cursor } : {}),
    ...(limit === null ? {} : { limit: Number(limit) }),
  }
}
