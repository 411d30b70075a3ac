import { type RefObject, useCallback, useRef, useState } from 'react'

export interface Flow<State, Event> {
  readonly state: State
  /** The state of this moment, which a render may not have shown yet. */
  readonly current: Readonly<RefObject<State>>
  readonly move: (event: Event) => State
}

/**
 * A flow's state, read and moved within one tick, so that a second click finds the flow already under way.
 *
 * @param reduce the same function on each render
 */
export function useFlow<State, Event>(
  reduce: (state: State, event: Event) => State,
  initial: State | (() => State),
): Flow<State, Event> {
  const [state, show] = useState(initial)
  const current = useRef(state)
  const move = useCallback(
    (event: Event) => {
      current.current = reduce(current.current, event)
      show(current.current)
      return current.current
    },
    [reduce],
  )
  return { state, current, move }
}
