import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Secret } from '../core/secret'
import { copySecret } from './copySecret'

export type CopyState = 'idle' | 'copying' | 'copied' | 'failed'

/**
 * Copies a secret, and says `copied` only when the browser has done it. Where it has not, the element that shows the
 * secret is selected, so that the user can copy it by hand.
 */
export function useCopy(secret: Secret | null, shownIn: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<CopyState>('idle')
  const current = useRef(secret)
  useEffect(() => {
    current.current = secret
    setState('idle')
  }, [secret])

  const copy = useCallback(async () => {
    if (secret === null) return
    setState('copying')
    // A late answer about another secret says nothing about this one.
    const isCurrent = () => current.current === secret
    const failure = await copySecret(secret, shownIn, isCurrent)
    if (isCurrent()) setState(failure === null ? 'copied' : 'failed')
  }, [secret, shownIn])

  return { state, copy }
}
