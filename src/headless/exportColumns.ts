import type { ExportColumn } from '../core/exportKeys'
import { type ApiKey, statusOf } from '../core/model'
import { plainValue } from '../core/plainValue'
import { COLUMNS, type ColumnId } from '../core/tableColumns'
import type { ApiKeyColumn } from './tableColumns'
import type { Words } from './words'

const isOurs = (id: string): id is ColumnId => (COLUMNS as readonly string[]).includes(id)

/**
 * Columns as a file for people has them: headers, kinds and statuses in their language, instants as ISO 8601. Columns of the
 * host's own have their `text`, or else what their cell shows where that is text; one that shows none is left out.
 *
 * @param ids of the columns, in their order
 * @param now milliseconds since the epoch
 */
export function exportColumns(
  ids: readonly string[],
  own: readonly ApiKeyColumn[],
  words: Words,
  now: number,
): readonly ExportColumn[] {
  const { t } = words
  const ours = (id: ColumnId) => (key: ApiKey) => {
    if (id === 'kind') return t(`kinds.${key.kind}`)
    if (id === 'status') return t(`statuses.${statusOf(key, now)}`)
    return plainValue(key, id, now)
  }
  const textOf =
    ({ text, cell }: ApiKeyColumn) =>
    (key: ApiKey) => {
      const shown = text === undefined ? cell(key, { words, now }) : text(key)
      return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : ''
    }
  return ids.flatMap((id): ExportColumn[] => {
    if (isOurs(id)) return [{ header: t(`table.${id}`), value: ours(id) }]
    const column = own.find((one) => one.id === id)
    return column === undefined ? [] : [{ header: column.header, value: textOf(column) }]
  })
}
