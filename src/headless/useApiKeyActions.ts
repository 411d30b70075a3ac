import { notifyManager } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ApiKeyPatch, Call } from '../core/adapter'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import type { ApiKey } from '../core/model'
import { mayRotate } from '../core/rotation'
import { readKey } from '../core/wire'
import { isOnline } from './isOnline'
import { type KeyAction } from './keyrackContext'
import { relist } from './relist'
import { patient } from './patient'
import { useKeyrack } from './useKeyrack'
import { useWords } from './useWords'

export interface RefusedAction {
  readonly action: KeyAction
  readonly reason: string
}

export interface ApiKeyActions {
  /** What the adapter can do, the user may do, and the state of the key allows, in the order of the menu. */
  readonly allowed: (key: ApiKey) => readonly KeyAction[]
  /** What could be done if the user might, with the host's sentence why not. */
  readonly refused: (key: ApiKey) => readonly RefusedAction[]
  /** Another end of the grace of a replaced key. ISO 8601 instant, at most a year from now; one that has passed ends it. */
  readonly moveGrace: (key: ApiKey, retiresAt: string) => Promise<ApiKey>
  /** @param patch see `editPatch`; its version is that of the key as it was read */
  readonly update: (key: ApiKey, patch: ApiKeyPatch) => Promise<ApiKey>
  readonly disable: (key: ApiKey) => Promise<ApiKey>
  readonly enable: (key: ApiKey) => Promise<ApiKey>
  readonly revoke: (key: ApiKey, reason?: string) => Promise<ApiKey>
  readonly remove: (key: ApiKey) => Promise<void>
  /** Has every list read anew. */
  readonly refresh: () => void
}

const INTENT_LENGTH = 24

/** What is asked for once: however often an adapter sends it, it is one action of the user. */
const once = (call: Call): Call => ({ ...call, intent: randomText(INTENT_LENGTH) })

const allowedBy = (key: ApiKey): Record<Exclude<KeyAction, 'create'>, boolean> => ({
  test: key.kind === 'credential' && key.state !== 'revoked',
  update: key.state !== 'revoked',
  rotate: mayRotate(key),
  disable: key.state === 'active',
  enable: key.state === 'disabled',
  revoke: key.state !== 'revoked',
  delete: true,
})

/**
 * What can be done with a key that is there. Each returns when the back end has done it and rejects with an
 * `ApiKeyError`; lists are brought up to date in both cases, for after a lost answer the list alone knows.
 */
export function useApiKeyActions(): ApiKeyActions {
  const { adapter, queryClient, cacheKey, can, refusal, notify, report, reportFailure } = useKeyrack()
  const { t } = useWords()

  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'keys'] }),
    [queryClient, cacheKey],
  )

  const change = useCallback(
    async <Result>(key: ApiKey, code: string, method: ((call: Call) => Promise<Result>) | undefined): Promise<Result> => {
      try {
        if (method === undefined) throw new ApiKeyError('unsupported')
        if (!isOnline()) throw new ApiKeyError('offline')
        const result = await patient((signal) => method({ signal }))
        // Read field by field, so that the cache gets a key and nothing that an adapter has beside it.
        const after = result === undefined ? undefined : readKey(result)
        // One round of those who watch for both: what is known now, and that it is being read anew.
        notifyManager.batch(() => {
          relist(queryClient, cacheKey, key.id, after)
          refresh()
        })
        notify({
          kind: 'success',
          code,
          // Said for those who listen, and not put together for nobody.
          get message() {
            return t(`announce.${code}`, { name: after?.name ?? key.name })
          },
        })
        report({ code, keyId: key.id })
        return result
      } catch (thrown) {
        const error = toApiKeyError(thrown)
        reportFailure(error, key.id)
        refresh()
        throw error
      }
    },
    [queryClient, cacheKey, notify, report, reportFailure, t, refresh],
  )

  return useMemo<ApiKeyActions>(() => {
    const { update, disable, enable, revoke, delete: remove } = adapter
    const possible = (key: ApiKey) => {
      const byState = allowedBy(key)
      return (Object.keys(byState) as (keyof typeof byState)[]).filter(
        (action) => byState[action] && adapter[action] !== undefined,
      )
    }
    return {
      allowed: (key) => possible(key).filter((action) => can(action, key)),
      refused: (key) =>
        possible(key).flatMap((action) => {
          const reason = refusal(action, key)
          return reason === null ? [] : [{ action, reason }]
        }),
      moveGrace: (key, retiresAt) =>
        change(key, 'graceMoved', update && ((call) => update.call(adapter, key.id, { version: key.version, retiresAt }, call))),
      update: (key, patch) => change(key, 'updated', update && ((call) => update.call(adapter, key.id, patch, call))),
      disable: (key) => change(key, 'disabled', disable && ((call) => disable.call(adapter, key.id, call))),
      enable: (key) => change(key, 'enabled', enable && ((call) => enable.call(adapter, key.id, call))),
      revoke: (key, reason) =>
        change(
          key,
          'revoked',
          revoke && ((call) => revoke.call(adapter, key.id, reason === undefined ? {} : { reason }, once(call))),
        ),
      remove: (key) => change(key, 'deleted', remove && ((call) => remove.call(adapter, key.id, once(call)))),
      refresh,
    }
  }, [adapter, can, refusal, change, refresh])
}
