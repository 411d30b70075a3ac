import { getTableColumns } from 'drizzle-orm'
import type { ApiKey } from '../core/model'
import type { StoredKey } from './store'
import { keys } from './tables'

const {
  tenant: _tenant,
  searchText: _searchText,
  sealed: _sealed,
  secretVersion: _secretVersion,
  shortId: _shortId,
  mac: _mac,
  ...columns
} = getTableColumns(keys)

/** The columns that a list needs: neither envelopes nor MACs leave the database for it. */
export const listedColumns = columns

type Row = typeof keys.$inferSelect
export type ListedRow = Pick<Row, keyof typeof columns>

const iso = (date: Date | null): string | null => date?.toISOString() ?? null
const dateOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

/** Text in which case does not count; the same on every database, which `lower()` is not. */
export const foldCase = (text: string): string => text.toLowerCase()

// Values have no line breaks, so that no match begins in one and ends in the next.
const searchTextOf = (key: ApiKey): string =>
  foldCase(
    [key.name, key.kind === 'credential' ? key.endpoint : '', key.application ?? '', key.hint.prefix, key.hint.tail, key.id].join(
      '\n',
    ),
  )

/** The key of a row. */
export function keyOf(row: ListedRow): ApiKey {
  const base = {
    id: row.id,
    name: row.name,
    hint: { prefix: row.hintPrefix, tail: row.hintTail },
    application: row.application,
    scopes: row.scopes,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    expiresAt: iso(row.expiresAt),
    lastUsedAt: iso(row.lastUsedAt),
    rotationDueAt: iso(row.rotationDueAt),
    replaces: row.replaces,
    replacedBy: row.replacedBy,
    retiresAt: iso(row.retiresAt),
    version: String(row.version),
  }
  return row.kind === 'credential' ? { ...base, kind: row.kind, endpoint: row.endpoint ?? '' } : { ...base, kind: row.kind }
}

export function storedKeyOf(row: Row): StoredKey {
  const { sealed, secretVersion, shortId, mac } = row
  return { key: keyOf(row), sealed, secretVersion, shortId, mac }
}

/** The row of a key: every column, those that are derived included. */
export function rowOf(tenant: string, { key, sealed, secretVersion, shortId, mac }: StoredKey): Row {
  return {
    id: key.id,
    tenant,
    kind: key.kind,
    name: key.name,
    nameOrder: foldCase(key.name),
    searchText: searchTextOf(key),
    endpoint: key.kind === 'credential' ? key.endpoint : null,
    hintPrefix: key.hint.prefix,
    hintTail: key.hint.tail,
    application: key.application,
    scopes: key.scopes,
    state: key.state,
    createdAt: new Date(key.createdAt),
    createdBy: key.createdBy,
    expiresAt: dateOf(key.expiresAt),
    lastUsedAt: dateOf(key.lastUsedAt),
    rotationDueAt: dateOf(key.rotationDueAt),
    replaces: key.replaces,
    replacedBy: key.replacedBy,
    retiresAt: dateOf(key.retiresAt),
    version: Number(key.version),
    sealed,
    secretVersion,
    shortId,
    mac,
  }
}
