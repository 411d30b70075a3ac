import type { SortKey } from './adapter'

/** Ids of the columns of a table of keys, in their order. */
export const COLUMNS = [
  'name',
  'kind',
  'endpoint',
  'key',
  'application',
  'scopes',
  'status',
  'createdBy',
  'created',
  'lastUsed',
  'expires',
  'rotationDue',
] as const

export type ColumnId = (typeof COLUMNS)[number]

const SORT_KEYS: Readonly<Partial<Record<string, SortKey>>> = {
  name: 'name',
  kind: 'kind',
  endpoint: 'endpoint',
  application: 'application',
  status: 'status',
  createdBy: 'createdBy',
  created: 'createdAt',
  lastUsed: 'lastUsedAt',
  expires: 'expiresAt',
  rotationDue: 'rotationDueAt',
}

/** What a column is sorted by; `undefined` for those that have no order, a host's own among them. */
export const sortKeyOf = (column: string): SortKey | undefined =>
  Object.hasOwn(SORT_KEYS, column) ? SORT_KEYS[column] : undefined

/** The column that shows what is sorted by. */
export const columnOf = (key: SortKey): ColumnId => key.replace(/At$/, '') as ColumnId
