import { ApiKeyError } from './errors'
import { readInstantFilter, writeInstantFilter } from './instantFilterText'
import type { KeyFilter } from './keyFilter'
import type { KeyKind } from './model'
import { isScopeId } from './scopes'
import { STATUS_ORDER } from './statusOrder'

/** Values of one field of a filter at most. */
export const MAX_FILTER_VALUES = 100
/** UTF-16 units. */
const MAX_VALUE_LENGTH = 256

const KINDS: readonly KeyKind[] = ['credential', 'issued']
const INSTANTS = ['created', 'expires', 'lastUsed'] as const

const isText = (value: string): boolean => value.length <= MAX_VALUE_LENGTH
const isOneOf =
  (values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value)

/** What each field that names values may name. */
const VALUES = {
  status: isOneOf(STATUS_ORDER),
  kind: isOneOf(KINDS),
  scope: isScopeId,
  application: isText,
  createdBy: isText,
} as const

type ValueField = keyof typeof VALUES

/**
 * Adds a filter to a query string: each value of a field is a parameter of its own (`status=active&status=expiring`), and an
 * empty one is `null`; instants are as {@link writeInstantFilter} writes them.
 */
export function writeFilter(params: URLSearchParams, filter: KeyFilter): void {
  for (const field of Object.keys(VALUES) as ValueField[])
    for (const value of filter[field] ?? []) params.append(field, value ?? '')
  for (const field of INSTANTS) {
    const text = filter[field] && writeInstantFilter(filter[field])
    if (text) params.set(field, text)
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
  for (const [field, fits] of Object.entries(VALUES)) {
    const values = params.getAll(field)
    // An empty text is no application and no user: `null` needs no sign of its own.
    if (values.length > 0)
      put(
        field,
        values.length <= MAX_FILTER_VALUES && values.every(fits),
        values.map((value) => value || null),
      )
  }
  for (const field of INSTANTS) {
    const text = params.get(field)
    if (text === null) continue
    const instants = readInstantFilter(field, text)
    put(field, instants !== undefined, instants)
  }
  return Object.keys(filter).length === 0 ? undefined : filter
}
