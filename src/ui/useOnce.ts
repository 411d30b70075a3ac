import { useState, useSyncExternalStore } from 'react'

const never = () => () => undefined

/**
 * What the window says at the first render in a browser, and no more often: to answer, it may have the page laid out first.
 *
 * @param onServer what a server renders with, and what is hydrated
 */
export function useOnce<Value>(read: () => Value, onServer: Value): Value {
  const [ask] = useState(() => {
    let answer: { readonly value: Value } | undefined
    return () => (answer ??= { value: read() }).value
  })
  return useSyncExternalStore(never, ask, () => onServer)
}
