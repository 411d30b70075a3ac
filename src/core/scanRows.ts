import type { Work } from './keyIndex'

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
  for (let i = 0; i < found.length; i++) {
    const row = rows === null ? i : (rows[i] as number)
    if (passes(row)) found[length++] = row
    if ((i + 1) % perSlice === 0) yield
  }
  return found.slice(0, length)
}
