import type { Comparison } from './compareKeys'
import type { Work } from './keyIndex'
import { type Order, orderRows, placed } from './orderRows'
import type { PlainTexts } from './plainOrder'

/** Rows of plain texts in order. */
interface PlainRows {
  readonly rows: Uint32Array
  /** 1 where a text is the same as the one before. */
  readonly same: Uint8Array
}

/** Rows whose texts are the same up to a code. */
interface Group {
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly codes: number
}

/** Numbers up to it are whole. */
const BITS = 53
const MOST_CODES = 6
/** How many rows are sorted in about a millisecond. */
const PER_SLICE = 10_000
/** So many rows are sorted faster by comparing. */
const SMALL = 24
const TIES_PER_SLICE = 1000
/** So many that are not plain are put among the others one by one; more are sorted with them, by comparing. */
const FEW = 200

/** Puts few rows in order by inserting each where it belongs: to set up anything else would take longer. */
function insertGroup({ from, to }: Group, { rows, same }: PlainRows, texts: PlainTexts): void {
  for (let next = from + 1; next < to; next++) {
    const row = rows[next] as number
    let at = next
    let order = -1
    while (at > from) {
      order = texts.compare(rows[at - 1] as number, row)
      if (order <= 0) break
      rows[at] = rows[at - 1] as number
      at--
    }
    rows[at] = row
    // What goes in between has taken nothing from those behind it: they differ from it, as they did from what it stands behind.
    same.copyWithin(at + 1, at, next)
    same[at] = at > from && order === 0 ? 1 : 0
  }
}

/**
 * Puts the rows of a group in order by their next codes. Codes and place of a row are one number, and numbers are what
 * engines sort by code of their own: a sort is over before a comparison of ours would be compiled.
 *
 * @param open told of rows that are the same up to there, and go on
 */
function sortGroup(
  { from, to, codes }: Group,
  { rows, same }: PlainRows,
  texts: PlainTexts,
  keys: Float64Array,
  open: (group: Group) => void,
): void {
  const size = to - from
  const span = 2 ** Math.ceil(Math.log2(size))
  const count = Math.min(Math.floor((BITS - Math.log2(span)) / 8), MOST_CODES)
  const group = rows.slice(from, to)
  const sorted = keys.subarray(0, size)
  for (let i = 0; i < size; i++) sorted[i] = texts.codes(group[i] as number, codes, count) * span + i
  sorted.sort()
  let before = -1
  let first = from
  const close = (end: number) => {
    if (end - first < 2) return
    // The last code is 0 where the text has ended.
    if (before % 256 === 0) same.fill(1, first + 1, end)
    else open({ from: first, to: end, codes: codes + count })
  }
  for (let i = 0; i < size; i++) {
    const key = sorted[i] as number
    const word = Math.floor(key / span)
    rows[from + i] = group[key - word * span] as number
    if (word === before) continue
    close(from + i)
    before = word
    first = from + i
  }
  close(to)
}

function* sortPlain(given: Uint32Array, texts: PlainTexts): Work<PlainRows> {
  const plain = { rows: given.slice(), same: new Uint8Array(given.length) }
  const keys = new Float64Array(given.length)
  const groups: Group[] = given.length > 1 ? [{ from: 0, to: given.length, codes: 0 }] : []
  let left = PER_SLICE
  if (given.length > PER_SLICE) yield
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    if (group.to - group.from <= SMALL) insertGroup(group, plain, texts)
    else sortGroup(group, plain, texts, keys, (next) => groups.push(next))
    left -= group.to - group.from
    if (left > 0) continue
    left = PER_SLICE
    yield
  }
  return plain
}

/** Writes rows forwards or backwards, and tells where those with the same text came to stand. */
function arrange({ rows, same }: PlainRows, sign: number, order: Int32Array): (readonly [start: number, end: number])[] {
  const { length } = rows
  const groups: (readonly [number, number])[] = []
  for (let start = 0, end = 1; start < length; start = end, end++) {
    while (same[end] === 1) end++
    const at = sign > 0 ? start : length - end
    if (end - start > 1) groups.push([at, at + end - start])
    for (let i = start; i < end; i++) order[at + i - start] = rows[i] as number
  }
  return groups
}

/**
 * Sorts rows by a text that is plain in most of them.
 *
 * @param texts by row; null where a row has none
 * @param sign -1 for descending
 * @returns the same as `orderRows`
 */
export function* orderTexts(
  rows: Uint32Array,
  texts: readonly (string | null)[],
  plain: PlainTexts,
  sign: number,
  comparison: Comparison,
): Work<Order> {
  const others = rows.filter((row) => texts[row] !== null && !plain.has(row))
  if (others.length > FEW) return yield* orderRows(rows, comparison)
  const sorted = yield* sortPlain(
    rows.filter((row) => plain.has(row)),
    plain,
  )
  const without = rows.filter((row) => texts[row] === null)
  const order = new Int32Array(rows.length - others.length)
  const groups = arrange(sorted, sign, order)
  // Without a text they tie, and stand last in either direction.
  order.set(without, sorted.rows.length)
  if (without.length > 1) groups.push([sorted.rows.length, order.length])
  // Where the first text ties, what is sorted by next tells, and ids.
  let left = TIES_PER_SLICE
  for (const [start, end] of groups) {
    order.set(yield* orderRows(new Uint32Array(order.subarray(start, end)), comparison), start)
    left -= end - start
    if (left > 0) continue
    left = TIES_PER_SLICE
    yield
  }
  if (others.length === 0) return order
  const same = new Int32Array(texts.length).map((_, row) => row)
  return placed(order, same, [...others], comparison)
}
