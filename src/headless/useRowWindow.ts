import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

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

/** The rows to render, and the room that the others take. */
export interface RowWindow {
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** CSS pixels of the rows before and after. */
  readonly above: number
  readonly below: number
  /**
   * A React key: rows that leave at one end come back at the other, with their elements.
   */
  readonly slotOf: (position: number) => number
  /** Brings a row into view. */
  readonly reveal: (position: number) => void
}

/** Rows beyond each edge of what is seen, for the time between a scroll of the browser's and our answer to it. */
const MARGIN = 6
const MAX_ROWS = 100

/** The part of a long list that can be seen. At most 100 rows, however high the container is. */
export function useRowWindow({ count, rowHeight, scroller, before = 0 }: RowWindowOptions): RowWindow {
  const [height, setHeight] = useState(0)
  const [first, setFirst] = useState(0)
  const size = Math.min(Math.ceil((height || 600) / rowHeight) + 2 * MARGIN + 1, MAX_ROWS)
  const last = Math.max(count - size, 0)
  const start = Math.min(first, last)
  const now = useRef({ last, rowHeight, start })
  now.current = { last, rowHeight, start }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const place = () => {
      const { last: end, rowHeight: each } = now.current
      return Math.min(Math.max(Math.floor(element.scrollTop / each) - MARGIN, 0), end)
    }
    const scrolled = () => {
      const next = place()
      // In the frame of the scroll itself: a render of its own later would show an empty strip first.
      if (next !== now.current.start) flushSync(() => setFirst(next))
    }
    const measured = () => {
      setHeight(element.clientHeight)
      setFirst(place())
    }
    measured()
    element.addEventListener('scroll', scrolled, { passive: true })
    const observer = new ResizeObserver(measured)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', scrolled)
      observer.disconnect()
    }
  }, [scroller])

  const reveal = (position: number) => {
    const element = scroller.current
    if (element === null) return
    const top = position * rowHeight
    const room = element.clientHeight - before
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (top + rowHeight > element.scrollTop + room) element.scrollTo({ top: top + rowHeight - room })
  }
  const end = Math.min(start + size, count)
  return {
    start,
    end,
    above: start * rowHeight,
    below: (count - end) * rowHeight,
    slotOf: (position) => position % size,
    reveal,
  }
}
