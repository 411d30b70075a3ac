import { COLUMNS } from '../core/tableColumns'
import type { ApiKeyColumn } from '../headless/tableColumns'
import type { Words } from '../headless/words'

/** The header of a column, ours or the host's. */
export const columnLabel = (id: string, own: readonly ApiKeyColumn[], { t }: Words): string =>
  own.find((column) => column.id === id)?.header ??
  ((COLUMNS as readonly string[]).includes(id) ? t(`table.${id}` as 'table.name') : id)
