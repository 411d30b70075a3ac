import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ApiKeyPatch } from '../core/adapter'
import { editReducer, type EditState, initialEditState } from '../core/editFlow'
import { changesAnything, editPatch, movesOrigin } from '../core/editPatch'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { mayClose } from '../core/mayClose'
import type { ApiKey } from '../core/model'
import type { PatchValues } from '../core/schema'
import { Secret } from '../core/secret'
import { readDiagnosis } from '../core/wire'
import { checkReader } from './checkReader'
import { fillGenerated } from './fillGenerated'
import { findKey } from './findKey'
import { isOnline } from './isOnline'
import type { KeyForm } from './keyFormContext'
import { keyFormResolver } from './keyFormResolver'
import { patchSchemaOf } from './patchSchemaOf'
import { patient } from './patient'
import type { AddApiKeyField, AddApiKeyForm } from './useAddApiKey'
import { useApiKeyActions } from './useApiKeyActions'
import { useFlow } from './useFlow'
import { useKeyrack } from './useKeyrack'
import { useServerIssues } from './useServerIssues'

/** The form of a change: that of a new key, and whether the stored secret stays. It is never filled in, not even masked. */
export interface EditApiKeyForm extends AddApiKeyForm {
  secret: 'keep' | 'replace'
}

export interface UseEditApiKeyOptions {
  /** As the list has it. Another one needs another form: give the component its id for a React key. */
  readonly apiKey: ApiKey
  /** Names of applications to suggest. @default those of the keys that were read already */
  readonly applications?: readonly string[]
  /** The environment that a new key is for; see `UseAddApiKeyOptions`. */
  readonly environment?: string
  /** Called when the back end has made the change. */
  readonly onSaved?: (key: ApiKey) => void
  /** Called when it is over: saved, left, or nothing was changed. */
  readonly onClose: () => void
}

export interface EditApiKey extends KeyForm {
  readonly state: EditState
  /** Counts how often the key was read anew. A key for what remembers something beside the form. */
  readonly round: number
  /** The key as it was read, which entries are compared with. */
  readonly base: ApiKey
  /** Closes if the flow allows it; false while the change is being made. */
  readonly close: () => boolean
  readonly submit: () => void
  readonly saveAnyway: () => void
  /** From a running or failed test back to the form. */
  readonly back: () => void
  /** Goes on with the key as somebody else left it. What was typed stays; the rest takes the new values. */
  readonly rebase: () => void
  /** Reads the current key again, where that failed. */
  readonly reload: () => void
}

const FIELDS = ['name', 'endpoint', 'application', 'expiresAt', 'rotationDueAt', 'scopes'] as const

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const formOf = (key: ApiKey): EditApiKeyForm => ({
  kind: key.kind,
  name: key.name,
  endpoint: key.kind === 'credential' ? key.endpoint : '',
  key: '',
  application: key.application ?? '',
  expiresAt: key.expiresAt ?? '',
  rotationDueAt: key.rotationDueAt ?? '',
  scopes: [...key.scopes],
  secret: 'keep',
})

/** What the schema of a change reads: a field that stays is not asked again whether it is lawful. */
const partOf = (base: ApiKey, values: EditApiKeyForm): object => {
  const before = formOf(base)
  const replaces = base.kind === 'credential' && (values.secret === 'replace' || movesOrigin(base, values.endpoint.trim()))
  return {
    version: base.version,
    ...Object.fromEntries(FIELDS.filter((field) => !same(values[field], before[field])).map((field) => [field, values[field]])),
    ...(replaces ? { key: values.key } : {}),
  }
}

const patchOf = (base: ApiKey, { key, ...values }: PatchValues): ApiKeyPatch => {
  const { version: _, retiresAt: __, ...changes } = values
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return editPatch(base, { ...given, ...(key === undefined ? {} : { secret: { replace: new Secret(key) } }) })
}

/**
 * The change of a key: form, connection test where the secret is replaced, save, and what to do where somebody else was
 * faster. Only what differs is sent, with the version that was read. Give it to the fields with `KeyFormContext`.
 */
