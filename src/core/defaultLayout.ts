import { COLUMNS } from './tableColumns'
import type { TableLayout } from './tableLayout'

/** How a table shows its keys until somebody wants it otherwise. */
export const DEFAULT_LAYOUT: TableLayout = {
  order: COLUMNS,
  hidden: ['scopes', 'createdBy', 'rotationDue'],
  pinned: { start: [], end: [] },
  widths: {},
  density: 'comfortable',
}
