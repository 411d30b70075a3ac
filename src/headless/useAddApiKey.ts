import { zodResolver } from '@hookform/resolvers/zod'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Resolver, useForm, type UseFormReturn } from 'react-hook-form'
import type { ApiKeyDraft } from '../core/adapter'
import { createReducer, type CreateState, initialCreateState } from '../core/createFlow'
import { type FieldIssue, toApiKeyError } from '../core/errors'
import { generateSecret, randomText } from '../core/generate'
import { mayClose } from '../core/mayClose'
import type { ApiKey, KeyKind } from '../core/model'
import type { DraftValues } from '../core/schema'
import { Secret } from '../core/secret'
import { readDiagnosis, readKey } from '../core/wire'
import { patient } from './patient'
import { schemaOf } from './schemaOf'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { useWords } from './useWords'

/** The form as the inputs hold it: `''` where nothing was entered, an ISO 8601 instant for the expiry. */
export interface AddApiKeyForm {
  kind: KeyKind
  name: string
  endpoint: string
  key: string
  application: string
  expiresAt: string
}

export type AddApiKeyField = Exclude<keyof AddApiKeyForm, 'kind'>

export interface UseAddApiKeyOptions {
  /** Kinds to offer. @default those that the adapter supports */
  readonly kinds?: readonly KeyKind[]
  /** Called when the back end has made the key. */
  readonly onCreated?: (key: ApiKey) => void
}

export interface AddApiKey {
  readonly state: CreateState
  /** Another for each flow after the first. A key for what remembers something beside the form, such as whether the secret is shown. */
  readonly round: number
  readonly form: UseFormReturn<AddApiKeyForm, unknown, AddApiKeyForm>
  readonly kinds: readonly KeyKind[]
  /** The entries are on their way and stay as they are until an answer comes. */
  readonly locked: boolean
  /** What the server had to say about a field, until the field changes. */
  readonly issues: readonly FieldIssue[]
  readonly open: () => void
  /** Closes if the flow allows it; false while a key is being made or a shown secret is not yet kept. */
  readonly close: () => boolean
  readonly submit: () => void
  readonly saveAnyway: () => void
  /** From a running or failed test back to the form. */
  readonly back: () => void
  readonly acknowledge: () => void
  /** Fills in a random key of at least 160 bits. */
  readonly generate: () => void
}

const BOTH: readonly KeyKind[] = ['credential', 'issued']
const INTENT_LENGTH = 24

const emptyForm = (kind: KeyKind): AddApiKeyForm => ({ kind, name: '', endpoint: '', key: '', application: '', expiresAt: '' })

const partOf = ({ kind, name, application, expiresAt, endpoint, key }: AddApiKeyForm) =>
  kind === 'credential' ? { kind, name, application, expiresAt, endpoint, key } : { kind, name, application, expiresAt }

const draftOf = (values: DraftValues): ApiKeyDraft => {
  const { name, application, expiresAt } = values
  return values.kind === 'credential'
    ? { kind: values.kind, name, application, expiresAt, endpoint: values.endpoint, secret: new Secret(values.key) }
    : { kind: values.kind, name, application, expiresAt }
}

const isOnline = () => navigator.onLine !== false

/**
 * The flow of a new key: form, connection test, save, and the one showing of an issued secret.
 * The secret lives in the form's inputs and in the flow's state; it is gone from both when the flow ends.
 */