export function useEditApiKey({ apiKey, applications, environment, onSaved, onClose }: UseEditApiKeyOptions): EditApiKey {
  const { adapter, rules, can, reportFailure } = useKeyrack()
  const { update } = useApiKeyActions()
  const { state, current, move } = useFlow(editReducer, () => editReducer(initialEditState, { type: 'open', key: apiKey }))
  const [round, setRound] = useState(0)
  const base = useRef(apiKey)
  const sent = useRef<ApiKeyPatch | null>(null)
  const running = useRef<AbortController | null>(null)
  /** What a test was about, and may have to be corrected. */
  const doubted = useRef<AddApiKeyField>('key')

  const typed = useForm<EditApiKeyForm, unknown, EditApiKeyForm>({
    defaultValues: formOf(apiKey),
    resolver: useMemo(
      () =>
        keyFormResolver(
          () => patchSchemaOf(rules),
          (values) => partOf(base.current, values as EditApiKeyForm),
        ) as never,
      [rules],
    ),
  })
  // Fields know those of a new key, which this form has too.
  const form = typed as unknown as KeyForm['form']

  const edited = useCallback(() => void move({ type: 'edit' }), [move])
  const { issues, show, clear } = useServerIssues(form, edited)

  /** Once the form is on screen again, which a test had covered: to what is wrong, or else to what was tested. */
  const refocus = useCallback(
    (error?: ApiKeyError) => {
      const wrong = error?.issues?.find(({ field }) => field in form.getValues())?.field
      setTimeout(() => form.setFocus((wrong ?? doubted.current) as AddApiKeyField))
    },
    [form],
  )

  const finish = useCallback(
    (saved?: ApiKey) => {
      running.current?.abort()
      sent.current = null
      form.setValue('key', '')
      if (saved !== undefined) onSaved?.(saved)
      onClose()
    },
    [form, onSaved, onClose],
  )

  const signal = useCallback(() => {
    running.current?.abort()
    return (running.current = new AbortController()).signal
  }, [])

  const read = useCallback(async () => {
    const { session } = current.current
    const patch = sent.current
    if (patch === null) return
    const aborted = signal()
    try {
      const found = await patient((within) => findKey(adapter, base.current.id, { signal: within }), { signal: aborted })
      if (found === null) throw new ApiKeyError('notFound')
      const next = move({ type: 'found', session, current: found, patch })
      if (next.state === 'saved') finish(next.key)
    } catch (thrown) {
      if (aborted.aborted) return
      const error = toApiKeyError(thrown)
      move({ type: 'failed', session, error })
      reportFailure(error, base.current.id)
    }
  }, [current, signal, adapter, move, finish, reportFailure])

  const save = useCallback(
    async (from: EditState) => {
      // Refused without a connection.
      if (from.state === 'editing' && from.error !== null) reportFailure(from.error, base.current.id)
      if (from.state !== 'submitting') return
      const { session, key, patch } = from
      sent.current = patch
      try {
        const saved = await update(key, patch)
        if (move({ type: 'saved', session, key: saved }).state === 'saved') finish(saved)
      } catch (thrown) {
        const error = toApiKeyError(thrown)
        const next = move({ type: 'failed', session, error })
        if (next.state === 'conflict') await read()
        else {
          show(error)
          if (from.diagnosis !== null) refocus(error)
        }
      }
    },
    [update, move, finish, read, show, refocus, reportFailure],
  )

  const check = useCallback(
    async (from: EditState) => {
      if (from.state !== 'checking' || adapter.test === undefined) return
      const { session, key, patch } = from
      const secret = patch.secret !== undefined && 'replace' in patch.secret ? patch.secret.replace : null
      if (key.kind !== 'credential') return
      const aborted = signal()
      doubted.current = secret === null ? 'endpoint' : 'key'
      try {
        const endpoint = patch.endpoint ?? key.endpoint
        const target = secret === null ? { id: key.id, endpoint } : { endpoint, secret }
        const onCheck = checkReader((found) => move({ type: 'check', session, check: found }))
        const test = (within: AbortSignal) => adapter.test?.(target, { signal: within, onCheck })
        const diagnosis = readDiagnosis(await patient(test, { signal: aborted }))
        if (!aborted.aborted) await save(move({ type: 'checked', session, diagnosis, online: isOnline() }))
      } catch (thrown) {
        if (aborted.aborted) return
        const error = toApiKeyError(thrown)
        move({ type: 'failed', session, error })
        show(error)
        refocus(error)
        reportFailure(error, key.id)
      }
    },
    [adapter, signal, move, save, show, refocus, reportFailure],
  )

  useEffect(() => () => running.current?.abort(), [])

  return {
    state,
    round,
    form,
    base: base.current,
    keyId: apiKey.id,
    applications,
    locked: state.state !== 'editing',
    issues,
    ...(environment === undefined ? {} : { environment }),
    close: useCallback(() => {
      if (!mayClose(current.current)) return false
      finish()
      return true
    }, [current, finish]),
    submit: useCallback(() => {
      if (current.current.state !== 'editing') return
      void form.handleSubmit((values) => {
        if (current.current.state !== 'editing') return
        clear()
        const patch = patchOf(base.current, values as unknown as PatchValues)
        if (!changesAnything(patch)) return finish()
        // The stored key is tried where it is to go.
        const another = patch.secret !== undefined || patch.endpoint !== undefined
        const testable = another && adapter.test !== undefined && can('test', base.current)
        const next = move({ type: 'submit', patch, check: testable, online: isOnline() })
        void (next.state === 'checking' ? check(next) : save(next))
      })()
    }, [current, form, clear, finish, adapter, can, move, check, save]),
    saveAnyway: useCallback(() => {
      if (current.current.state === 'checkFailed') void save(move({ type: 'saveAnyway', online: isOnline() }))
    }, [current, save, move]),
    back: useCallback(() => {
      running.current?.abort()
      move({ type: 'back' })
      refocus()
    }, [move, refocus]),
    rebase: useCallback(() => {
      const next = move({ type: 'rebase' })
      if (next.state !== 'editing') return
      const [before, after] = [formOf(base.current), formOf(next.key)]
      base.current = next.key
      for (const field of FIELDS) if (same(form.getValues(field), before[field])) form.setValue(field, after[field])
      setRound((count) => count + 1)
      setTimeout(() => form.setFocus('name'))
    }, [move, form]),
    reload: useCallback(() => void read(), [read]),
    generate: useCallback(() => {
      if (current.current.state === 'editing') fillGenerated(form)
    }, [current, form]),
  }
}
