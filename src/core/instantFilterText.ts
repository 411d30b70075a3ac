import type { KeyFilter } from './keyFilter'

/** The most days that a filter names: 100 years. */
export const MAX_FILTER_DAYS = 36_500

export type InstantField = 'created' | 'expires' | 'lastUsed'

type InstantFilterOf<Field extends InstantField> = NonNullable<KeyFilter[Field]>

/** ISO 8601, the time left out or to the minute at least. Dates that other notations have too are read differently by engines. */
const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/

const isInstant = (text: string): boolean => text === '' || (INSTANT.test(text) && !Number.isNaN(Date.parse(text)))

/**
 * A filter by time as one word: `never`, `30d` (within 30 days), `idle90d`, `2026-01-01T00:00:00.000Z..` (from then on),
 * `..2026-02-01` (before it). `''` for a span without ends, which any instant is in.
 */
export function writeInstantFilter(filter: InstantFilterOf<InstantField>): string {
  if ('never' in filter) return 'never'
  if ('withinDays' in filter) return `${filter.withinDays}d`
  if ('idleDays' in filter) return `idle${filter.idleDays}d`
  const { from = '', until = '' } = filter
  return from || until ? `${from}..${until}` : ''
}

/**
 * The filter that {@link writeInstantFilter} has written for a field. Days are whole, 1 to {@link MAX_FILTER_DAYS}, and a
 * day without a time begins in UTC. `undefined` for anything else; `idle` is a word of `lastUsed` alone.
 */
export function readInstantFilter<Field extends InstantField>(field: Field, text: string): InstantFilterOf<Field> | undefined
export function readInstantFilter(field: InstantField, text: string): InstantFilterOf<InstantField> | undefined {
  if (text === 'never') return { never: true }
  const [, idle, count] = /^(idle)?([1-9]\d{0,4})d$/.exec(text) ?? []
  if (count !== undefined) {
    const days = Number(count)
    if (days > MAX_FILTER_DAYS || (idle && field !== 'lastUsed')) return undefined
    return idle ? { idleDays: days } : { withinDays: days }
  }
  const [from = '', until = '', ...more] = text.split('..', 3)
  if (!text.includes('..') || more.length > 0 || !(from || until) || !isInstant(from) || !isInstant(until)) return undefined
  return { ...(from && { from }), ...(until && { until }) }
}
