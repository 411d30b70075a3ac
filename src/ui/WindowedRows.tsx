import { type ReactNode, type RefObject, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useRowWindow } from '../headless/useRowWindow'

export interface WindowedRowsProps {
  readonly count: number
  /** What scrolls. */
  readonly frame: RefObject<HTMLElement | null>
  /** @param slot key for React */
  readonly row: (position: number, slot: number) => ReactNode
  /** Changes with whatever may change the height of a row. */
  readonly shape: string
  /** Told how to bring a row into view. */
  readonly reveal: RefObject<((position: number) => void) | null>
  /** Told when the last row comes near. */
  readonly onEnd?: (() => void) | undefined
}

const GUESS = 44

/** The rows that can be seen, of a list that is too long for a document. The table fetches this file when it has such a list. */
export function WindowedRows({ count, frame, row, shape, reveal, onEnd }: WindowedRowsProps) {
  const [rowHeight, setRowHeight] = useState(GUESS)
  const top = useRef<HTMLTableRowElement>(null)
  const { start, end, above, below, slotOf, reveal: bring } = useRowWindow({ count, rowHeight, scroller: frame })
  useImperativeHandle(reveal, () => bring)

  useLayoutEffect(() => {
    const measure = () => {
      const [first, second] = top.current?.parentElement?.querySelectorAll<HTMLElement>('.kr-row') ?? []
      if (first === undefined) return
      const box = first.getBoundingClientRect()
      // With the gap that cards have.
      const height = second === undefined ? box.height : second.getBoundingClientRect().top - box.top
      if (height > 0) setRowHeight(height)
    }
    measure()
    const observer = new ResizeObserver(measure)
    if (frame.current !== null) observer.observe(frame.current)
    return () => observer.disconnect()
  }, [frame, shape])

  const near = end >= count
  useLayoutEffect(() => {
    if (near) onEnd?.()
  }, [near, onEnd])

  const room = (size: number, ref?: RefObject<HTMLTableRowElement | null>) => (
    <tr ref={ref} className="kr-room" role="presentation" aria-hidden="true" style={{ blockSize: size }} />
  )
  return (
    <>
      {room(above, top)}
      {Array.from({ length: end - start }, (_, i) => row(start + i, slotOf(start + i)))}
      {room(below)}
    </>
  )
}
