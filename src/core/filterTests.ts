import { DAY_MS } from './day'
import type { InstantFilter, KeyFilter } from './keyFilter'
import { type ApiKey, endOf, statusOf } from './model'
import { statusUntil } from './statusUntil'

export interface FilterTest {
  readonly field: keyof KeyFilter
  readonly passes: (key: ApiKey) => boolean
}

/** How long verdicts hold. */
export interface Clock {
  /** The first instant after `now` at which a verdict that was given may be another. Milliseconds since the epoch. */
  until: number
}

/**
 * What a filter asks, one test for each field that asks for anything.
 *
 * @param now milliseconds since the epoch
 * @param clock its `until` sinks with each verdict, to when that verdict ends
 */
export function filterTests(filter: KeyFilter, now: number, clock: Clock = { until: Infinity }): FilterTest[] {
  const tests: FilterTest[] = []
  const add = (field: keyof KeyFilter, passes: FilterTest['passes']) => tests.push({ field, passes })
  const holdsUntil = (instant: number) => {
    if (instant > now && instant < clock.until) clock.until = instant
  }
  const among = <Value>(field: keyof KeyFilter, values: readonly Value[] | undefined, valueOf: (key: ApiKey) => Value) => {
    if (values?.length) add(field, (key) => values.includes(valueOf(key)))
  }
  const within = (
    field: keyof KeyFilter,
    asked: InstantFilter | { readonly idleDays: number } = {},
    instantOf: (key: ApiKey) => string | null,
  ) => {
    if ('never' in asked) {
      add(field, (key) => instantOf(key) === null)
      return
    }
    // From `low` on and before `high`, both counted from now where they move with it.
    let low = -Infinity
    let high = Infinity
    let base = now
    if ('withinDays' in asked) {
      const span = asked.withinDays * DAY_MS
      ;[low, high] = field === 'expires' ? [1, span + 1] : [-span, 1]
    } else if ('idleDays' in asked) high = -asked.idleDays * DAY_MS
    else {
      base = 0
      if (asked.from !== undefined) low = Date.parse(asked.from)
      if (asked.until !== undefined) high = Date.parse(asked.until)
      if (low === -Infinity && high === Infinity) return
    }
    add(field, (key) => {
      const instant = Date.parse(instantOf(key) ?? '')
      if (base === now) {
        holdsUntil(instant - low + 1)
        holdsUntil(instant - high + 1)
      }
      return instant >= base + low && instant < base + high
    })
  }

  const { scope, lastUsed } = filter
  among('kind', filter.kind, (key) => key.kind)
  among('application', filter.application, (key) => key.application)
  among('createdBy', filter.createdBy, (key) => key.createdBy)
  if (scope?.length) add('scope', (key) => key.scopes.some((own) => scope.includes(own)))
  among('status', filter.status, (key) => {
    holdsUntil(statusUntil(key, now))
    return statusOf(key, now)
  })
  within('created', filter.created, (key) => key.createdAt)
  within('expires', filter.expires, endOf)
  within('lastUsed', lastUsed, (key) => key.lastUsedAt ?? (lastUsed && 'idleDays' in lastUsed ? key.createdAt : null))
  return tests
}
