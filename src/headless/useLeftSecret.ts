import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import type { Secret } from '../core/secret'
import type { Keyrack } from './keyrackContext'
import { unkeptKeys } from './unkeptKeys'
import type { Flow } from './useFlow'
import { useKeyrack } from './useKeyrack'

/** What flows that make a key have in common. Only the state that shows a secret has one. */
interface Making {
  readonly state: string
  readonly key?: ApiKey
  readonly secret?: Secret | null
}

interface LeftSecret {
  /** Whether the flow is on the page. */
  readonly seen: Readonly<RefObject<boolean>>
  /** Tells whose the shown key is. */
  readonly madeBy: (adapter: ApiKeyAdapter) => void
  /** To be called when an adapter has made a key: it may be that nobody looks any more. */
  readonly made: (by: ApiKeyAdapter) => void
}

/** Made here and not by the provider, for a page that makes no keys needs none. */
export const keysOf = (holder: Keyrack['unkept']) => (holder.current ??= unkeptKeys())

/** Hands a secret that nobody has kept to the provider, when its flow is taken off the page, as by a change of the route. */
export function useLeftSecret({
  current: flowRef,
  move,
}: Pick<Flow<Making, { readonly type: 'acknowledge' }>, 'current' | 'move'>): LeftSecret {
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
    const { key, secret = null } = flowRef.current
    if (seen.current || key === undefined || secret === null) return
    const one = { key, secret }
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

  const madeBy = useCallback((by: ApiKeyAdapter) => void (maker.current = by), [])
  const made = useCallback(
    (by: ApiKeyAdapter) => {
      madeBy(by)
      handOver()
    },
    [handOver, madeBy],
  )
  return { seen, madeBy, made }
}
