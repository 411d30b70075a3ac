import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { revealRow } from '../headless/revealRow'
import { type RenderedRows, rowWindowOf, type Seen } from '../headless/rowWindowOf'
import { useWords } from '../headless/useWords'
import { watchRows } from '../headless/watchRows'
import type { KeyRowsProps } from './KeyRows'

/** What is seen. CSS pixels. */
export interface RowView extends Seen {
  /** Of one row, with the gap below it. */
  readonly rowHeight: number
}

export interface RowWatchProps extends Omit<KeyRowsProps, 'row' | 'onFail'> {
  readonly view: RowView
  /** Those that are rendered for it. */
  readonly rows: RenderedRows
  /** Told of what is another than it was. */
  readonly onView: (part: Partial<RowView>) => void
}

const CARD_HEIGHT = '--kr-card-height'

/**
 * What a row takes. Cards are as high as what is in them: all get the height of the highest that was seen.
 *
 * @param anew whether that one may be forgotten, for the room is another
 */
function measured({ current }: KeyRowsProps['frame'], anew: boolean): number | null {
  const body = current?.querySelector('tbody')
  if (!body || current === null) return null
  if (anew) body.style.removeProperty(CARD_HEIGHT)
  const rows = [...body.querySelectorAll<HTMLElement>('.kr-row')]
  const [first, second] = rows
  if (first === undefined || second === undefined) return null
  const box = first.getBoundingClientRect()
  const gap = second.getBoundingClientRect().top - box.bottom
  let height = box.height
  if (getComputedStyle(first).display === 'grid') {
    // `offsetHeight` is whole pixels, and none of a card may be cut.
    height = Math.max(...rows.map((row) => row.offsetHeight))
    body.style.setProperty(CARD_HEIGHT, `${height}px`)
  }
  return height > 0 ? height + gap : null
}

/** CSS pixels above the rows, which do not scroll away. */
const above = (frame: HTMLElement): number => {
  const body = frame.querySelector('tbody') ?? frame
  return body.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop
}

const printed = () => matchMedia('print')
const watchPrinting = (changed: () => void) => {
  const query = printed()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
const isPrinting = () => printed().matches
const notPrinting = () => false

/** Moves the window over a list that is too long for a document. It renders nothing but a note on paper, of what is missing there. */
export function RowWatch({ count, frame, shape, reveal, onEnd, view, rows, onView }: RowWatchProps) {
  const { t } = useWords()
  const now = useRef({ count, view, rows })
  now.current = { count, view, rows }
  useImperativeHandle(
    reveal,
    () => (position: number) => {
      const { rowHeight } = now.current.view
      if (frame.current !== null) revealRow(frame.current, position * rowHeight, rowHeight, above(frame.current))
    },
    [frame],
  )

  const measure = useCallback(
    (anew: boolean) => {
      const rowHeight = measured(frame, anew)
      if (rowHeight !== null) onView({ rowHeight })
    },
    [frame, onView],
  )
  useLayoutEffect(() => {
    if (frame.current === null) return undefined
    let width = -1
    const observer = new ResizeObserver(([entry]) => {
      const next = entry?.contentRect.width ?? width
      measure(next !== width)
      width = next
    })
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame, measure])
  useLayoutEffect(() => measure(true), [measure, shape])
  // Cards that come into the window may be higher than those before.
  const { start, end } = rows
  useLayoutEffect(() => {
    if (frame.current?.querySelector('tbody')?.style.getPropertyValue(CARD_HEIGHT)) measure(false)
  }, [frame, measure, start, end])

  // The row that is first in view stays it, whatever the height of all.
  const { rowHeight } = view
  const was = useRef(rowHeight)
  useLayoutEffect(() => {
    if (frame.current !== null && was.current !== rowHeight)
      frame.current.scrollTo({ top: (frame.current.scrollTop * rowHeight) / was.current })
    was.current = rowHeight
  }, [frame, rowHeight])

  useLayoutEffect(() => {
    if (frame.current === null) return undefined
    return watchRows({
      scroller: frame.current,
      rowsFor: (seen) => rowWindowOf(now.current.count, now.current.view.rowHeight, seen),
      rendered: () => now.current.rows,
      onSeen: onView,
    })
  }, [frame, onView])

  const near = end >= count
  useLayoutEffect(() => {
    if (near) onEnd?.()
  }, [near, onEnd])
  const printing = useSyncExternalStore(watchPrinting, isPrinting, notPrinting)
  if (!printing) return null
  return (
    <tr className="kr-printed" role="presentation" aria-hidden="true">
      <td colSpan={99}>{t('table.printed', { shown: end - start, total: count })}</td>
    </tr>
  )
}
