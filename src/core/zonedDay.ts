import { DAY_MS } from './day'

/** Longer than clocks are put back by. */
const CHANGE_MS = 3 * 3_600_000

/** Milliseconds by which the clocks of a zone are before UTC at an instant. */
const offsetAt = (time: number, timeZone: string | undefined): number => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time)
  const at = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const wall = new Date(Date.UTC(2000, at('month') - 1, at('day'), at('hour'), at('minute'), at('second')))
  // Apart: a year below 100, as there is while one is typed, would be taken for one of the 20th century.
  wall.setUTCFullYear(at('year'), at('month') - 1, at('day'))
  return wall.getTime() - Math.floor(time / 1000) * 1000
}

/**
 * The day of an instant in a zone, as `<input type="date">` has it: `2026-11-23`.
 *
 * @param time milliseconds since the epoch
 * @param timeZone IANA name. @default that of the runtime
 */
export function dayIn(time: number, timeZone?: string): string {
  return new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 10)
}

/**
 * The last millisecond of a day in a zone, for a key that is good "until the 23rd" is good on the 23rd.
 *
 * @param day such as `2026-11-23`
 * @returns milliseconds since the epoch; NaN where there is no such day
 */
export function endOfDayIn(day: string, timeZone?: string): number {
  const wall = Date.parse(`${day}T23:59:59.999Z`)
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) return Number.NaN
  // Twice: the first offset is that of an instant up to a day away, on the other side of a change of the clocks perhaps.
  const first = wall - offsetAt(wall, timeZone)
  const end = wall - offsetAt(first, timeZone)
  // Where the clocks are put back at midnight, the last hour of the day comes twice, and the second one is its end.
  const again = wall - offsetAt(end + CHANGE_MS, timeZone)
  return again > end && wall - offsetAt(again, timeZone) === again ? again : end
}

/**
 * The first millisecond of a day in a zone, which is not midnight where the clocks are put forward then.
 *
 * @param day such as `2026-11-23`
 * @returns milliseconds since the epoch; NaN where there is no such day
 */
export function startOfDayIn(day: string, timeZone?: string): number {
  const wall = Date.parse(`${day}T00:00:00.000Z`)
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(day)) return Number.NaN
  return endOfDayIn(new Date(wall - DAY_MS).toISOString().slice(0, 10), timeZone) + 1
}
