import { and, count, eq } from 'drizzle-orm'
import type { ListQuery, Page, Sort } from '../core/adapter'
import { DEFAULT_LIMIT, MAX_LIMIT } from '../core/listQuery'
import type { ApiKey } from '../core/model'
import { readCursor, writeCursor } from './cursor'
import type { Database } from './database'
import { instantsSql, searchSql, valuesSql } from './keyFilterSql'
import { afterSql, orderSql, placeOf } from './keyOrder'
import { keyOf, listedColumns } from './keyRow'
import { keys } from './tables'

const NEWEST_FIRST: readonly Sort[] = [{ key: 'createdAt', direction: 'descending' }]

/** One page of a tenant's keys, and how many match in all. @param now milliseconds since the epoch */
export async function listKeys(db: Database, tenant: string, query: ListQuery, now: number): Promise<Page<ApiKey>> {
  const { filter = {}, search } = query
  const sort = query.sort?.length ? query.sort : NEWEST_FIRST
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT)
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor, sort)
  const wanted = and(
    eq(keys.tenant, tenant),
    searchSql(search),
    instantsSql(filter, now),
    ...Object.values(valuesSql(filter, now)),
  )
  const [rows, [counted]] = await Promise.all([
    db
      .select(listedColumns)
      .from(keys)
      .where(and(wanted, place && afterSql(sort, place, now)))
      .orderBy(...orderSql(sort, now))
      .limit(limit + 1),
    db.select({ total: count() }).from(keys).where(wanted),
  ])
  const items = rows.slice(0, limit).map(keyOf)
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(sort, placeOf(last, sort, now)) : null,
    total: counted?.total ?? 0,
  }
}
