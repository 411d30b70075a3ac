import { useCallback, useEffect, useRef } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import type { Secret } from '../core/secret'
import type { Keyrack } from './keyrackContext'
import { unkeptKeys } from './unkeptKeys'
import type { Flow } from './useFlow'
import { useKeyrack } from './useKeyrack'

/** Made here and not by the provider, for a page that makes no keys needs none. */
const keysOf = (holder: Keyrack['unkept']) => (holder.current ??= unkeptKeys())

/** What all flows that show a secret have in common. */
interface Showing {
  readonly state: string
  readonly key?: ApiKey
  readonly secret?: Secret | null
}

type ShowingEvent = { readonly type: 'acknowledge' } | { readonly type: 'resume'; readonly key: ApiKey; readonly secret: Secret }

const any = () => true

/**
 * Keeps a secret that nobody has kept when its flow is taken off the page, as by a change of the route: the provider holds it
 * until the next flow with the same adapter shows it again.
 *
 * @param wanted which keys this flow shows the secret of; the same function on each render. Without it, those of any key
 * @returns to be called when an adapter has made a key: it may be that nobody looks any more
 */
export function useUnkept(
  { state, current: flowRef, move }: Flow<Showing, ShowingEvent>,
  wanted: (key: ApiKey) => boolean = any,
): (by: ApiKeyAdapter) => void {
  const { adapter, unkept: holder, report } = useKeyrack()
  const seen = useRef(false)
  /** Of this moment: a host's render with other callbacks must not look like leaving the page. */
  const latest = useRef({ holder, report })
  /** The adapter that made the key; the provider's may be that of another tenant by now. */
  const maker = useRef(adapter)
  useEffect(() => {
    latest.current = { holder, report }
  })

  const handOver = useCallback(() => {
    const left = flowRef.current
    if (seen.current || left.key === undefined || !left.secret) return
    const one = { key: left.key, secret: left.secret }
    const { report: tell } = latest.current
    const keys = keysOf(latest.current.holder)
    move({ type: 'acknowledge' })
    keys.leave(maker.current, one)
    // In development React takes a component off and puts it back at once; by then it has taken what it left.
    queueMicrotask(() => keys.holds(one) && tell({ code: 'secretUnkept', keyId: one.key.id }))
  }, [flowRef, move])

  useEffect(() => {
    seen.current = true
    return () => {
      seen.current = false
      handOver()
    }
  }, [handOver])

  const isIdle = state.state === 'idle'
  useEffect(() => {
    if (!isIdle) return undefined
    const unkept = keysOf(holder)
    const resume = () => {
      // Not while this one leaves the page together with the one that left it.
      const left = seen.current && flowRef.current.state === 'idle' ? unkept.take(adapter, wanted) : undefined
      if (left === undefined) return
      maker.current = adapter
      move({ type: 'resume', ...left })
    }
    resume()
    return unkept.subscribe(resume)
  }, [isIdle, adapter, holder, flowRef, move, wanted])

  return useCallback(
    (by: ApiKeyAdapter) => {
      maker.current = by
      handOver()
    },
    [handOver],
  )
}
