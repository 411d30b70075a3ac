import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { type Dismissal, initialRevealState, mayFinish, revealReducer, type RevealState } from '../core/revealFlow'
import type { Secret } from '../core/secret'
import { copySecret } from './copySecret'
import { useBackGuard } from './useBackGuard'
import { useFlow } from './useFlow'
import { useUnloadWarning } from './useUnloadWarning'

export interface RevealSecret {
  readonly state: RevealState
  /** Whether `done` ends the showing: the secret was copied, downloaded or said to be kept. */
  readonly finishable: boolean
  /** For the element whose text is the secret. It is selected where copying fails. */
  readonly shownIn: RefObject<HTMLElement | null>
  readonly copy: () => void
  /** The secret was handed to the user as a file. */
  readonly downloaded: () => void
  readonly keep: (kept: boolean) => void
  /** Something tried to end the showing. Whether it may: never while the secret is shown. */
  readonly dismiss: (by: Dismissal) => boolean
  /** Ends the showing, where the step before it was made. Whether it did. */
  readonly done: () => boolean
}

const opened = (secret: Secret | null): RevealState =>
  secret === null ? initialRevealState : revealReducer(initialRevealState, { type: 'show', secret })

/**
 * The one showing of a secret. It stays until the user has kept it and says so: neither null nor another secret pushes it
 * aside; another one is shown after it. Leaving the page is asked about, and "back" does nothing the first time.
 */
export function useRevealSecret(secret: Secret | null): RevealSecret {
  const { state, current, move } = useFlow(revealReducer, () => opened(secret))
  const shownIn = useRef<HTMLElement>(null)
  const wanted = useRef(secret)
  useEffect(() => {
    const before = wanted.current
    wanted.current = secret
    if (secret !== null && secret !== before) move({ type: 'show', secret })
  }, [secret, move])

  useUnloadWarning(state.state === 'shown')
  useBackGuard(
    state.state === 'shown',
    useCallback(() => void move({ type: 'dismiss', by: 'back' }), [move]),
  )

  return {
    state,
    finishable: mayFinish(state),
    shownIn,
    copy: useCallback(() => {
      const next = move({ type: 'copy' })
      if (next.state !== 'shown') return
      const { attempt, secret: shown } = next
      const isCurrent = () => current.current.state === 'shown' && current.current.attempt === attempt
      void copySecret(shown, shownIn, isCurrent).then((reason) =>
        move(reason === null ? { type: 'copied', attempt } : { type: 'copyFailed', attempt, reason }),
      )
    }, [move, current]),
    downloaded: useCallback(() => void move({ type: 'downloaded' }), [move]),
    keep: useCallback((kept: boolean) => void move({ type: 'keep', kept }), [move]),
    dismiss: useCallback((by: Dismissal) => move({ type: 'dismiss', by }).state !== 'shown', [move]),
    done: useCallback(() => {
      const before = current.current
      if (before.state !== 'shown' || move({ type: 'done' }).state === 'shown') return false
      const next = wanted.current
      if (next !== null && next !== before.secret) move({ type: 'show', secret: next })
      return true
    }, [move, current]),
  }
}
