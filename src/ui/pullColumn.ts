import type { MouseEvent, TouchEvent } from 'react'
import { flushSync } from 'react-dom'
import type { KeyTable } from '../headless/tableColumns'

/** Begins to pull the edge of a column. */
export function pullColumn(table: KeyTable, id: string, event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>): void {
  const cell = event.currentTarget.parentElement
  if (cell === null) return
  // From the width that it has, which only the browser knows while columns share the room.
  if (table.state.columnSizing[id] === undefined)
    flushSync(() => table.setColumnSizing((before) => ({ ...before, [id]: cell.offsetWidth })))
  const header = table.getFlatHeaders().find(({ column }) => column.id === id)
  header?.getResizeHandler(cell.ownerDocument)(event.nativeEvent)
}
