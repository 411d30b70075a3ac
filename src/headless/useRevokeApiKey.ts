import { useCallback, useRef } from 'react'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import { mayClose } from '../core/mayClose'
import type { ApiKey } from '../core/model'
import { initialRevokeState, mayConfirm, revokeReducer, type RevokeState } from '../core/revokeFlow'
import { readKey } from '../core/wire'
import { inUse } from './inUse'
import { isOnline } from './isOnline'
import { patient } from './patient'
import { relist } from './relist'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { useNow } from './useNow'
import { useWords } from './useWords'

/** What ends a key for good. */
export type EndingAction = 'revoke' | 'delete'

export interface UseRevokeApiKeyOptions {
  /** @default 'revoke' */
  readonly action?: EndingAction
  /** Called when the key is stopped. */
  readonly onDone?: (action: EndingAction) => void
}

export interface RevokeApiKey {
  readonly state: RevokeState
  /** The key in question: the same one from the opening to the end, whatever the host passes meanwhile. */
  readonly apiKey: ApiKey
  /** Whether all that was asked for is there. */
  readonly confirmable: boolean
  readonly open: () => void
  /** Why, for the audit log: at most 500 code points. */
  readonly explain: (reason: string) => void
  /** The word that is asked for, as far as it is typed. */
  readonly type: (typed: string) => void
  readonly confirm: () => void
  /** Closes if the flow allows it; false while the request is under way. */
  readonly close: () => boolean
}

const INTENT_LENGTH = 24

/**
 * The flow of a revocation or deletion. The word of the language must be typed for a key that was used within 7 days; not
 * to delete one that opens nothing already.
 */
export function useRevokeApiKey(given: ApiKey, { action = 'revoke', onDone }: UseRevokeApiKeyOptions = {}): RevokeApiKey {
  const { adapter, queryClient, cacheKey, notify, report, reportFailure } = useKeyrack()
  const { t, language } = useWords()
  const now = useNow()
  const { state, current, move } = useFlow(revokeReducer, initialRevokeState)
  const subject = useRef(given)
  if (state.state === 'idle') subject.current = given
  const apiKey = subject.current
  const { id, name } = apiKey

  const word = inUse(apiKey, action, now) ? t('confirm.word') : null

  const stop = async (from: RevokeState): Promise<void> => {
    // Refused without a connection.
    if (from.state === 'confirming' && from.error !== null) reportFailure(from.error, id)
    if (from.state !== 'submitting') return
    const { session, intent } = from
    const reason = from.reason.trim()
    let after: ApiKey | undefined
    let known = action === 'delete'
    try {
      if (adapter[action] === undefined) throw new ApiKeyError('unsupported')
      if (action === 'delete') await patient((signal) => adapter.delete?.(id, { intent, signal }))
      else {
        const why = reason === '' ? {} : { reason }
        after = readKey(await patient((signal) => adapter.revoke?.(id, why, { intent, signal })))
        known = true
      }
      move({ type: 'done', session })
    } catch (thrown) {
      const error = toApiKeyError(thrown)
      if (move({ type: 'failed', session, error }).state === 'confirming') reportFailure(error, id)
    }
    const { state: last, session: ended } = current.current
    if (last === 'done' && ended === session) {
      const code = `${action}d`
      if (known) relist(queryClient, cacheKey, id, after)
      report({ code, keyId: id })
      notify({ kind: 'success', code, message: t(`announce.${code}`, { name }) })
      onDone?.(action)
    }
    // Also where it failed: after a lost answer the list alone knows.
    void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'keys'] })
  }

  return {
    state,
    apiKey,
    confirmable: mayConfirm(state),
    open: useCallback(() => void move({ type: 'open', action, needsWord: word, language }), [move, action, word, language]),
    explain: (reason) => void move({ type: 'reason', reason }),
    type: (typed) => void move({ type: 'type', typed }),
    confirm: () => {
      const before = current.current
      const next = move({ type: 'confirm', intent: randomText(INTENT_LENGTH), online: isOnline() })
      // The same one where the word is not there yet, or the request is under way.
      if (next !== before) void stop(next)
    },
    close: () => {
      if (!mayClose(current.current)) return false
      move({ type: 'close' })
      return true
    },
  }
}
