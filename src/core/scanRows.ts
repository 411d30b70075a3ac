import type { Work } from './keyIndex'

/** Not in the generator: engines make no fast code of a loop in one while it runs. */
function scan(
  rows: Uint32Array | null,
  found: Uint32Array,
  from: number,
  to: number,
  length: number,
  passes: (row: number) => boolean,
): number {
  let next = length
  for (let i = from; i < to; i++) {
    const row = rows === null ? i : (rows[i] as number)
    if (passes(row)) found[next++] = row
  }
  return next
}

/**
 * Looks at rows one by one and returns those that pass, in the same order.
 *
 * @param rows null for all
 * @param count of all
 * @param perSlice how many take about a millisecond
 */
export function* scanRows(
  rows: Uint32Array | null,
  count: number,
  perSlice: number,
  passes: (row: number) => boolean,
): Work<Uint32Array> {
  const found = new Uint32Array(rows?.length ?? count)
  let length = 0
  for (let from = 0; from < found.length; from += perSlice) {
    if (from > 0) yield
    length = scan(rows, found, from, Math.min(from + perSlice, found.length), length, passes)
  }
  return found.slice(0, length)
}
