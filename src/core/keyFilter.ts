import type { KeyKind, KeyStatus } from './model'

/**
 * Which instants are meant, at the moment at which the question is answered: none at all; one so many days away at most,
 * back for what has happened and ahead for what will; or one between two instants, `from` included and `until` not;
 * with neither it asks for nothing. Instants are ISO 8601; days are whole, 36,500 at most, of 24 hours.
 */
export type InstantFilter =
  | { readonly never: true }
  | { readonly withinDays: number }
  | { readonly from?: string; readonly until?: string }

/**
 * Which keys are meant. Fields narrow each other; the values of one field, at most 100, widen it. A field left out, or an
 * empty list, means that any will do. Values are compared as they are, case included.
 */
export interface KeyFilter {
  readonly status?: readonly KeyStatus[]
  readonly kind?: readonly KeyKind[]
  /** Keys that have any of these permissions themselves. */
  readonly scope?: readonly string[]
  /** `null` for keys of no application. */
  readonly application?: readonly (string | null)[]
  /** `null` for keys that nobody is named for. */
  readonly createdBy?: readonly (string | null)[]
  readonly created?: InstantFilter
  /** When the key ends by itself, see `endOf`. */
  readonly expires?: InstantFilter
  /** `idleDays`: neither used nor made within so many days. */
  readonly lastUsed?: InstantFilter | { readonly idleDays: number }
}

/** The fields of a filter that name values, in the order in which they are offered. */
export const FACETS = ['status', 'kind', 'scope', 'application', 'createdBy'] as const

export type Facet = (typeof FACETS)[number]

/** The fields of a filter that ask for a time, in the order in which they are offered. */
export const INSTANT_FIELDS = ['created', 'expires', 'lastUsed'] as const

export type InstantField = (typeof INSTANT_FIELDS)[number]

export interface FacetValue {
  readonly value: string | null
  /** How many keys there are with it, were it chosen alone. */
  readonly count: number
}

/**
 * For each field the values that there are, the most frequent first, counted with all other fields of the filter. What the
 * filter itself names may be among them with a count of 0.
 */
export type Facets = Readonly<Record<Facet, readonly FacetValue[]>>
