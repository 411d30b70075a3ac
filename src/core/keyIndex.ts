import type { Sort } from './adapter'
import type { Facets, KeyFilter } from './keyFilter'
import type { ApiKey } from './model'

/** What a table shows, without its columns. */
export interface KeyQuery {
  /** Plain text; see `ListQuery.search`. Spaces at its ends do not count. */
  readonly search: string
  readonly filter: KeyFilter
  /** The first counts first; none leaves the keys in the order in which they were read. */
  readonly sort: readonly Sort[]
}

/**
 * Long work in steps: each `next()` works for a millisecond or two. Run it to its end in one go with `finish`, or between
 * frames with `inSlices`.
 */
export type Work<Result> = Generator<undefined, Result>

/**
 * Keys at hand, found and ordered by number. A row number is the place of a key in `keys`; results are arrays of them, so
 * that nothing of a key is copied.
 */
export interface KeyIndex {
  /** By row number. */
  readonly keys: readonly ApiKey[]
  /** Grows with each change of `keys`. */
  readonly version: number
  /**
   * Takes what was read last. Keys that are as they were keep their identity; a key that changed is placed anew alone. Returns
   * whether anything changed. The list may be kept, and must not be changed afterwards.
   */
  sync(keys: readonly ApiKey[]): boolean
  /**
   * The rows that match, in order. The same array for the same query as long as nothing changed. A search that goes on from the
   * last one looks only at what that found, and a sort that turns the last one round compares nothing.
   *
   * @param now milliseconds since the epoch
   */
  select(query: KeyQuery, now: number): Work<Uint32Array>
  facets(query: Pick<KeyQuery, 'search' | 'filter'>, now: number): Work<Facets>
  /** The row of a key, or -1. */
  rowOf(id: string): number
}
