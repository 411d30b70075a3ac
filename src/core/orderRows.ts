import type { Comparison } from './compareKeys'
import type { Work } from './keyIndex'

/** Row numbers in order. Those that tie with the one before them have the sign bit too, so that an order can be turned round. */
export type Order = Int32Array

const ROW = 0x7fffffff
const TIED = ~ROW

/** How far merging got: `width` rows are in order each, the runs at `start` are being merged, `out` rows of them are. */
interface Merging {
  from: Int32Array
  to: Int32Array
  width: number
  start: number
  a: number
  b: number
  out: number
  /** What was written last is of the first run (1), the second (-1), or not there (0), and ties with the head of the other. */
  last: number
  tied: boolean
}

/**
 * Merges until so many comparisons were made, or one more; false once there is nothing left to merge. A function and no part of
 * the generator: engines make no fast code of a loop in one while it runs, and a sort is one such loop.
 */
function merge(state: Merging, { values, ids }: Comparison, comparisons: number): boolean {
  let { from, to, width, start, a, b, out, last, tied } = state
  const { length } = from
  let left = comparisons
  while (width < length && left > 0) {
    const middle = Math.min(start + width, length)
    const end = Math.min(middle + width, length)
    while (a < middle && b < end && left > 0) {
      const x = from[a] as number
      const y = from[b] as number
      const order = values(x & ROW, y & ROW)
      const side = (order || ids(x & ROW, y & ROW)) > 0 ? -1 : 1
      const item = side === 1 ? x : y
      to[out++] = last === 0 || last === side ? item : tied ? item | TIED : item & ROW
      tied = order === 0
      last = side
      if (side === 1) a++
      else b++
      left--
    }
    if (a < middle && b < end) break
    // One run is at its end. Its last one may tie with the head of what is left of the other.
    if (out < end) {
      const rest = a < middle ? a : b
      const head = from[rest] as number
      to.set(from.subarray(rest, rest + end - out), out)
      if (last !== 0 && last !== (a < middle ? 1 : -1)) to[out] = tied ? head | TIED : head & ROW
    }
    start = end
    if (start >= length) {
      ;[from, to] = [to, from]
      width *= 2
      start = 0
    }
    a = out = start
    b = Math.min(start + width, length)
    last = 0
    tied = false
  }
  Object.assign(state, { from, to, width, start, a, b, out, last, tied })
  return width < length
}

/** Sorts rows, by merging runs from the bottom up: in steps, with as few comparisons as there can be. */
export function* orderRows(rows: Uint32Array, comparison: Comparison): Work<Order> {
  const from = new Int32Array(rows)
  const state: Merging = { from, to: new Int32Array(from.length), width: 1, start: 0, a: 0, b: 1, out: 0, last: 0, tied: false }
  while (merge(state, comparison, comparison.perSlice)) yield
  return state.from
}

/**
 * The order of the opposite direction, without a comparison: ties go by id in either, and rows without a value stay last.
 */
export function turned(order: Order, hasValue: (row: number) => boolean): Order {
  let valued = 0
  for (let high = order.length; valued < high;) {
    const middle = (valued + high) >>> 1
    if (hasValue((order[middle] as number) & ROW)) valued = middle + 1
    else high = middle
  }
  const out = order.slice()
  let at = 0
  for (let end = valued; end > 0;) {
    let start = end - 1
    while ((order[start] as number) < 0) start--
    for (let i = start; i < end; i++) out[at++] = order[i] as number
    end = start
  }
  return out
}

/**
 * An order after a change.
 *
 * @param to the number that each row has now; -1 where it is gone or has to be placed anew
 * @param added rows to place, by their number now
 */
export function placed(order: Order, to: Int32Array, added: readonly number[], { values, ids }: Comparison): Order {
  const kept = new Int32Array(order.length)
  let length = 0
  let tied = TIED
  for (let i = 0; i < order.length; i++) {
    const item = order[i] as number
    const row = to[item & ROW] as number
    // Who ties with one that is gone ties with whom that one tied with.
    tied &= item
    if (row >= 0) {
      kept[length++] = row | tied
      tied = TIED
    }
  }
  const out = new Int32Array(length + added.length)
  let read = 0
  let write = 0
  const copy = (end: number) => {
    out.set(kept.subarray(read, end), write)
    write += end - read
    read = end
  }
  for (const row of [...added].sort((a, b) => values(a, b) || ids(a, b))) {
    let low = read
    let high = length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = (kept[middle] as number) & ROW
      if ((values(other, row) || ids(other, row)) <= 0) low = middle + 1
      else high = middle
    }
    copy(low)
    out[write] = write > 0 && values((out[write - 1] as number) & ROW, row) === 0 ? row | TIED : row
    write++
    if (low < length) {
      const next = (kept[low] as number) & ROW
      kept[low] = values(row, next) === 0 ? next | TIED : next
    }
  }
  copy(length)
  return out
}

/**
 * The rows of an order without their marks.
 *
 * @param only those to keep; null for all
 */
export function rowsOf(order: Order, only: Uint32Array | null): Uint32Array {
  const rows = new Uint32Array(only?.length ?? order.length)
  const wanted = only && new Uint8Array(order.length)
  if (only && wanted) for (let i = 0; i < only.length; i++) wanted[only[i] as number] = 1
  let length = 0
  for (let i = 0; i < order.length; i++) {
    const row = (order[i] as number) & ROW
    if (wanted === null || wanted[row] === 1) rows[length++] = row
  }
  return rows
}

/** All rows, in the order in which they were read. */
export const allRows = (count: number): Uint32Array => new Uint32Array(count).map((_, row) => row)
