import type { KeyTable } from './tableColumns'

/** The columns that are shown, in the order in which they stand: those that are pinned at the ends. */
export const visibleColumns = (table: KeyTable) => [
  ...table.getStartVisibleLeafColumns(),
  ...table.getCenterVisibleLeafColumns(),
  ...table.getEndVisibleLeafColumns(),
]
