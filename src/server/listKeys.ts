import { and, asc, count, eq, gt, inArray, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm'
import type { ListQuery, Page, Sort } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { DEFAULT_LIMIT, MAX_LIMIT } from '../core/wire'
import { type Place, readCursor, writeCursor } from './cursor'
import type { Database } from './database'
import { foldCase, keyOf, listedColumns, type ListedRow } from './keyRow'
import { keys } from './tables'

type Ordered = 'name' | 'createdAt' | 'lastUsedAt' | 'expiresAt'
const NEWEST_FIRST: Sort = { key: 'createdAt', direction: 'descending' }

const COLUMNS = {
  name: keys.nameOrder,
  createdAt: keys.createdAt,
  lastUsedAt: keys.lastUsedAt,
  expiresAt: keys.expiresAt,
} as const

const placeOf = (row: ListedRow, by: Sort['key']): Place => {
  const value = by === 'name' ? row.nameOrder : row[by as Exclude<Ordered, 'name'>]
  return { value: value instanceof Date ? value.toISOString() : value, id: row.id }
}

/** What comes after a place: keys without the value come last, and ties go by id, in either direction. */
const after = ({ key, direction }: Sort, { value, id }: Place): SQL | undefined => {
  const column = COLUMNS[key as Ordered]
  if (value === null) return and(isNull(column), gt(keys.id, id))
  const typed = key === 'name' ? value : new Date(value)
  const further = direction === 'ascending' ? gt(column, typed) : lt(column, typed)
  return or(further, and(eq(column, typed), gt(keys.id, id)), isNull(column))
}

/** `%`, `_` and `\` are text. */
const contains = (text: string): SQL => like(keys.searchText, `%${text.replace(/[\\%_]/g, '\\$&')}%`)

/** One page of a tenant's keys, and how many match in all. */
export async function listKeys(db: Database, tenant: string, query: ListQuery): Promise<Page<ApiKey>> {
  const sort = query.sort?.[0] ?? NEWEST_FIRST
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT)
  const place = query.cursor === undefined ? undefined : readCursor(query.cursor, sort)
  const search = foldCase(query.search ?? '')
  // PostgreSQL has no text with U+0000, so nothing contains it; a line break stands between values, not in one.
  if (/[\0\n]/.test(search)) return { items: [], nextCursor: null, total: 0 }
  const wanted = and(
    eq(keys.tenant, tenant),
    query.filter?.kind === undefined ? undefined : inArray(keys.kind, [...query.filter.kind]),
    search === '' ? undefined : contains(search),
  )
  const column = COLUMNS[sort.key as Ordered]
  const [rows, [counted]] = await Promise.all([
    db
      .select(listedColumns)
      .from(keys)
      .where(and(wanted, place === undefined ? undefined : after(sort, place)))
      .orderBy(sort.direction === 'ascending' ? sql`${column} asc nulls last` : sql`${column} desc nulls last`, asc(keys.id))
      .limit(limit + 1),
    db.select({ total: count() }).from(keys).where(wanted),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(keyOf),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(sort, placeOf(last, sort.key)) : null,
    total: counted?.total ?? 0,
  }
}
