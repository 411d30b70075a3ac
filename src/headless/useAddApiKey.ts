import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ApiKeyDraft } from '../core/adapter'
import { createReducer, type CreateState, initialCreateState } from '../core/createFlow'
import { toApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import { mayClose } from '../core/mayClose'
import type { ApiKey, KeyKind } from '../core/model'
import type { DraftValues } from '../core/schema'
import { Secret } from '../core/secret'
import { readDiagnosis, readKey } from '../core/wire'
import { checkReader } from './checkReader'
import { fillGenerated } from './fillGenerated'
import { isOnline } from './isOnline'
import { patient } from './patient'
import { keyFormResolver } from './keyFormResolver'
import type { KeyForm } from './keyFormContext'
import { schemaOf } from './schemaOf'
import { useFlow } from './useFlow'
import { useServerIssues } from './useServerIssues'
import { useKeyrack } from './useKeyrack'
import { useUnkept } from './useUnkept'
import { useWords } from './useWords'

/** The form as the inputs hold it: `''` where nothing was entered, an ISO 8601 instant for the expiry. */
export interface AddApiKeyForm {
  kind: KeyKind
  name: string
  endpoint: string
  key: string
  application: string
  expiresAt: string
  /** An instant like the expiry. */
  rotationDueAt: string
  scopes: readonly string[]
}

export type AddApiKeyField = Exclude<keyof AddApiKeyForm, 'kind'>

export interface UseAddApiKeyOptions {
  /** Kinds to offer. @default those that the adapter supports */
  readonly kinds?: readonly KeyKind[]
  /** Names of applications to suggest. @default those of the keys that were read already */
  readonly applications?: readonly string[]
  /**
   * The environment that the key is for: `test`, `live`, or a name of the host's own such as `staging`. A key that says
   * that it is for another one gets a warning, and may be saved all the same.
   */
  readonly environment?: string
  /** Called when the back end has made the key. */
  readonly onCreated?: (key: ApiKey) => void
}

export interface AddApiKey extends KeyForm {
  readonly state: CreateState
  /** Another for each flow after the first. A key for what remembers something beside the form, such as whether the secret is shown. */
  readonly round: number
  readonly kinds: readonly KeyKind[]
  readonly open: () => void
  /** Closes if the flow allows it; false while a key is being made or a shown secret is not yet kept. */
  readonly close: () => boolean
  readonly submit: () => void
  readonly saveAnyway: () => void
  /** From a running or failed test back to the form. */
  readonly back: () => void
  readonly acknowledge: () => void
}

const BOTH: readonly KeyKind[] = ['credential', 'issued']
const INTENT_LENGTH = 24

const emptyForm = (kind: KeyKind): AddApiKeyForm => ({
  kind,
  name: '',
  endpoint: '',
  key: '',
  application: '',
  expiresAt: '',
  rotationDueAt: '',
  scopes: [],
})

const partOf = ({ endpoint, key, ...common }: AddApiKeyForm) =>
  common.kind === 'credential' ? { ...common, endpoint, key } : common

const draftOf = (values: DraftValues): ApiKeyDraft => {
  const { name, application, expiresAt, rotationDueAt, scopes } = values
  const more = { ...(rotationDueAt === null ? {} : { rotationDueAt }), ...(scopes.length === 0 ? {} : { scopes }) }
  const common = { name, application, expiresAt, ...more }
  return values.kind === 'credential'
    ? { kind: values.kind, ...common, endpoint: values.endpoint, secret: new Secret(values.key) }
    : { kind: values.kind, ...common }
}

/**
 * The flow of a new key: form, connection test, save, and the one showing of an issued secret.
 * The secret lives in the form's inputs and in the flow's state; it is gone from both when the flow ends.
 */
export function useAddApiKey({ kinds: wanted, applications, environment, onCreated }: UseAddApiKeyOptions = {}): AddApiKey {
  const { adapter, rules, queryClient, cacheKey, can, notify, report, reportFailure } = useKeyrack()
  const { t } = useWords()

  const kinds = useMemo(
    () => (wanted ?? BOTH).filter((kind) => adapter.supports?.kinds?.includes(kind) ?? true),
    [wanted, adapter],
  )
  const firstKind = kinds[0] ?? 'credential'

  const { state, current, move } = useFlow(createReducer, initialCreateState)
  const [round, setRound] = useState(0)
  const running = useRef<AbortController | null>(null)
  /** What had the focus when a test began. */
  const before = useRef<Element | null>(null)

  const form = useForm<AddApiKeyForm, unknown, AddApiKeyForm>({
    defaultValues: emptyForm(firstKind),
    shouldUnregister: false,
    resolver: useMemo(() => keyFormResolver(() => schemaOf(rules), partOf), [rules]),
  })

  const made = useUnkept({ state, current, move })
  const edited = useCallback(() => void move({ type: 'edit' }), [move])
  const { issues, show, clear } = useServerIssues(form, edited)

  const refresh = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'keys'] }),
    [queryClient, cacheKey],
  )

  const end = useCallback(
    (type: 'acknowledge' | 'close') => {
      const before = current.current
      const next = move({ type })
      if (next !== before && next.state === 'idle' && next.unresolved) {
        report({ code: 'unresolved' })
        notify({ kind: 'warning', code: 'unresolved', message: t('add.unresolved') })
      }
      running.current?.abort()
      running.current = null
      clear()
      form.reset(emptyForm(firstKind))
    },
    [current, move, report, notify, t, clear, form, firstKind],
  )

  /** Once the form is on screen again, which may have been covered: to what had the focus when the test began. */
  const refocus = useCallback(
    (field?: string) => {
      const target = before.current
      before.current = null
      setTimeout(() => {
        if (field === undefined && target instanceof HTMLElement && target !== document.body && target.isConnected) target.focus()
        else form.setFocus((field ?? 'key') as AddApiKeyField)
      })
    },
    [form],
  )

  const fail = useCallback(
    (session: number, thrown: unknown) => {
      const error = toApiKeyError(thrown)
      const next = move({ type: 'failed', session, error })
      if (next.state !== 'editing' || next.error !== error) return
      show(error)
      const found = error.issues ?? []
      // What there is to choose from was not what the service has now.
      if (found.some(({ field }) => field === 'scopes')) void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'scopes'] })
      if (before.current !== null) refocus(found.find(({ field }) => field in form.getValues())?.field)
      reportFailure(error)
    },
    [move, show, reportFailure, refocus, form, queryClient, cacheKey],
  )

  const create = useCallback(
    async (from: CreateState) => {
      // Refused without a connection.
      if (from.state === 'editing' && from.error !== null) {
        if (before.current !== null) refocus()
        reportFailure(from.error)
      }
      if (from.state !== 'submitting') return
      const { session, draft, intent } = from
      try {
        // Not aborted on unmount: a key that is being made must not be dropped unseen.
        const created = await patient((signal) => adapter.create(draft, { intent, signal }))
        const key = readKey(created?.key)
        const secret = created.secret
        report({ code: 'created', keyId: key.id })
        const next = move({ type: 'created', session, key, secret: secret ?? null })
        if (next.state !== 'created') return
        if (secret === undefined && key.kind === 'issued') report({ code: 'secretMissing', keyId: key.id })
        made(adapter)
        form.reset(emptyForm(firstKind))
        onCreated?.(key)
        notify({ kind: 'success', code: 'created', message: t('announce.created', { name: key.name }) })
      } catch (thrown) {
        fail(session, thrown)
      } finally {
        // Also where it failed: after a lost answer the list alone knows.
        refresh()
      }
    },
    [adapter, refresh, move, made, form, firstKind, onCreated, notify, report, reportFailure, refocus, t, fail],
  )

  const check = useCallback(
    async (from: CreateState) => {
      if (from.state !== 'checking' || from.draft.kind !== 'credential' || adapter.test === undefined) return
      const { session, draft } = from
      const controller = new AbortController()
      running.current = controller
      try {
        const target = { endpoint: draft.endpoint, secret: draft.secret }
        const onCheck = checkReader((found) => move({ type: 'check', session, check: found }))
        const test = (signal: AbortSignal) => adapter.test?.(target, { signal, onCheck })
        const diagnosis = readDiagnosis(await patient(test, controller))
        // An adapter may answer although its signal was aborted; by then another test may be under way.
        if (controller.signal.aborted) return
        await create(move({ type: 'checked', session, diagnosis, online: isOnline() }))
      } catch (thrown) {
        if (!controller.signal.aborted) fail(session, thrown)
      }
    },
    [adapter, move, create, fail],
  )

  const start = useCallback(
    (values: DraftValues) => {
      if (current.current.state !== 'editing') return
      clear()
      const testable = values.kind === 'credential' && adapter.test !== undefined && can('test')
      before.current = testable ? document.activeElement : null
      const intent = randomText(INTENT_LENGTH)
      const next = move({ type: 'submit', draft: draftOf(values), intent, check: testable, online: isOnline() })
      void (next.state === 'checking' ? check(next) : create(next))
    },
    [current, clear, adapter, can, move, check, create],
  )

  useEffect(() => () => running.current?.abort(), [])

  const open = useCallback(() => {
    if (current.current.state !== 'idle') return
    form.reset(emptyForm(firstKind))
    // Not with the end of a flow: what is about to go would be rendered anew.
    if (current.current.session > 0) setRound((count) => count + 1)
    move({ type: 'open' })
  }, [current, form, firstKind, move])
  const close = useCallback(() => {
    if (!mayClose(current.current)) return false
    end('close')
    return true
  }, [current, end])
  const submit = useCallback(() => {
    if (current.current.state !== 'editing') return
    void form.handleSubmit((values) => start(values as unknown as DraftValues))()
  }, [current, form, start])
  const saveAnyway = useCallback(() => {
    // A second press in the same tick finds the flow already submitting, and must not submit again.
    if (current.current.state === 'checkFailed') void create(move({ type: 'saveAnyway', online: isOnline() }))
  }, [current, create, move])
  const back = useCallback(() => {
    running.current?.abort()
    // After a test that failed it is the entries that are to be changed.
    if (current.current.state === 'checkFailed') before.current = null
    move({ type: 'back' })
    refocus()
  }, [current, move, refocus])
  const acknowledge = useCallback(() => end('acknowledge'), [end])
  const generate = useCallback(() => {
    if (current.current.state === 'editing') fillGenerated(form)
  }, [current, form])

  return useMemo(
    () => ({
      state,
      round,
      form,
      kinds,
      applications,
      locked: state.state !== 'editing',
      issues,
      ...(environment === undefined ? {} : { environment }),
      open,
      close,
      submit,
      saveAnyway,
      back,
      acknowledge,
      generate,
    }),
    [state, round, form, kinds, applications, environment, issues, open, close, submit, saveAnyway, back, acknowledge, generate],
  )
}
