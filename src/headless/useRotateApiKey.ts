import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiKeyError, type FieldIssue, toApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import { keyProblems } from '../core/keyLine'
import { mayClose } from '../core/mayClose'
import type { ApiKey } from '../core/model'
import { initialRotateState, rotateReducer, type RotateState } from '../core/rotateFlow'
import { MAX_GRACE_SECONDS } from '../core/rotation'
import type { FieldRule } from '../core/rules'
import { compileField } from '../core/schema'
import { Secret } from '../core/secret'
import { readDiagnosis, readKey } from '../core/wire'
import { checkReader } from './checkReader'
import { isOnline } from './isOnline'
import { patient } from './patient'
import { relist } from './relist'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { useUnkept } from './useUnkept'
import { useUnloadWarning } from './useUnloadWarning'
import { useWords } from './useWords'

export interface UseRotateApiKeyOptions {
  /** Called when the back end has done it, with both keys as they are now. */
  readonly onRotated?: (key: ApiKey, previous: ApiKey) => void
}

export interface RotateApiKey {
  readonly state: RotateState
  /** The key that is being replaced: the same one from the opening to the end, whatever the host passes meanwhile. */
  readonly apiKey: ApiKey
  /** Whether a new key that the user brings is tried against its endpoint before the rotation. */
  readonly tested: boolean
  /** What is wrong with `key` or `graceSeconds`, until it changes. */
  readonly issues: readonly FieldIssue[]
  /** Begins. `graceSeconds`: how long the old key goes on working. @default 86,400, a day */
  readonly open: (graceSeconds?: number) => void
  /** Another grace; NaN while what is entered is no length of time. */
  readonly choose: (graceSeconds: number) => void
  /** The entered key changed. */
  readonly edit: () => void
  /** Whether the choice and the new key keep the rules; `issues` has what is wrong. */
  readonly check: (entered?: string) => boolean
  /** Sends the choice, where it keeps the rules. `entered`: the new key of a credential. */
  readonly submit: (entered?: string) => void
  readonly saveAnyway: () => void
  /** From a running or failed test back to the choice. */
  readonly back: () => void
  /** Ends a rotation whose new secret is kept. */
  readonly acknowledge: () => void
  /** Closes if the flow allows it; false during the rotation and while a secret is shown. */
  readonly close: () => boolean
}

/** A day: long enough to bring the new key to where it is used, and to see whether the old one is still in use. */
const DEFAULT_GRACE_SECONDS = 86_400
const INTENT_LENGTH = 24
const NONE: readonly FieldIssue[] = []

/** What is wrong with a key that was entered. `paste`: a character that no key has, which `keyProblems` names. */
const keyCodeOf = (entered: string, rule: FieldRule): string | undefined => {
  if (entered === '') return 'required'
  const code = compileField('key', rule)(entered)
  return code !== 'maxLength' && keyProblems(entered).length > 0 ? 'paste' : code
}

/**
 * The flow of a rotation: choice of the grace, test of the key that the user brings, rotation, and the one showing of the
 * secret that the platform made. The secret is in the flow's state alone, and gone when the flow ends; where it is taken off
 * the page before that, the next flow of either key shows it again, or the next one that adds a key.
 */
