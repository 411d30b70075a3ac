import { instantOf } from './instantOf'
import type { InstantField, KeyFilter } from './keyFilter'

/** A hundred years. */
const MAX_DAYS = 36_500

type InstantFilterOf<Field extends InstantField> = NonNullable<KeyFilter[Field]>

const isEnd = (text: string): boolean => text === '' || !Number.isNaN(instantOf(text))

/**
 * A filter by time as one word: `never`, `30d` (within 30 days), `idle90d`, `2026-01-01T00:00:00Z..` (from then on),
 * `..2026-02-01T00:00:00Z` (before it). `''` for a span without ends, which any instant is in.
 */
export function writeInstantFilter(filter: InstantFilterOf<InstantField>): string {
  if ('never' in filter) return 'never'
  if ('withinDays' in filter) return `${filter.withinDays}d`
  if ('idleDays' in filter) return `idle${filter.idleDays}d`
  const { from = '', until = '' } = filter
  return from || until ? `${from}..${until}` : ''
}

/**
 * The filter that {@link writeInstantFilter} has written for a field. Days are whole, 36,500 at most; `idle` is a word of
 * `lastUsed` alone. `undefined` for anything else.
 */
export function readInstantFilter<Field extends InstantField>(field: Field, text: string): InstantFilterOf<Field> | undefined
export function readInstantFilter(field: InstantField, text: string): InstantFilterOf<InstantField> | undefined {
  if (text === 'never') return { never: true }
  const [, idle, count] = /^(idle)?(\d{1,5})d$/.exec(text) ?? []
  if (count !== undefined) {
    const days = Number(count)
    if (days > MAX_DAYS || (idle && field !== 'lastUsed')) return undefined
    return idle ? { idleDays: days } : { withinDays: days }
  }
  const [from = '', until, ...more] = text.split('..', 3)
  if (until === undefined || more.length > 0 || from + until === '' || !isEnd(from) || !isEnd(until)) return undefined
  return { ...(from && { from }), ...(until && { until }) }
}
