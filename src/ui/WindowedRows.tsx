import { type ReactNode, type RefObject, useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useRowWindow } from '../headless/useRowWindow'
import { useWords } from '../headless/useWords'

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

/** CSS pixels. */
interface Measures {
  /** Of a row with the gap below it. */
  readonly row: number
  /** What stands above the rows. */
  readonly before: number
}

const GUESS: Measures = { row: 44, before: 0 }
const CARD_HEIGHT = '--kr-card-height'

/**
 * What rows take. Cards are as high as what is in them: all get the height of the highest that was seen.
 *
 * @param anew whether that one may be forgotten, for the room is another
 */
function measured(body: HTMLElement, frame: HTMLElement, anew: boolean): Measures | null {
  if (anew) body.style.removeProperty(CARD_HEIGHT)
  const rows = [...body.querySelectorAll<HTMLElement>('.kr-row')]
  const [first, second] = rows
  if (first === undefined || second === undefined) return null
  const box = first.getBoundingClientRect()
  const gap = second.getBoundingClientRect().top - box.bottom
  const before = body.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop
  let height = box.height
  if (getComputedStyle(first).display === 'grid') {
    // `offsetHeight` is whole pixels, and none of a card may be cut.
    height = Math.max(...rows.map((row) => row.offsetHeight))
    body.style.setProperty(CARD_HEIGHT, `${height}px`)
  }
  return height > 0 ? { row: height + gap, before } : null
}

/** The rows that can be seen, of a list that is too long for a document. The table fetches this file when it has such a list. */
export function WindowedRows({ count, frame, row, shape, reveal, onEnd }: WindowedRowsProps) {
  const { t } = useWords()
  const [measures, setMeasures] = useState(GUESS)
  const top = useRef<HTMLTableRowElement>(null)
  const {
    start,
    end,
    above,
    below,
    slotOf,
    reveal: bring,
  } = useRowWindow({
    count,
    rowHeight: measures.row,
    scroller: frame,
    before: measures.before,
  })
  useImperativeHandle(reveal, () => bring)

  const measure = useCallback(
    (anew: boolean) => {
      const body = top.current?.parentElement
      if (!body || frame.current === null) return
      const next = measured(body, frame.current, anew)
      if (next !== null) setMeasures((was) => (was.row === next.row && was.before === next.before ? was : next))
    },
    [frame],
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
  useLayoutEffect(() => {
    if (top.current?.parentElement?.style.getPropertyValue(CARD_HEIGHT)) measure(false)
  }, [measure, start, end, row])

  // The row that is first in view stays it, whatever the height of all.
  const was = useRef(measures.row)
  useLayoutEffect(() => {
    const scroller = frame.current
    if (scroller !== null && was.current !== measures.row) scroller.scrollTop *= measures.row / was.current
    was.current = measures.row
  }, [frame, measures.row])

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
      <tr className="kr-printed" role="presentation" aria-hidden="true">
        <td colSpan={99}>{t('table.printed', { shown: end - start, total: count })}</td>
      </tr>
    </>
  )
}
