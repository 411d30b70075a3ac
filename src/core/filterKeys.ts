import type { FilterTest } from './filterTests'
import type { Work } from './keyIndex'
import type { ApiKey } from './model'

const ROWS_PER_SLICE = 3000

/**
 * The rows whose keys pass all tests, in the order of `rows`.
 *
 * @param rows those to look at; null for all
 */
export function* filterKeys(keys: readonly ApiKey[], rows: Uint32Array | null, tests: readonly FilterTest[]): Work<Uint32Array> {
  const count = rows?.length ?? keys.length
  const found = new Uint32Array(count)
  let length = 0
  for (let i = 0; i < count; i++) {
    const row = rows === null ? i : (rows[i] as number)
    const key = keys[row] as ApiKey
    if (tests.every(({ passes }) => passes(key))) found[length++] = row
    if (i % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield
  }
  return found.slice(0, length)
}
