/** What is seen of the rows, in CSS pixels. */
export interface Seen {
  /** How far the rows are scrolled. */
  readonly top: number
  /** Of the scroller; 0 until it was measured. */
  readonly height: number
  /** Whether it was scrolled upwards last. @default false */
  readonly up?: boolean
}

/** The rows to render, and the room that the others take. */
export interface RenderedRows {
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** CSS pixels of the rows before and after. */
  readonly above: number
  readonly below: number
}

/** Rows beyond what is seen, where it is scrolled to, for the time between a scroll of the browser's and our answer to it. */
const AHEAD = 2
/** At the other edge: a header that scrolls away has rows in sight that are above the edge. */
const BEHIND = 1
const MAX_ROWS = 100
/** CSS pixels; about a screen. */
const UNMEASURED = 600

/** The part of a long list that can be seen. At most 100 rows, however high the scroller is. */
export function rowWindowOf(count: number, rowHeight: number, { top, height, up = false }: Seen): RenderedRows {
  const size = Math.min(Math.ceil((height || UNMEASURED) / rowHeight) + 1 + AHEAD + BEHIND, MAX_ROWS)
  const start = Math.max(Math.min(Math.floor(top / rowHeight) - (up ? AHEAD : BEHIND), count - size), 0)
  const end = Math.min(start + size, count)
  return {
    start,
    end,
    above: start * rowHeight,
    below: (count - end) * rowHeight,
  }
}
