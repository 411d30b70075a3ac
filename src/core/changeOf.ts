import type { ApiKey } from './model'
import { sameKey } from './sameKey'

/** What is different between two lists of keys. */
export interface Change {
  /** The new list, with the keys of the old one where they are the same. */
  readonly keys: readonly ApiKey[]
  /** By row of the old list: the row now; -1 where the key is gone or another. */
  readonly to: Int32Array
  /** Rows of the new list whose keys are new or changed, ascending. */
  readonly added: readonly number[]
  /** Whether rows that stayed have another number. */
  readonly moved: boolean
  /** Whether they follow each other in another order. */
  readonly reordered: boolean
}

/** Null where nothing is different. Keys are told by their ids. */
export function changeOf(before: readonly ApiKey[], after: readonly ApiKey[]): Change | null {
  // Copied where a key of the old list has to be put in.
  let keys: ApiKey[] | undefined
  const to = new Int32Array(before.length)
  const added: number[] = []
  const shift = after.length - before.length
  // Most changes leave nothing, or one key, between what is alike at both ends.
  let start = 0
  for (; start < before.length && before[start] === after[start]; start++) to[start] = start
  let end = before.length
  for (; end > start && end + shift > start && before[end - 1] === after[end - 1 + shift]; end--) to[end - 1] = end - 1 + shift
  to.fill(-1, start, end)

  let moved = shift !== 0
  let reordered = false
  let last = -1
  let olds: Map<string, number> | undefined
  // A key that is read twice counts as new the second time.
  const taken = new Set<number>()
  for (let row = start; row < end + shift; row++) {
    const key = after[row] as ApiKey
    let old: number | undefined = row
    if (row >= end || before[row]?.id !== key.id) {
      if (olds === undefined) {
        olds = new Map()
        for (let i = start; i < end; i++) olds.set((before[i] as ApiKey).id, i)
      }
      old = olds.get(key.id)
    }
    const was = old === undefined || taken.has(old) ? undefined : (before[old] as ApiKey)
    if (old === undefined || was === undefined) added.push(row)
    else {
      taken.add(old)
      if (was !== key && !sameKey(was, key)) added.push(row)
      else {
        if (was !== key) (keys ??= after.slice())[row] = was
        to[old] = row
        moved ||= old !== row
        reordered ||= old < last
        last = old
      }
    }
  }
  return added.length === 0 && !moved ? null : { keys: keys ?? after, to, added, moved, reordered }
}