export function useRotateApiKey(given: ApiKey, { onRotated }: UseRotateApiKeyOptions = {}): RotateApiKey {
  const { adapter, rules, queryClient, cacheKey, can, notify, report, reportFailure } = useKeyrack()
  const { t } = useWords()
  const shown = useFlow(rotateReducer, initialRotateState)
  const { state, current, move } = shown
  const [issues, setIssues] = useState(NONE)
  const running = useRef<AbortController | null>(null)
  const subject = useRef(given)
  if (state.state === 'idle') subject.current = given
  const apiKey = subject.current
  const { id, kind } = apiKey
  const tested = kind === 'credential' && adapter.test !== undefined && can('test', apiKey)

  const made = useUnkept(
    shown,
    useCallback((key: ApiKey) => key.id === id || key.replaces === id, [id]),
  )
  useUnloadWarning(state.state === 'rotated' && state.secret !== null)
  useEffect(() => () => running.current?.abort(), [])

  const fail = (session: number, thrown: unknown) => {
    const error = toApiKeyError(thrown)
    const next = move({ type: 'failed', session, error })
    if (next.state !== 'choosing' || next.error !== error) return
    setIssues(error.issues ?? NONE)
    reportFailure(error, id)
  }

  const rotate = async (from: RotateState) => {
    // Refused without a connection.
    if (from.state === 'choosing' && from.error !== null) reportFailure(from.error, id)
    if (from.state !== 'submitting') return
    const { session, choice, intent } = from
    try {
      if (adapter.rotate === undefined) throw new ApiKeyError('unsupported')
      // Not aborted on unmount: a key that is being made must not be dropped unseen.
      const rotated = await patient((signal) => adapter.rotate?.(id, choice, { intent, signal }))
      const key = readKey(rotated?.key)
      const previous = readKey(rotated.previous)
      report({ code: 'rotated', keyId: id })
      relist(queryClient, cacheKey, id, previous)
      const secret = rotated.secret ?? null
      if (move({ type: 'rotated', session, key, previous, secret }).state !== 'rotated') return
      if (secret === null && key.kind === 'issued') report({ code: 'secretMissing', keyId: key.id })
      made(adapter)
      onRotated?.(key, previous)
      notify({ kind: 'success', code: 'rotated', message: t('announce.rotated', { name: key.name }) })
    } catch (thrown) {
      fail(session, thrown)
    } finally {
      // Also where it failed: after a lost answer the list alone knows.
      void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'keys'] })
    }
  }

  const test = async (from: RotateState) => {
    const { secret } = from.state === 'checking' ? from.choice : {}
    if (from.state !== 'checking' || secret === undefined || apiKey.kind !== 'credential' || adapter.test === undefined) return
    const controller = (running.current = new AbortController())
    try {
      const target = { endpoint: apiKey.endpoint, secret }
      const onCheck = checkReader((found) => move({ type: 'check', session: from.session, check: found }))
      const send = (signal: AbortSignal) => adapter.test?.(target, { signal, onCheck })
      const diagnosis = readDiagnosis(await patient(send, controller))
      // An adapter may answer although its signal was aborted; by then another test may be under way.
      if (controller.signal.aborted) return
      await rotate(move({ type: 'checked', session: from.session, diagnosis, online: isOnline() }))
    } catch (thrown) {
      if (!controller.signal.aborted) fail(from.session, thrown)
    }
  }

  const check = (entered = ''): boolean => {
    if (current.current.state !== 'choosing') return false
    const { graceSeconds } = current.current
    const inRange = Number.isInteger(graceSeconds) && graceSeconds >= 0 && graceSeconds <= MAX_GRACE_SECONDS
    const wrongKey = kind === 'credential' ? keyCodeOf(entered, rules.key) : undefined
    const found = [
      ...(wrongKey === undefined ? [] : [{ field: 'key', code: wrongKey }]),
      ...(inRange ? [] : [{ field: 'graceSeconds', code: 'range' }]),
    ]
    setIssues(found)
    return found.length === 0
  }

  const end = (type: 'acknowledge' | 'close') => {
    const before = current.current
    const next = move({ type })
    running.current?.abort()
    setIssues(NONE)
    if (next === before || !('unresolved' in next) || !next.unresolved) return
    report({ code: 'unresolved', keyId: id })
    notify({ kind: 'warning', code: 'unresolved', message: t('add.unresolved') })
  }

  return {
    state,
    apiKey,
    tested,
    issues,
    open: useCallback((graceSeconds = DEFAULT_GRACE_SECONDS) => void move({ type: 'open', graceSeconds }), [move]),
    choose: (graceSeconds) => {
      setIssues((before) => before.filter(({ field }) => field !== 'graceSeconds'))
      move({ type: 'choose', graceSeconds })
    },
    edit: () => {
      setIssues((before) => before.filter(({ field }) => field !== 'key'))
      move({ type: 'edit' })
    },
    check,
    submit: (entered) => {
      if (!check(entered)) return
      const secret = kind === 'credential' && entered !== undefined ? { secret: new Secret(entered) } : {}
      const intent = randomText(INTENT_LENGTH)
      const next = move({ type: 'submit', ...secret, intent, check: tested, online: isOnline() })
      void (next.state === 'checking' ? test(next) : rotate(next))
    },
    saveAnyway: () => {
      // A second press in the same tick finds the flow already submitting, and must not submit again.
      if (current.current.state === 'checkFailed') void rotate(move({ type: 'saveAnyway', online: isOnline() }))
    },
    back: () => {
      running.current?.abort()
      move({ type: 'back' })
    },
    acknowledge: () => end('acknowledge'),
    close: () => {
      if (!mayClose(current.current)) return false
      end('close')
      return true
    },
  }
}
