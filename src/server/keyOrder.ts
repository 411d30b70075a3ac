import { type SQL, sql } from 'drizzle-orm'
import type { Sort, SortKey } from '../core/adapter'
import { type ApiKey, endOf, statusOf } from '../core/model'
import { STATUS_ORDER } from '../core/statusOrder'
import type { Place, PlaceValue } from './cursor'
import { instantSql } from './instantSql'
import { foldCase } from './keyRow'
import { endSql, statusSql } from './statusSql'
import { keys } from './tables'

/** How keys are ordered by one of their values, in the database and in a cursor. */
interface Order {
  /** @param now milliseconds since the epoch */
  readonly sql: (now: number) => SQL
  readonly valueOf: (key: ApiKey, now: number) => PlaceValue
  /** Whether each key has the value: what comes after a place is then one range of an index. */
  readonly everyKey?: boolean
}

/** A value in lower case, as it stands in what searches look through: the database itself would fold otherwise. */
const folded = (column: SQL, line: number): SQL =>
  sql`(case when ${column} is not null then split_part(${keys.searchText}, chr(10), ${sql.raw(String(line))}) end) collate "C"`

const foldedOrNull = (text: string | null): string | null => (text === null ? null : foldCase(text))

const ORDERS: Readonly<Record<SortKey, Order>> = {
  name: { sql: () => sql`${keys.nameOrder}`, valueOf: (key) => foldCase(key.name), everyKey: true },
  kind: { sql: () => sql`${keys.kind} collate "C"`, valueOf: (key) => key.kind, everyKey: true },
  endpoint: {
    sql: () => folded(sql`${keys.endpoint}`, 2),
    valueOf: (key) => foldedOrNull(key.kind === 'credential' ? key.endpoint : null),
  },
  application: { sql: () => folded(sql`${keys.application}`, 3), valueOf: (key) => foldedOrNull(key.application) },
  status: {
    sql: (now) => statusSql(now, (status) => sql.raw(String(STATUS_ORDER.indexOf(status)))),
    valueOf: statusOf,
    everyKey: true,
  },
  createdBy: { sql: () => sql`${keys.createdBy} collate "C"`, valueOf: (key) => key.createdBy },
  createdAt: { sql: () => sql`${keys.createdAt}`, valueOf: (key) => key.createdAt, everyKey: true },
  lastUsedAt: { sql: () => sql`${keys.lastUsedAt}`, valueOf: (key) => key.lastUsedAt },
  expiresAt: { sql: endSql, valueOf: endOf },
  rotationDueAt: { sql: () => sql`${keys.rotationDueAt}`, valueOf: (key) => key.rotationDueAt },
}

const parameter = (key: SortKey, value: string): SQL => {
  if (key === 'status') return sql`${(STATUS_ORDER as readonly string[]).indexOf(value)}::integer`
  return key.endsWith('At') ? instantSql(Date.parse(value)) : sql`${value}`
}

/** The terms of `order by`: keys without the value come last, in either direction, and ties go by id. */
export const orderSql = (sort: readonly Sort[], now: number): SQL[] => [
  ...sort.map(({ key, direction }) => {
    const value = ORDERS[key].sql(now)
    return direction === 'ascending' ? sql`${value} asc nulls last` : sql`${value} desc nulls last`
  }),
  sql`${keys.id} asc`,
]

/** What comes after a place in that order. */
export function afterSql(sort: readonly Sort[], { values, id }: Place, now: number): SQL {
  let after = sql`${keys.id} > ${id}`
  for (const [n, { key, direction }] of [...sort.entries()].reverse()) {
    const order = ORDERS[key]
    const [own, value] = [order.sql(now), values[n] ?? null]
    if (value === null) {
      after = sql`(${own} is null and ${after})`
      continue
    }
    const there = parameter(key, value)
    const [further, from] = direction === 'ascending' ? [sql`>`, sql`>=`] : [sql`<`, sql`<=`]
    after = order.everyKey
      ? sql`(${own} ${from} ${there} and (${own} ${further} ${there} or ${after}))`
      : sql`(${own} ${further} ${there} or ${own} is null or (${own} = ${there} and ${after}))`
  }
  return after
}

/** Where a key stands in that order. */
export const placeOf = (key: ApiKey, sort: readonly Sort[], now: number): Place => ({
  values: sort.map((by) => ORDERS[by.key].valueOf(key, now)),
  id: key.id,
})
