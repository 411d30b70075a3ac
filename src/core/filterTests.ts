import { DAY_MS } from './day'
import type { InstantFilter, KeyFilter } from './keyFilter'
import { type ApiKey, endOf, statusOf } from './model'
import { statusUntil } from './statusUntil'

export type FilterField = keyof KeyFilter

export interface FilterTest {
  readonly field: FilterField
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
  const add = (field: FilterField, passes: FilterTest['passes']) => tests.push({ field, passes })
  const holdsUntil = (instant: number) => {
    if (instant > now && instant < clock.until) clock.until = instant
  }
  const among = <Value>(field: FilterField, values: readonly Value[] | undefined, valueOf: (key: ApiKey) => Value) => {
    if (values?.length) add(field, (key) => values.includes(valueOf(key)))
  }
  const at = (
    field: FilterField,
    asked: InstantFilter | undefined,
    instantOf: (key: ApiKey) => string | null,
    ahead: boolean,
  ) => {
    if (asked === undefined) return
    if ('never' in asked) add(field, (key) => instantOf(key) === null)
    else if ('withinDays' in asked) {
      const span = asked.withinDays * DAY_MS
      add(field, (key) => {
        const instant = Date.parse(instantOf(key) ?? '')
        holdsUntil(ahead ? instant - span : instant)
        holdsUntil(ahead ? instant : instant + span + 1)
        return ahead ? instant > now && instant <= now + span : instant >= now - span && instant <= now
      })
    } else if (asked.from !== undefined || asked.until !== undefined) {
      const from = asked.from === undefined ? -Infinity : Date.parse(asked.from)
      const until = asked.until === undefined ? Infinity : Date.parse(asked.until)
      add(field, (key) => {
        const instant = Date.parse(instantOf(key) ?? '')
        return instant >= from && instant < until
      })
    }
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
  at('created', filter.created, (key) => key.createdAt, false)
  at('expires', filter.expires, endOf, true)
  if (lastUsed !== undefined && 'idleDays' in lastUsed) {
    const span = lastUsed.idleDays * DAY_MS
    add('lastUsed', (key) => {
      const instant = Date.parse(key.lastUsedAt ?? key.createdAt)
      holdsUntil(instant + span + 1)
      return instant < now - span
    })
  } else at('lastUsed', lastUsed, (key) => key.lastUsedAt, false)
  return tests
}
