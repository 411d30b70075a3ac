import { ApiKeyError } from './errors'
import { FILTER_VALUES, MAX_FILTER_VALUES } from './filterValues'
import { readInstantFilter, writeInstantFilter } from './instantFilterText'
import { FACETS, INSTANT_FIELDS, type KeyFilter } from './keyFilter'

/**
 * Adds a filter to a query string: each value of a field is a parameter of its own (`status=active&status=expiring`), and an
 * empty one is `null`; instants are `never`, `30d`, `idle90d` (`lastUsed` alone) or two of ISO 8601 with `..` between, of
 * which either may be missing.
 */
export function writeFilter(params: URLSearchParams, filter: KeyFilter): void {
  for (const field of FACETS) for (const value of filter[field] ?? []) params.append(field, value ?? '')
  for (const field of INSTANT_FIELDS) {
    const text = writeInstantFilter(filter[field] ?? {})
    if (text !== '') params.set(field, text)
  }
}

/**
 * The filter of a query string; undefined where there is none.
 *
 * @throws {ApiKeyError} `malformed` with the field where a parameter cannot be read or has more than 100 values
 */
export function readFilter(params: URLSearchParams): KeyFilter | undefined {
  const filter: Record<string, unknown> = {}
  const put = (field: string, readable: boolean, value: unknown): void => {
    if (!readable) throw new ApiKeyError('malformed', { field })
    filter[field] = value
  }
  for (const field of FACETS) {
    const values = params.getAll(field)
    // An empty text is no application and no user: `null` needs no sign of its own.
    if (values.length > 0)
      put(
        field,
        values.length <= MAX_FILTER_VALUES && values.every(FILTER_VALUES[field]),
        values.map((value) => value || null),
      )
  }
  for (const field of INSTANT_FIELDS) {
    const text = params.get(field)
    if (text === null) continue
    const instants = readInstantFilter(field, text)
    put(field, instants !== undefined, instants)
  }
  return Object.keys(filter).length === 0 ? undefined : filter
}