export function useAddApiKey({ kinds: wanted, onCreated }: UseAddApiKeyOptions = {}): AddApiKey {
  const { adapter, rules, queryClient, cacheKey, can, notify, report, reportFailure } = useKeyrack()
  const { t } = useWords()

  const kinds = useMemo(
    () => (wanted ?? BOTH).filter((kind) => adapter.supports?.kinds?.includes(kind) ?? true),
    [wanted, adapter],
  )
  const firstKind = kinds[0] ?? 'credential'

  const { state, current, move } = useFlow(createReducer, initialCreateState)
  const [round, setRound] = useState(0)
  const [issues, setIssues] = useState<readonly FieldIssue[]>([])
  const running = useRef<AbortController | null>(null)

  const form = useForm<AddApiKeyForm, unknown, AddApiKeyForm>({
    defaultValues: emptyForm(firstKind),
    shouldUnregister: false,
    resolver: useMemo<Resolver<AddApiKeyForm, unknown, AddApiKeyForm>>(() => {
      let resolve: Resolver<AddApiKeyForm, unknown, AddApiKeyForm> | undefined
      return (values, context, options) => {
        resolve ??= zodResolver(schemaOf(rules)) as unknown as Resolver<AddApiKeyForm, unknown, AddApiKeyForm>
        return resolve(partOf(values) as AddApiKeyForm, context, options)
      }
    }, [rules]),
  })

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
      setIssues([])
      form.reset(emptyForm(firstKind))
    },
    [current, move, report, notify, t, form, firstKind],
  )

  const fail = useCallback(
    (session: number, thrown: unknown) => {
      const error = toApiKeyError(thrown)
      const next = move({ type: 'failed', session, error })
      if (next.state !== 'editing' || next.error !== error) return
      const found = error.issues ?? (error.code === 'invalid' && error.field ? [{ field: error.field, code: 'unknown' }] : [])
      setIssues(found)
      found.forEach(({ field, code }, index) => {
        if (field in emptyForm(firstKind))
          form.setError(field as AddApiKeyField, { type: 'server', message: code }, { shouldFocus: index === 0 })
      })
      reportFailure(error)
    },
    [move, form, firstKind, reportFailure],
  )

  const create = useCallback(
    async (from: CreateState) => {
      // Refused without a connection.
      if (from.state === 'editing' && from.error !== null) reportFailure(from.error)
      if (from.state !== 'submitting') return
      const { session, draft, intent } = from
      try {
        // Not aborted on unmount: a key that is being made must not be dropped unseen.
        const created = await patient(adapter.create(draft, { intent }))
        const key = readKey(created?.key)
        const secret = created.secret
        report({ code: 'created', keyId: key.id })
        const next = move({ type: 'created', session, key, secret: secret ?? null })
        if (next.state !== 'created') return
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
    [adapter, refresh, move, form, firstKind, onCreated, notify, report, reportFailure, t, fail],
  )

  const check = useCallback(
    async (from: CreateState) => {
      if (from.state !== 'checking' || from.draft.kind !== 'credential' || adapter.test === undefined) return
      const { session, draft } = from
      const controller = new AbortController()
      running.current = controller
      try {
        const target = { endpoint: draft.endpoint, secret: draft.secret }
        const diagnosis = readDiagnosis(await patient(adapter.test(target, { signal: controller.signal })))
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
      setIssues([])
      const testable = values.kind === 'credential' && adapter.test !== undefined && can('test')
      const intent = randomText(INTENT_LENGTH)
      const next = move({ type: 'submit', draft: draftOf(values), intent, check: testable, online: isOnline() })
      void (next.state === 'checking' ? check(next) : create(next))
    },
    [current, adapter, can, move, check, create],
  )

  const edited = useCallback(() => move({ type: 'edit' }), [move])
  useEffect(() => {
    const subscription = form.watch((_, { name }) => {
      edited()
      setIssues((before) =>
        before.some((issue) => issue.field === name) ? before.filter((issue) => issue.field !== name) : before,
      )
    })
    return () => subscription.unsubscribe()
  }, [form, edited])

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
    move({ type: 'back' })
    // After the render that shows the form again.
    setTimeout(() => form.setFocus('key'))
  }, [move, form])
  const acknowledge = useCallback(() => end('acknowledge'), [end])
  const generate = useCallback(() => {
    if (current.current.state !== 'editing') return
    form.setValue('key', generateSecret().reveal(), { shouldDirty: true, shouldValidate: form.getFieldState('key').invalid })
    form.setFocus('key')
  }, [current, form])

  return useMemo(
    () => ({
      state,
      round,
      form,
      kinds,
      locked: state.state !== 'editing',
      issues,
      open,
      close,
      submit,
      saveAnyway,
      back,
      acknowledge,
      generate,
    }),
    [state, round, form, kinds, issues, open, close, submit, saveAnyway, back, acknowledge, generate],
  )
}
