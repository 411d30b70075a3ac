/** Dates, durations, numbers and lists in one language. Instants are ISO 8601. */
export interface Formats {
  /** A day and a time, such as `Nov 23, 2026, 8:00 AM`. */
  instant(iso: string): string
  /** A day, such as `Nov 23, 2026`. */
  day(iso: string): string
  /** How far away, in the largest fitting unit, such as `3 days ago`. */
  relative(iso: string, now: number): string
  /** How long to wait, in the largest fitting unit and rounded up, such as `30 seconds`. */
  wait(seconds: number): string
  number(value: number): string
  /** A length of time, such as `24 hours`. */
  length(value: number, unit: 'hour' | 'day'): string
  /** What is counted in it, such as `hours`. */
  unit(value: number, unit: 'hour' | 'day'): string
  /** Things of which one is meant, such as `a, b, or c`. */
  list(items: readonly string[]): string
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** From two of them on: 90 seconds are not rounded up to two minutes. */
const WAITS = [
  ['hour', 3_600],
  ['minute', 60],
] as const

const cache = new Map<string, Formats>()
/** A server may be asked for any tag that a visitor's browser names. */
const MAX_CACHED = 200

const create = (language: string, timeZone: string | undefined): Formats => {
  const instant = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  // “Now”, where the other would say “in 0 seconds”. Not for days: 36 hours ago is not always yesterday.
  const instantly = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const number = new Intl.NumberFormat(language)
  const lengths = (unit: 'hour' | 'day') => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  return {
    instant: (iso) => instant.format(Date.parse(iso)),
    day: (iso) => day.format(Date.parse(iso)),
    relative: (iso, now) => {
      const seconds = Math.round((Date.parse(iso) - now) / 1000)
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const)
      return unit === 'second' ? instantly.format(0, 'second') : relative.format(Math.trunc(seconds / length), unit)
    },
    wait: (seconds) => {
      const [unit, length] = WAITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
      const style = { style: 'unit', unit, unitDisplay: 'long' } as const
      return new Intl.NumberFormat(language, style).format(Math.ceil(seconds / length))
    },
    number: (value) => number.format(value),
    length: (value, unit) => lengths(unit).format(value),
    unit: (value, unit) =>
      lengths(unit)
        .formatToParts(value)
        .flatMap((part) => (part.type === 'unit' ? [part.value] : []))
        .join(' '),
    list: (items) => list.format(items),
  }
}

/**
 * One set of formatters for each language and time zone: a formatter costs more than a table row.
 *
 * @param timeZone IANA name, such as `Europe/Vienna`. @default that of the runtime
 * @throws {RangeError} where there is no such time zone
 */
export function formatsFor(language: string, timeZone?: string): Formats {
  const key = `${language} ${timeZone ?? ''}`
  let formats = cache.get(key)
  if (formats === undefined) {
    formats = create(language, timeZone)
    if (cache.size >= MAX_CACHED) cache.clear()
    cache.set(key, formats)
  }
  return formats
}
