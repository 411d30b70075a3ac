import { and, gte, inArray, isNull, like, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { DAY_MS } from '../core/day'
import { foldedText } from '../core/foldedText'
import type { Facet, InstantFilter, KeyFilter } from '../core/keyFilter'
import { instantSql } from './instantSql'
import { endSql, statusSql } from './statusSql'
import { keys } from './tables'

/** PostgreSQL has no text with U+0000, and refuses a request that holds one. */
export const isStorable = (text: string): boolean => !text.includes('\0')

const among = (value: SQLWrapper, wanted: readonly (string | null)[] = []): SQL | undefined => {
  if (wanted.length === 0) return undefined
  const texts = wanted.filter((text) => text !== null && isStorable(text))
  const conditions = [texts.length > 0 && inArray(value, texts), wanted.includes(null) && isNull(value)]
  return or(...conditions.filter((condition) => condition !== false)) ?? sql`false`
}

const scopesAmong = (wanted: readonly string[] = []): SQL | undefined =>
  wanted.length === 0
    ? undefined
    : sql`${keys.scopes} ?| array[${sql.join(
        wanted.filter(isStorable).map((scope) => sql`${scope}`),
        sql`, `,
      )}]::text[]`

/** What each field that names values asks for, where it asks for anything. @param now milliseconds since the epoch */
export const valuesSql = (filter: KeyFilter, now: number): Readonly<Record<Facet, SQL | undefined>> => ({
  status: among(
    statusSql(now, (status) => sql.raw(`'${status}'`)),
    filter.status,
  ),
  kind: among(keys.kind, filter.kind),
  scope: scopesAmong(filter.scope),
  application: among(keys.application, filter.application),
  createdBy: among(keys.createdBy, filter.createdBy),
})

const at = (instant: SQLWrapper, asked: InstantFilter | undefined, now: number, ahead: boolean): SQL | undefined => {
  if (asked === undefined) return undefined
  if ('never' in asked) return isNull(instant)
  if ('withinDays' in asked) {
    const span = asked.withinDays * DAY_MS
    return ahead
      ? sql`${instant} > ${instantSql(now)} and ${instant} <= ${instantSql(now + span)}`
      : sql`${instant} between ${instantSql(now - span)} and ${instantSql(now)}`
  }
  return and(
    asked.from === undefined ? undefined : gte(instant, instantSql(Date.parse(asked.from))),
    asked.until === undefined ? undefined : lt(instant, instantSql(Date.parse(asked.until))),
  )
}

/** What a filter asks of instants. @param now milliseconds since the epoch */
export const instantsSql = ({ created, expires, lastUsed }: KeyFilter, now: number): SQL | undefined =>
  and(
    at(keys.createdAt, created, now, false),
    at(endSql(), expires, now, true),
    lastUsed !== undefined && 'idleDays' in lastUsed
      ? lt(sql`coalesce(${keys.lastUsedAt}, ${keys.createdAt})`, instantSql(now - lastUsed.idleDays * DAY_MS))
      : at(keys.lastUsedAt, lastUsed, now, false),
  )

/** `%`, `_` and `\` are text. */
export function searchSql(search = ''): SQL | undefined {
  const text = foldedText(search)
  if (text === '') return undefined
  // A line break stands between values, not in one.
  if (!isStorable(text) || text.includes('\n')) return sql`false`
  // What is stored is in lower case alone.
  const stored = text.includes('σ') ? sql`replace(${keys.searchText}, 'ς', 'σ')` : keys.searchText
  return like(stored, `%${text.replace(/[\\%_]/g, '\\$&')}%`)
}
