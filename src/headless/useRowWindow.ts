import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { revealRow } from './revealRow'
import { type RenderedRows, rowWindowOf, type Seen } from './rowWindowOf'
import { useRowSlots } from './useRowSlots'
import { watchRows } from './watchRows'

export interface RowWindowOptions {
  /** How many rows there are. */
  readonly count: number
  /** CSS pixels of one row, its gap included; all are as high. */
  readonly rowHeight: number
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>
  /** What stands above the rows and does not scroll away, such as a sticky header, in CSS pixels. @default 0 */
  readonly before?: number
}

export interface RowWindow extends RenderedRows {
  /** A React key of a row: with it, scrolling makes and moves as few elements as can be. */
  readonly slotOf: (position: number) => number
  /** Brings a row into view. */
  readonly reveal: (position: number) => void
}

/** The part of a long list that can be seen. At most 100 rows, however high the container is. */
export function useRowWindow({ count, rowHeight, scroller, before = 0 }: RowWindowOptions): RowWindow {
  const [seen, setSeen] = useState<Seen>({ top: 0, height: 0 })
  const rows = rowWindowOf(count, rowHeight, seen)
  const now = useRef({ count, rowHeight, rows })
  now.current = { count, rowHeight, rows }

  useLayoutEffect(() => {
    if (scroller.current === null) return undefined
    return watchRows({
      scroller: scroller.current,
      rowsFor: (wanted) => rowWindowOf(now.current.count, now.current.rowHeight, wanted),
      rendered: () => now.current.rows,
      onSeen: setSeen,
    })
  }, [scroller])

  const slotOf = useRowSlots(rows.start, rows.end)
  return {
    ...rows,
    slotOf,
    reveal: (position) => {
      if (scroller.current !== null) revealRow(scroller.current, position * rowHeight, rowHeight, before)
    },
  }
}
