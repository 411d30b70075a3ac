import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ApiKeyAdapter, ApiKeyPatch } from '../core/adapter'
import { type BulkAction, type BulkItem, bulkReducer, type BulkState, initialBulkState } from '../core/bulkFlow'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import type { ApiKey } from '../core/model'
import { bulkMethodOf, planBulk } from '../core/planBulk'
import { runBulk } from '../core/runBulk'
import { sameWord } from '../core/sameWord'
import { readKey } from '../core/wire'
import { useApiKeyTableContext } from './ApiKeyTable'
import { chosenKeys } from './chosenKeys'
import { findKey } from './findKey'
import { inUse } from './inUse'
import { isOnline } from './isOnline'
import { patient } from './patient'
import { relistAll } from './relistAll'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { useNow } from './useNow'
import { type RotationSeries, useRotationSeries } from './useRotationSeries'
import { useWords } from './useWords'

/** What all keys are given: one of the two, for `expiry` and `application`. */
export type BulkChange = Pick<ApiKeyPatch, 'expiresAt'> | Pick<ApiKeyPatch, 'application'>

/** What an action needs beside the keys: a change, or why they are revoked: at most 500 code points. */
export type BulkDetails = BulkChange | { readonly reason?: string }

/** An action on the chosen keys, with the host's sentence where the user may not do it. */
export interface BulkOffer {
  readonly action: BulkAction
  readonly reason: string | null
}

export interface BulkActions {
  readonly state: BulkState
  /** What the adapter can do, and the user may do with at least one of the chosen keys or is told why not. */
  readonly offers: readonly BulkOffer[]
  /** How many of the keys were used in the last 7 days, where the action ends them for good. */
  readonly used: number
  /** The word that has to be typed first, or null. */
  readonly needsWord: string | null
  readonly typed: string
  readonly type: (typed: string) => void
  /** Whether all that was asked for is there. */
  readonly confirmable: boolean
  /** Under way once a `rotate` is confirmed; show a rotation of its key. */
  readonly series: RotationSeries | null
  /** Finds out which of the chosen keys would change, and changes none. */
  readonly begin: (action: BulkAction) => void
  /** @param details a change for `expiry` and `application`; perhaps a reason for `revoke` */
  readonly confirm: (details?: BulkDetails) => void
  /** What is under way is waited for, and nothing more is begun. */
  readonly cancel: () => void
  /** Those that failed or were not begun. */
  readonly retry: () => void
  readonly close: () => void
}

const ACTIONS: readonly BulkAction[] = ['rotate', 'disable', 'enable', 'expiry', 'application', 'revoke', 'delete']
const INTENT_LENGTH = 24
/** As many of the chosen keys are asked about for what is offered; which of all of them can be changed is asked when it is begun. */
const ASKED = 200

/** Whether a key is as a change would have it. */
const has = (key: ApiKey, change: BulkDetails): boolean =>
  'expiresAt' in change ? key.expiresAt === change.expiresAt : 'application' in change && key.application === change.application

/**
 * Actions on the chosen keys of the table above: first what would change, then the change key by key with progress, then which
 * failed and why. Those that failed stay chosen. Each key has an intent of its own, kept in a retry; the lists are brought up
 * to date as it goes and read anew once at the end.
 */
