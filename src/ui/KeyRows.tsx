import { type ReactNode, type RefObject, useCallback, useState } from 'react'
import { rowWindowOf } from '../headless/rowWindowOf'
import type { RowView } from './RowWatch'
import { useRowSlots } from '../headless/useRowSlots'
import { useLater } from './useLater'
import { useOnce } from './useOnce'

export type RevealRow = RefObject<((position: number) => void) | null>

export interface KeyRowsProps {
  readonly count: number
  /** What scrolls. */
  readonly frame: RefObject<HTMLElement | null>
  /** @param slot key for React of a row in a window; without one the row is its key's */
  readonly row: (position: number, slot?: number) => ReactNode
  /** Changes with whatever may change the height of a row. */
  readonly shape: string
  /** Told how to bring a row into view. */
  readonly reveal: RevealRow
  /** Told when what moves the window cannot be fetched; it is tried again when the list is scrolled. */
  readonly onFail: () => void
  /** Told when the last row comes near. */
  readonly onEnd?: (() => void) | undefined
}

/** All rows of a page up to here, so that the browser's own search finds them; the rows in view above. */
export const WHOLE_PAGE = 200

/** CSS pixels of a row; the style sheet has the same number. */
const ROW_HEIGHT = 44

const likely = (height: number): RowView => ({ top: 0, height, up: false, rowHeight: ROW_HEIGHT })

/** CSS pixels that a long list likely has, as the style sheet has it, so that the first render has as many rows as the next. */
const likelyHeight = () => Math.min(window.innerHeight * 0.8, 880)

const loadWatch = () => import('./watchedRows').then(({ watchedRows }) => watchedRows)

const room = (size: number) => <tr className="kr-room" role="presentation" aria-hidden="true" style={{ blockSize: size }} />

const whenScrolled = (frame: RefObject<HTMLElement | null>, then: () => void) =>
  frame.current?.addEventListener('scroll', then, { once: true })

/** The rows that can be seen. What moves the window is fetched when the list is too long for a document; the rows stay. */
export function KeyRows({ count, row, onFail, frame, ...rest }: KeyRowsProps) {
  const height = useOnce(likelyHeight, 0)
  // Null while all is as was likely: to find that so costs no render.
  const [seen, setSeen] = useState<RowView | null>(null)
  const view = seen ?? likely(height)
  const tell = useCallback(
    (part: Partial<RowView>) =>
      setSeen((before) => {
        const was = before ?? likely(height)
        const next = { ...was, ...part }
        return (['top', 'height', 'up', 'rowHeight'] as const).every((name) => next[name] === was[name]) ? before : next
      }),
    [height],
  )
  const long = count > WHOLE_PAGE
  const [tries, setTries] = useState(0)
  const failed = useCallback(() => {
    onFail()
    whenScrolled(frame, () => setTries((before) => before + 1))
  }, [onFail, frame])
  const watch = useLater(loadWatch, long ? 'now' : 'no', failed, tries)
  const rows = rowWindowOf(count, view.rowHeight, view)
  const slotOf = useRowSlots(rows.start, rows.end)
  if (!long) return Array.from({ length: count }, (_, position) => row(position))
  const { start, end, above, below } = rows
  return (
    <>
      {room(above)}
      {Array.from({ length: end - start }, (_, i) => row(start + i, slotOf(start + i)))}
      {room(below)}
      {watch?.({ ...rest, frame, count, view, rows, onView: tell })}
    </>
  )
}
