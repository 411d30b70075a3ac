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
  const keys = [...after]
  const to = new Int32Array(before.length).fill(-1)
  const added: number[] = []
  let moved = false
  let reordered = false
  let last = -1
  const pair = (old: number, row: number) => {
    const was = before[old] as ApiKey
    const is = after[row] as ApiKey
    if (was !== is && !sameKey(was, is)) {
      added.push(row)
      return
    }
    keys[row] = was
    to[old] = row
    moved ||= old !== row
    reordered ||= old < last
    last = old
  }
  const alike = (old: number, row: number): boolean => before[old] === after[row] || before[old]?.id === after[row]?.id
  const shorter = Math.min(before.length, after.length)
  let start = 0
  for (; start < shorter && alike(start, start); start++) pair(start, start)
  let end = 0
  while (end < shorter - start && alike(before.length - 1 - end, after.length - 1 - end)) end++
  // Most changes leave nothing, or one key, between what is alike at both ends.
  const olds = new Map<string, number>()
  for (let old = start; old < before.length - end; old++) olds.set((before[old] as ApiKey).id, old)
  for (let row = start; row < after.length - end; row++) {
    const { id } = after[row] as ApiKey
    const old = olds.get(id)
    // A key that is read twice counts as new the second time.
    olds.delete(id)
    if (old === undefined) added.push(row)
    else pair(old, row)
  }
  for (let row = after.length - end; row < after.length; row++) pair(row + before.length - after.length, row)
  return added.length === 0 && !moved && before.length === after.length ? null : { keys, to, added, moved, reordered }
}
