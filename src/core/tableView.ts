import { activeFilters } from './activeFilters'
import type { Sort, SortKey } from './adapter'
import { FILTER_VALUES, MAX_FILTER_VALUES } from './filterValues'
import { readInstantFilter, writeInstantFilter } from './instantFilterText'
import { type Facet, FACETS, type FacetValue, INSTANT_FIELDS, type InstantField, type KeyFilter } from './keyFilter'
import { readList, writeList } from './listText'
import { columnOf, sortKeyOf } from './tableColumns'

/** Which keys a table lists, and in which order; how it shows them is a `TableLayout`. */
export interface TableView {
  /** Plain text; see `ListQuery.search`. */
  readonly search: string
  readonly filter: KeyFilter
  /** The first counts first. Each key of a sort is there once. */
  readonly sort: readonly Sort[]
}

export const EMPTY_VIEW: TableView = { search: '', filter: {}, sort: [] }

/** UTF-16 units. */
const MAX_SEARCH_LENGTH = 256

export interface ViewTextOptions {
  /** Put before the name of each parameter, for pages with two tables, such as `keys-`. @default '' */
  readonly prefix?: string
}

export interface WriteViewOptions extends ViewTextOptions {
  /** A query string whose other parameters stay, in front of those of the view. @default '' */
  readonly beside?: string
}

const FACET_PARAMS: Readonly<Record<Facet, string>> = {
  status: 'status',
  kind: 'kind',
  scope: 'scope',
  application: 'app',
  createdBy: 'by',
}

const INSTANT_PARAMS: Readonly<Record<InstantField, string>> = { created: 'created', expires: 'expires', lastUsed: 'used' }

/** Commas, colons and the like may stand in a query string as they are (RFC 3986, 3.4). */
const READABLE = /%(?:2C|3A|2F|40|7E)/g

/**
 * A view as a query string without `?`, such as `q=billing&status=active,expiring&expires=30d&sort=-created,name`; `''` for
 * the empty view. The same view is the same text. It has the search as it was typed.
 */
export function writeView({ search, filter, sort }: TableView, { prefix = '', beside = '' }: WriteViewOptions = {}): string {
  const params = new URLSearchParams(beside)
  const put = (name: string, text: string): void => {
    params.delete(prefix + name)
    if (text !== '') params.append(prefix + name, text)
  }
  put('q', search)
  for (const facet of FACETS) put(FACET_PARAMS[facet], writeList(filter[facet] ?? []))
  for (const field of INSTANT_FIELDS) put(INSTANT_PARAMS[field], writeInstantFilter(filter[field] ?? {}))
  put('sort', sort.map(({ key, direction }) => (direction === 'descending' ? '-' : '') + columnOf(key)).join())
  return params.toString().replace(READABLE, decodeURIComponent)
}

/**
 * The view that a query string asks for. It never throws: what cannot be read, is too long or too much (256 characters, 100
 * values of a field) is left out, since addresses come from anywhere.
 */
export function readView(params: URLSearchParams | string, { prefix = '' }: ViewTextOptions = {}): TableView {
  const given = new URLSearchParams(params)
  // Forms write the values of a field as parameters of the same name.
  const textOf = (name: string): string => given.getAll(prefix + name).join()
  const filter: Record<string, unknown> = {}
  for (const facet of FACETS) {
    const values = readList(textOf(FACET_PARAMS[facet]), MAX_FILTER_VALUES).filter((value) => FILTER_VALUES[facet](value ?? ''))
    if (values.length > 0) filter[facet] = values
  }
  for (const field of INSTANT_FIELDS) {
    const read = readInstantFilter(field, textOf(INSTANT_PARAMS[field]))
    if (read !== undefined) filter[field] = read
  }
  const search = given.get(`${prefix}q`) ?? ''
  return { search: search.length <= MAX_SEARCH_LENGTH ? search : '', filter, sort: readSort(textOf('sort')) }
}

function readSort(text: string): Sort[] {
  const sort: Sort[] = []
  for (const word of text.split(',', MAX_FILTER_VALUES)) {
    const descending = word.startsWith('-')
    const key = sortKeyOf(descending ? word.slice(1) : word)
    if (key !== undefined && sort.every((other) => other.key !== key))
      sort.push({ key, direction: descending ? 'descending' : 'ascending' })
  }
  return sort
}

/**
 * Turns the sort by a key one on: ascending, descending, none.
 *
 * @param options `multi` keeps the other keys in their places. `max` is how many there may be (`supports.maxSorts`); the
 * first ones go
 */
export function toggleSort(
  sort: readonly Sort[],
  key: SortKey,
  { multi = false, max = Infinity }: { readonly multi?: boolean; readonly max?: number | undefined } = {},
): readonly Sort[] {
  const before = sort.find((one) => one.key === key)
  if (before === undefined) {
    const others = multi ? sort.slice(Math.max(0, sort.length + 1 - max)) : []
    return [...others, { key, direction: 'ascending' }]
  }
  const after: Sort[] = before.direction === 'ascending' ? [{ key, direction: 'descending' }] : []
  return multi ? sort.flatMap((one) => (one === before ? after : [one])) : after
}

/** Adds a value to a field of a filter, or takes it out; a field without values is left out. */
export function toggleFacet(filter: KeyFilter, facet: Facet, value: FacetValue['value']): KeyFilter {
  const { [facet]: before = [], ...rest } = filter
  const values: readonly (string | null)[] = before
  const after = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  return after.length === 0 ? rest : { ...filter, [facet]: after }
}

/** The view with every key in it, in the order that it has. */
export const clearFilter = (view: TableView): TableView => ({ ...view, search: '', filter: {} })

/** Whether a view leaves keys out by what it asks for: spaces, empty lists and spans without ends do not. */
export const isFiltered = ({ search, filter }: TableView): boolean => search.trim() !== '' || activeFilters(filter).length > 0
