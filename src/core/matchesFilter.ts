import { filterTests } from './filterTests'
import type { KeyFilter } from './keyFilter'
import type { ApiKey } from './model'

/**
 * Whether a filter means a key. `withinDays` has both of its ends, except that a key whose end is `now` has ended already;
 * `idleDays` begins a millisecond after so many days. Instants with neither `from` nor `until` ask for nothing.
 *
 * @param now milliseconds since the epoch
 */
export const matchesFilter = (key: ApiKey, filter: KeyFilter, now: number): boolean =>
  filterTests(filter, now).every(({ passes }) => passes(key))
