import { useEffect } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { CreateEvent, CreateState } from '../core/createFlow'
import type { Flow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { keysOf, useLeftSecret } from './useLeftSecret'

/**
 * Keeps a secret that nobody has kept when its flow is taken off the page, as by a change of the route: the provider holds it
 * until the next flow with the same adapter shows it again. So it is with the secret of a rotation that was left.
 *
 * @returns to be called when an adapter has made a key: it may be that nobody looks any more
 */
export function useUnkept({ state, current: flowRef, move }: Flow<CreateState, CreateEvent>): (by: ApiKeyAdapter) => void {
  const { adapter, unkept: holder } = useKeyrack()
  const { seen, madeBy, made } = useLeftSecret({ current: flowRef, move })

  const isIdle = state.state === 'idle'
  useEffect(() => {
    if (!isIdle) return undefined
    const unkept = keysOf(holder)
    const resume = () => {
      // Not while this one leaves the page together with the one that left it.
      const left = seen.current && flowRef.current.state === 'idle' ? unkept.take(adapter) : undefined
      if (left === undefined) return
      madeBy(adapter)
      move({ type: 'resume', ...left })
    }
    resume()
    return unkept.subscribe(resume)
  }, [isIdle, adapter, holder, flowRef, move, seen, madeBy])

  return made
}
