import { type ReactNode, type RefObject, useCallback, useState } from 'react'
import { rowWindowOf } from '../headless/rowWindowOf'
import type { RowView } from './RowWatch'
import { useLater } from './useLater'

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

const UNSEEN: RowView = { top: 0, height: 0, rowHeight: 44, before: 0 }

const loadWatch = () => import('./watchedRows').then(({ watchedRows }) => watchedRows)

const room = (size: number) => <tr className="kr-room" role="presentation" aria-hidden="true" style={{ blockSize: size }} />

const whenScrolled = (frame: RefObject<HTMLElement | null>, then: () => void) =>
  frame.current?.addEventListener('scroll', then, { once: true })

/** The rows that can be seen. What moves the window is fetched when the list is too long for a document; the rows stay. */
export function KeyRows({ count, row, onFail, frame, ...rest }: KeyRowsProps) {
  const [view, setView] = useState(UNSEEN)
  const long = count > WHOLE_PAGE
  const [tries, setTries] = useState(0)
  const failed = useCallback(() => {
    onFail()
    whenScrolled(frame, () => setTries((before) => before + 1))
  }, [onFail, frame])
  const watch = useLater(loadWatch, long ? 'now' : 'no', failed, tries)
  if (!long) return Array.from({ length: count }, (_, position) => row(position))
  const rows = rowWindowOf(count, view.rowHeight, view)
  const { start, end, above, below, slotOf } = rows
  return (
    <>
      {room(above)}
      {Array.from({ length: end - start }, (_, i) => row(start + i, slotOf(start + i)))}
      {room(below)}
      {watch?.({ ...rest, frame, count, view, rows, onView: setView })}
    </>
  )
}