export function useBulkActions(): BulkActions {
  const { adapter, queryClient, cacheKey, can, refusal, notify, report, reportFailure } = useKeyrack()
  const { t, language } = useWords()
  const table = useApiKeyTableContext()
  const { chosen, say } = table
  const now = useNow()
  const { state, current, move } = useFlow(bulkReducer, initialBulkState)
  const [typed, type] = useState('')
  const latest = useRef(table)
  latest.current = table
  const work = useRef<AbortController | null>(null)
  useEffect(() => () => work.current?.abort(), [])
  /** The keys of this action, as they were read last, and what they are given. */
  const keys = useRef(new Map<string, ApiKey>())
  const given = useRef<BulkDetails>({})
  const { series, rotate } = useRotationSeries()

  const offers = useMemo(() => {
    const some = chosen.count === 0 ? [] : chosen.read().slice(0, ASKED)
    const whole = !chosen.everything && some.length === chosen.count
    return ACTIONS.flatMap((action): readonly BulkOffer[] => {
      const method = bulkMethodOf(action)
      if (adapter[method] === undefined || some.length === 0) return []
      // Whom nothing was chosen for that could be changed like this is not offered it; the rest is told before it is done.
      const { targets, skipped } = planBulk(action, some, adapter, can)
      if (targets.length > 0 || (!whole && !skipped.some(({ reason }) => reason === 'forbidden')))
        return [{ action, reason: null }]
      for (const key of some) {
        const reason = refusal(method, key)
        if (reason !== null) return [{ action, reason }]
      }
      return []
    })
  }, [chosen, adapter, can, refusal])

  const plan = useCallback(
    (action: BulkAction, found: readonly ApiKey[]) => {
      keys.current = new Map(found.map((key) => [key.id, key]))
      return planBulk(action, keys.current.values(), adapter, can)
    },
    [adapter, can],
  )

  const collect = useCallback(async () => {
    const { run, state: at } = current.current
    if (at !== 'collecting') return
    const { action } = current.current
    const controller = new AbortController()
    work.current = controller
    try {
      const found: ApiKey[] = []
      for await (const page of chosenKeys(latest.current, adapter, { signal: controller.signal })) {
        found.push(...page)
        move({ type: 'found', run, count: found.length })
      }
      if (!controller.signal.aborted) move({ type: 'collected', run, ...plan(action, found) })
    } catch (thrown) {
      if (controller.signal.aborted) return
      const error = toApiKeyError(thrown)
      reportFailure(error)
      move({ type: 'collectFailed', run, error })
    }
  }, [adapter, current, move, plan, reportFailure])

  const carryOut = useCallback(
    async (action: BulkAction, { id, intent }: BulkItem, again: boolean, signal: AbortSignal): Promise<ApiKey | undefined> => {
      if (!isOnline()) throw new ApiKeyError('offline')
      const method = bulkMethodOf(action)
      const call = { intent, signal }
      if (method === 'delete') {
        await adapter.delete?.(id, call)
        return undefined
      }
      if (method === 'update') {
        // A change says which version it is of. In a second try that may be another one, or the change was made and its answer lost.
        const key = again ? await findKey(adapter, id) : (keys.current.get(id) ?? null)
        if (key === null) throw new ApiKeyError('notFound')
        if (again && has(key, given.current)) return key
        return (adapter as Required<ApiKeyAdapter>).update(id, { version: key.version, ...given.current }, call)
      }
      const { revoke, disable, enable } = adapter as Required<ApiKeyAdapter>
      if (method !== 'revoke') return (method === 'disable' ? disable : enable).call(adapter, id, call)
      const reason = 'reason' in given.current ? given.current.reason?.trim() : ''
      return revoke.call(adapter, id, reason ? { reason } : {}, call)
    },
    [adapter],
  )

  const start = useCallback(
    async (again: boolean) => {
      const begun = current.current
      if (begun.state !== 'running') return
      const { run, action, remaining, total } = begun
      const controller = new AbortController()
      work.current = controller
      let changes = new Map<string, ApiKey | undefined>()
      const show = () => {
        relistAll(queryClient, cacheKey, changes)
        changes = new Map()
      }
      const outcome = await runBulk(
        remaining,
        async (item) => {
          const answer = await patient((signal) => carryOut(action, item, again, signal))
          // Read field by field, so that the cache gets a key and nothing that an adapter has beside it.
          changes.set(item.id, answer === undefined ? undefined : readKey(answer))
        },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            show()
            move({ type: 'progress', run, ...progress })
          },
        },
      )
      show()
      const ended = move({ type: 'ended', run, stopped: outcome.stopped })
      // Also where some failed: after a lost answer the list alone knows.
      void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'keys'] })
      if (outcome.stopped !== null) reportFailure(new ApiKeyError(outcome.stopped))
      if (ended.state !== 'finished') return
      const left = [...ended.failed, ...ended.remaining]
      latest.current.setSelection({ all: false, ids: Object.fromEntries(left.map(({ id }) => [id, true])) })
      report({ code: `bulk.${action}`, params: { done: ended.done.length, failed: ended.failed.length } })
      const message = t('bulk.done', { done: ended.done.length, total })
      if (left.length > 0) return
      notify({ kind: 'success', code: `bulk.${action}`, message })
      // The dialog has nothing more to tell: the table does.
      move({ type: 'close' })
      say(message)
    },
    [current, move, carryOut, queryClient, cacheKey, reportFailure, report, notify, say, t],
  )

  const ends = state.state === 'confirming' && (state.action === 'revoke' || state.action === 'delete') ? state.action : null
  const targets = state.state === 'confirming' ? state.targets : null
  const used = useMemo(() => {
    if (ends === null || targets === null) return 0
    return targets.filter(({ id }) => {
      const key = keys.current.get(id)
      return key !== undefined && inUse(key, ends, now)
    }).length
  }, [ends, targets, now])
  const needsWord = used > 0 ? t('confirm.word') : null
  const confirmable =
    state.state === 'confirming' && state.targets.length > 0 && (needsWord === null || sameWord(typed, needsWord, language))

  return {
    state,
    offers,
    used,
    needsWord,
    typed,
    type,
    confirmable,
    begin: useCallback(
      (action) => {
        type('')
        move({ type: 'collect', action })
        void collect()
      },
      [move, collect],
    ),
    series,
    confirm: (details = {}) => {
      if (!confirmable) return
      if (state.action === 'rotate') {
        const wanted = state.targets.flatMap(({ id }) => keys.current.get(id) ?? [])
        move({ type: 'close' })
        rotate(wanted)
        return
      }
      given.current = details
      move({ type: 'confirm', intent: randomText(INTENT_LENGTH) })
      void start(false)
    },
    cancel: useCallback(() => {
      work.current?.abort()
      move({ type: 'cancel' })
    }, [move]),
    retry: useCallback(() => {
      const { state: next } = move({ type: 'retry' })
      void (next === 'collecting' ? collect() : start(true))
    }, [move, collect, start]),
    close: useCallback(() => void move({ type: 'close' }), [move]),
  }
}
