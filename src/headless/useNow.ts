import { useSyncExternalStore } from 'react'
import { useKeyrack } from './useKeyrack'

/** Relative times read to the minute; half of that keeps them right. */
const TICK_MS = 30_000

let time = 0
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

const tick = () => {
  time = Date.now()
  for (const listener of listeners) listener()
}

/** One timer for the page, and none while nobody listens. */
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  timer ??= setInterval(tick, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

const current = () => {
  if (timer === undefined || time === 0) time = Math.max(time, Math.floor(Date.now() / TICK_MS) * TICK_MS)
  return time
}

/** Milliseconds since the epoch: the provider's `now`, or the clock, read twice a minute. */
export function useNow(): number {
  const { now } = useKeyrack()
  const ticking = useSyncExternalStore(now === undefined ? subscribe : idle, current, current)
  return now ?? ticking
}

const idle = () => () => undefined
