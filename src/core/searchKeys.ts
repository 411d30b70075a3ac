import type { Work } from './keyIndex'
import type { ApiKey } from './model'

// What is hidden of a secret is in no field: one bullet would make a haystack twice as large.
const fieldsOf = (key: ApiKey): string[] => [
  key.name,
  key.kind === 'credential' ? key.endpoint : '',
  key.application ?? '',
  key.hint.prefix,
  key.hint.tail,
  key.id,
]

const BETWEEN = '\0'

/** What a search looks at, for each row; made when it is first needed. */
export type Haystacks = (string | undefined)[]

const ROWS_PER_SLICE = 12_000
/** In looks at one that is there. */
const COST_OF_A_HAYSTACK = 12

/** Whether a key has a text, already in lower case, in one of its fields. */
export function hasText(key: ApiKey, search: string, haystack: string = fieldsOf(key).join(BETWEEN).toLowerCase()): boolean {
  return (
    haystack.includes(search) &&
    // Only such a text could go from one field into the next.
    (!search.includes(BETWEEN) || fieldsOf(key).some((text) => text.toLowerCase().includes(search)))
  )
}

/**
 * The rows whose keys have a text, in the order of `rows`.
 *
 * @param rows those to look at; null for all
 * @param search in lower case
 */
export function* searchKeys(
  keys: readonly ApiKey[],
  haystacks: Haystacks,
  rows: Uint32Array | null,
  search: string,
): Work<Uint32Array> {
  const count = rows?.length ?? keys.length
  const found = new Uint32Array(count)
  let length = 0
  let left = ROWS_PER_SLICE
  for (let i = 0; i < count; i++) {
    const row = rows === null ? i : (rows[i] as number)
    const key = keys[row] as ApiKey
    let haystack = haystacks[row]
    if (haystack === undefined) {
      haystack = haystacks[row] = fieldsOf(key).join(BETWEEN).toLowerCase()
      left -= COST_OF_A_HAYSTACK
    }
    if (hasText(key, search, haystack)) found[length++] = row
    if (--left < 0) {
      left = ROWS_PER_SLICE
      yield
    }
  }
  return found.slice(0, length)
}
