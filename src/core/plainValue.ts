import { maskOf } from './mask'
import { type ApiKey, endOf, statusOf } from './model'
import type { ColumnId } from './tableColumns'

const VALUE: Readonly<Record<ColumnId, (key: ApiKey, now: number) => string | null>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  endpoint: (key) => (key.kind === 'credential' ? key.endpoint : null),
  key: ({ hint }) => maskOf(hint),
  application: ({ application }) => application,
  scopes: ({ scopes }) => scopes.join(' '),
  status: statusOf,
  createdBy: ({ createdBy }) => createdBy,
  created: ({ createdAt }) => createdAt,
  lastUsed: ({ lastUsedAt }) => lastUsedAt,
  expires: endOf,
  rotationDue: ({ rotationDueAt }) => rotationDueAt,
}

/**
 * What a column says of a key, for programs and spreadsheets: codes instead of words, ISO 8601 instants, scopes with spaces
 * between, `''` for what there is not.
 *
 * @param now milliseconds since the epoch, at which the status is told
 */
export const plainValue = (key: ApiKey, column: ColumnId, now: number): string => VALUE[column](key, now) ?? ''
