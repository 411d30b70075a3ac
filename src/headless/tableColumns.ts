import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type ReactTable,
  type TableFeature,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { SortKey } from '../core/adapter'
import type { ApiKey } from '../core/model'
import type { ColumnId } from '../core/tableColumns'
import type { Words } from './words'

/** Named, for an inferred type would have hosts read a package that is not among our dependencies. */
type Features = Record<
  | 'columnOrderingFeature'
  | 'columnPinningFeature'
  | 'columnResizingFeature'
  | 'columnSizingFeature'
  | 'columnVisibilityFeature'
  | 'rowSelectionFeature'
  | 'rowSortingFeature',
  TableFeature
>

/** What the table library keeps for us. Rows are found, ordered and windowed by our own index, so it has none of its row models. */
export const FEATURES: Features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
})

export type KeyColumnDef = ColumnDef<Features, ApiKey>
export type KeyTable = ReactTable<Features, ApiKey>

/** A column of the host's own. */
export interface ApiKeyColumn {
  /** Not one of ours. */
  readonly id: string
  /** In the user's language. */
  readonly header: string
  /** What stands in a row; called for the rows in view alone. No hooks: it is no component. */
  readonly cell: (key: ApiKey, context: { readonly words: Words; readonly now: number }) => ReactNode
  /** What it says in a file. @default what `cell` shows, where that is text */
  readonly text?: (key: ApiKey) => string
  /** What its header sorts by. @default it does not sort */
  readonly sortBy?: SortKey
  /** CSS pixels. @default 150 */
  readonly width?: number
}

/** CSS pixels. Columns without a width of the user's own share what is left in these proportions. */
export const WIDTHS: Readonly<Record<ColumnId, number>> = {
  name: 220,
  kind: 126,
  endpoint: 220,
  key: 182,
  application: 140,
  scopes: 130,
  status: 142,
  createdBy: 160,
  created: 130,
  lastUsed: 130,
  expires: 130,
  rotationDue: 130,
}

export const MIN_WIDTH = 80
export const MAX_WIDTH = 800
