import { useLayoutEffect, useRef } from 'react'

interface Slots {
  readonly start: number
  /** Of the rows from `start` on. */
  readonly keys: readonly number[]
  /** The next that was never given. */
  readonly fresh: number
}

/**
 * React moves what comes later in a list than it did. So rows that leave at the top come back at the bottom, with their elements;
 * but a row that comes in at the top is made anew, or all those below it would be moved.
 */
function slotsAfter(before: Slots, start: number, end: number): Slots {
  const { keys } = before
  const first = before.start
  const last = first + keys.length
  if (start === first && end === last) return before
  const jumped = start >= last || end <= first
  const free = keys.filter((_, at) => first + at < start)
  let { fresh } = before
  const next: number[] = []
  for (let position = start; position < end; position++) {
    // Where there is no row in common each takes the place of one.
    if (jumped) next.push(keys[position - start] ?? fresh++)
    else if (position >= first && position < last) next.push(keys[position - first] as number)
    else next.push((position >= last ? free.shift() : undefined) ?? fresh++)
  }
  return { start, keys: next, fresh }
}

/** A React key for each row of a window over a long list. */
export function useRowSlots(start: number, end: number): (position: number) => number {
  const slots = useRef<Slots>({ start: 0, keys: [], fresh: 0 })
  const now = slotsAfter(slots.current, start, end)
  // Not while it renders: what is thrown away has no elements that would have these keys.
  useLayoutEffect(() => {
    slots.current = now
  }, [now])
  return (position) => now.keys[position - now.start] ?? -1
}
