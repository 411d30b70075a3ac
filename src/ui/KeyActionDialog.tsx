import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Diagnosis } from '../core/diagnosis'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { compileField, ruleParams } from '../core/schema'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'
import { DialogShell } from './DialogShell'
import { Field } from './Field'
import { ProblemNote } from './ProblemNote'

interface ActionDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
  readonly restoreFocus: () => void
}

/** One request at a time, from its start to its success or its problem. */
function useRequest() {
  const [request, setRequest] = useState<{ busy: boolean; problem: ApiKeyError | null }>({ busy: false, problem: null })
  const running = useRef(false)
  const run = (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setRequest({ busy: true, problem: null })
    work()
      .catch((thrown: unknown) => setRequest({ busy: false, problem: toApiKeyError(thrown) }))
      .finally(() => (running.current = false))
  }
  return { ...request, run }
}

/** Asks before a key is revoked or deleted: what will happen to whom, and the harmless answer has the focus. */
export function ConfirmDialog({ action, apiKey, onClose, restoreFocus }: ActionDialogProps & { readonly action: 'revoke' | 'delete' }) {
  const { actions, announce } = useApiKeyTableContext()
  const { t, format } = useWords()
  const now = useNow()
  const { busy, problem, run } = useRequest()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name, application, lastUsedAt } = apiKey

  const confirm = () =>
    run(async () => {
      await (action === 'revoke' ? actions.revoke(apiKey) : actions.remove(apiKey))
      onClose()
      announce(`${action}d`, name)
    })

  return (
    <DialogShell
      role="alertdialog"
      title={t(`confirm.${action}Title`, { name })}
      description={t(`confirm.${action}Text`)}
      onClose={() => busy || onClose()}
      first={cancel}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button ref={cancel} busy={busy} onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="danger" busy={busy} onClick={confirm}>
            {t(`actions.${action}`)}
          </Button>
        </>
      }
    >
      <ul className="kr-consequences">
        {application !== null && <li>{t('confirm.usedBy', { application })}</li>}
        <li>
          {lastUsedAt === null ? t('confirm.neverUsed') : t('confirm.lastUsed', { when: format.relative(lastUsedAt, now) })}
        </li>
      </ul>
      {problem !== null && <ProblemNote error={problem} />}
    </DialogShell>
  )
}

export function RenameDialog({ apiKey, onClose, restoreFocus }: ActionDialogProps) {
  const { actions, announce } = useApiKeyTableContext()
  const { rules, words } = useKeyrack()
  const { t } = words
  const { busy, problem, run } = useRequest()
  const [name, setName] = useState(apiKey.name)
  const [code, setCode] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const check = (value: string) => compileField('name', rules.name)(value.trim())

  const save = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const wrong = check(name)
    setCode(wrong)
    if (wrong !== undefined) return input.current?.focus()
    run(async () => {
      const after = await actions.rename(apiKey, name.trim())
      onClose()
      announce('renamed', after.name)
    })
  }

  return (
    <DialogShell
      title={t('confirm.renameTitle', { name: apiKey.name })}
      description={t('confirm.renameText')}
      onClose={() => busy || onClose()}
      first={input}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button busy={busy} onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="primary" type="submit" form={`${id}form`} busy={busy}>
            {t('actions.save')}
          </Button>
        </>
      }
    >
      <form id={`${id}form`} onSubmit={save} noValidate className="kr-form">
        {problem !== null && <ProblemNote error={problem} />}
        <Field
          id={id}
          label={t('fields.name')}
          required
          message={code === undefined ? null : words.field('name', code, ruleParams(rules.name))}
          messageId={`${id}message`}
          hintId={`${id}hint`}
        >
          <input
            id={id}
            ref={input}
            className="kr-input"
            dir="auto"
            autoComplete="off"
            value={name}
            readOnly={busy}
            aria-invalid={code !== undefined}
            aria-describedby={code === undefined ? undefined : `${id}message`}
            onChange={(event) => {
              setName(event.currentTarget.value)
              if (code !== undefined) setCode(check(event.currentTarget.value))
            }}
          />
        </Field>
      </form>
    </DialogShell>
  )
}

export function TestDialog({ apiKey, onClose, restoreFocus }: ActionDialogProps) {
  const { actions } = useApiKeyTableContext()
  const { t } = useWords()
  const [result, setResult] = useState<Diagnosis | ApiKeyError | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { test } = actions
  const { id } = apiKey

  const target = useRef(apiKey)
  useEffect(() => {
    const controller = new AbortController()
    const settle = (next: Diagnosis | ApiKeyError) => controller.signal.aborted || setResult(next)
    test(target.current, controller.signal).then(settle, (thrown: unknown) => settle(toApiKeyError(thrown)))
    return () => controller.abort()
  }, [test, id, attempt])

  return (
    <DialogShell
      title={t('diagnosis.label')}
      description={t('diagnosis.for', { name: apiKey.name })}
      onClose={onClose}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button onClick={onClose}>{t('actions.close')}</Button>
          <Button
            look="primary"
            busy={result === null}
            onClick={() => {
              setResult(null)
              setAttempt(attempt + 1)
            }}
          >
            {t('actions.retry')}
          </Button>
        </>
      }
    >
      <div className="kr-test" aria-live="polite">
        {result === null ? (
          <p className="kr-muted">{t('add.checking')}</p>
        ) : 'checks' in result ? (
          <ConnectionDiagnostics diagnosis={result} />
        ) : (
          <ProblemNote error={result} />
        )}
      </div>
    </DialogShell>
  )
}
