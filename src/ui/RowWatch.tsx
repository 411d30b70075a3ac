import { type Dispatch, type SetStateAction, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { revealRow } from '../headless/revealRow'
import { type RenderedRows, rowWindowOf, type Seen } from '../headless/rowWindowOf'
import { watchRows } from '../headless/watchRows'
import type { KeyRowsProps } from './KeyRows'

/** What is seen, and CSS pixels of one row. */
export interface RowView extends Seen {
  readonly rowHeight: number
}

export interface RowWatchProps extends Omit<KeyRowsProps, 'row'> {
  readonly view: RowView
  /** Those that are rendered for it. */
  readonly rows: RenderedRows
  readonly onView: Dispatch<SetStateAction<RowView>>
}

/** Moves the window over a list that is too long for a document. Renders nothing. */
export function RowWatch({ count, frame, shape, reveal, onEnd, view, rows, onView }: RowWatchProps) {
  const now = useRef({ count, view, rows })
  now.current = { count, view, rows }
  useImperativeHandle(
    reveal,
    () => (position: number) => {
      const { rowHeight } = now.current.view
      if (frame.current !== null) revealRow(frame.current, position * rowHeight, rowHeight)
    },
    [frame],
  )

  useLayoutEffect(() => {
    const scroller = frame.current
    if (scroller === null) return undefined
    const measure = () => {
      const [first, second] = scroller.querySelectorAll<HTMLElement>('.kr-row')
      if (first === undefined) return
      const box = first.getBoundingClientRect()
      // With the gap that cards have.
      const rowHeight = second === undefined ? box.height : second.getBoundingClientRect().top - box.top
      if (rowHeight > 0) onView((before) => (before.rowHeight === rowHeight ? before : { ...before, rowHeight }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [frame, shape, onView])

  useLayoutEffect(() => {
    if (frame.current === null) return undefined
    return watchRows({
      scroller: frame.current,
      rowsFor: (seen) => rowWindowOf(now.current.count, now.current.view.rowHeight, seen),
      rendered: () => now.current.rows,
      onSeen: (seen) => onView((before) => ({ ...before, ...seen })),
    })
  }, [frame, onView])

  const near = rows.end >= count
  useLayoutEffect(() => {
    if (near) onEnd?.()
  }, [near, onEnd])
  return null
}
