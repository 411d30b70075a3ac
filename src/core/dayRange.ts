import type { InstantFilter } from './keyFilter'
import { dayIn, endOfDayIn, startOfDayIn } from './zonedDay'

/** Days as `<input type="date">` has them, both included; `''` for no end. */
export interface DayRange {
  readonly from: string
  readonly until: string
}

export const NO_DAYS: DayRange = { from: '', until: '' }

/** The filter for the days between two, in whatever order they are given; `undefined` where none is, or none is a day. */
export function dayRangeFilter({ from, until }: DayRange, timeZone?: string): InstantFilter | undefined {
  const [first, last] = from !== '' && until !== '' && until < from ? [until, from] : [from, until]
  const start = startOfDayIn(first, timeZone)
  const end = endOfDayIn(last, timeZone) + 1
  if (Number.isNaN(start) && Number.isNaN(end)) return undefined
  return {
    ...(Number.isNaN(start) ? {} : { from: new Date(start).toISOString() }),
    ...(Number.isNaN(end) ? {} : { until: new Date(end).toISOString() }),
  }
}

/** The days of a filter; none where it does not ask for days. */
export function dayRangeOf(filter: object | undefined, timeZone?: string): DayRange {
  const { from, until } = (filter ?? {}) as { readonly from?: string; readonly until?: string }
  const dayOf = (instant: string | undefined, before: number) =>
    instant === undefined ? '' : dayIn(Date.parse(instant) - before, timeZone)
  return { from: dayOf(from, 0), until: dayOf(until, 1) }
}
