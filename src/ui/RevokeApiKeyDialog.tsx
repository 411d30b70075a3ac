import { type FormEvent, useEffect, useId, useRef } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { inGrace } from '../core/rotation'
import { allowed, type ChangeDetails } from '../headless/part'
import { useNow } from '../headless/useNow'
import { type EndingAction, useRevokeApiKey } from '../headless/useRevokeApiKey'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { Button } from './Button'
import { ConfirmWord } from './ConfirmWord'
import { DialogShell } from './DialogShell'
import { ProblemNote } from './ProblemNote'
import { isTooLong, ReasonField } from './ReasonField'

export type RevokeApiKeyReason = 'close' | 'done'

export interface RevokeApiKeyDialogProps {
  readonly apiKey: ApiKey
  readonly open: boolean
  readonly onOpenChange: (open: boolean, details: ChangeDetails<RevokeApiKeyReason>) => void
  /** `delete` also removes the key from the list. @default 'revoke' */
  readonly action?: EndingAction
  /** Called when the key is stopped. */
  readonly onDone?: ((action: EndingAction) => void) | undefined
  /** Lets the dialog stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Puts the focus back when the dialog is gone. @default to what had it before */
  readonly restoreFocus?: (() => void) | undefined
}

function Question({ apiKey: given, open, onOpenChange, action = 'revoke', onDone, restoreFocus }: RevokeApiKeyDialogProps) {
  const flow = useRevokeApiKey(given, { action, ...(onDone === undefined ? {} : { onDone }) })
  const { state, apiKey, open: begin, close } = flow
  const { t, format } = useWords()
  const now = useNow()
  const cancel = useRef<HTMLButtonElement>(null)
  const id = useId()

  const latest = useRef({ begin, close, onOpenChange })
  useEffect(() => {
    latest.current = { begin, close, onOpenChange }
  })
  useEffect(() => {
    if (open) latest.current.begin()
    else latest.current.close()
  }, [open])
  const done = state.state === 'done'
  useEffect(() => {
    if (done && allowed(latest.current.onOpenChange, false, 'done')) latest.current.close()
  }, [done])

  if (state.state !== 'confirming' && state.state !== 'submitting') return null
  const { name, application, lastUsedAt, replaces } = apiKey
  const busy = state.state === 'submitting'
  const error = state.state === 'confirming' ? state.error : null
  const tooLong = isTooLong(state.reason)
  const dismiss = () => busy || (allowed(onOpenChange, false, 'close') && close())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!busy && !tooLong) flow.confirm()
  }
  const facts = [
    ...(application === null ? [] : [t('confirm.usedBy', { application })]),
    lastUsedAt === null ? t('confirm.neverUsed') : t('confirm.lastUsed', { when: format.relative(lastUsedAt, now) }),
    ...(inGrace(apiKey, now) ? [t('confirm.retiring')] : []),
    ...(replaces === null ? [] : [t('confirm.successor')]),
  ]

  return (
    <DialogShell
      role="alertdialog"
      title={t(`confirm.${action}Title`, { name })}
      description={t(`confirm.${action}Text`)}
      onClose={dismiss}
      first={cancel}
      restoreFocus={restoreFocus}
    >
      <form className="kr-dialog-form" noValidate autoComplete="off" onSubmit={submit}>
        <div className="kr-dialog-body kr-form">
          {error !== null && <ProblemNote error={error} />}
          <ul className="kr-consequences">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          {action === 'revoke' && <ReasonField id={id} value={state.reason} readOnly={busy} onChange={flow.explain} />}
          {state.needsWord !== null && (
            <ConfirmWord
              id={`${id}word`}
              labelId={`${id}label`}
              word={state.needsWord}
              typed={state.typed}
              readOnly={busy}
              onType={flow.type}
            />
          )}
        </div>
        <footer className="kr-dialog-footer">
          <Button ref={cancel} busy={busy} onClick={dismiss}>
            {t('actions.cancel')}
          </Button>
          <Button
            look="danger"
            type="submit"
            busy={busy || !flow.confirmable || tooLong}
            aria-describedby={flow.confirmable || state.needsWord === null ? undefined : `${id}label`}
          >
            {t(`actions.${action}`)}
          </Button>
        </footer>
      </form>
    </DialogShell>
  )
}

/**
 * Stops a key for good. Says what will break before it asks, with the focus on the harmless answer, and has a word typed
 * for a key that was used within the last 7 days.
 */
export function RevokeApiKeyDialog({ adapter, ...rest }: RevokeApiKeyDialogProps) {
  return (
    <WithAdapter adapter={adapter}>
      <Question {...rest} />
    </WithAdapter>
  )
}
