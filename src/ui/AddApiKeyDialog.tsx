import { useEffect, useRef } from 'react'
import type { KeyKind } from '../core/model'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { AddApiKeyModal as Modal } from '../headless/AddApiKeyModal'
import { useAddApiKeyValue } from '../headless/useAddApiKeyValue'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'
import { ExpiryField } from './ExpiryField'
import { closeIcon, warningIcon } from './icons'
import { KindChoice } from './KindChoice'
import { ProblemNote } from './ProblemNote'
import { RevealView } from './RevealView'
import { SecretField } from './SecretField'
import { TextField } from './TextField'

const FIELDS: Readonly<Record<KeyKind, readonly string[]>> = {
  credential: ['name', 'endpoint', 'key', 'application', 'expiresAt'],
  issued: ['name', 'application', 'expiresAt'],
}

function Fields({ tested }: { readonly tested: boolean }) {
  const { state, issues } = useAddApiKeyContext()
  const { words } = useKeyrack()
  const { t } = words
  const kind = useAddApiKeyValue('kind')
  const error = state.state === 'editing' ? state.error : null
  const marked = issues.some(({ field }) => FIELDS[kind].includes(field))
  const doubt = state.unresolved ? 'add.unresolved' : 'uncertain' in state && state.uncertain ? 'add.uncertain' : null
  return (
    <div className="kr-dialog-body kr-form">
      {error !== null && error.code !== 'invalid' && <ProblemNote error={error} />}
      {/* What is wrong is in no field on screen, so there is nothing that the user could correct. */}
      {error?.code === 'invalid' && !marked && <ProblemNote error={{ ...error, code: 'malformed' }} />}
      {doubt !== null && (
        <div className="kr-note" role="status">
          {warningIcon}
          <p className="kr-note-body">{t(doubt)}</p>
        </div>
      )}
      <KindChoice />
      <TextField name="name" placeholder={t('add.namePlaceholder')} hint={t('add.nameHint')} />
      {kind === 'credential' && (
        <>
          <TextField
            name="endpoint"
            placeholder={t('add.endpointPlaceholder')}
            {...(tested ? { hint: t('add.endpointHint') } : {})}
          />
          <SecretField />
        </>
      )}
      <TextField name="application" hint={t('add.applicationHint')} />
      <ExpiryField />
    </div>
  )
}

function FormView() {
  const { state, round, back } = useAddApiKeyContext()
  const { adapter, can, words } = useKeyrack()
  const { t } = words
  const kind = useAddApiKeyValue('kind')
  const busy = state.state === 'checking' || state.state === 'submitting'
  const tested = adapter.test !== undefined && can('test')
  return (
    // Hidden, not gone, while a failed test is shown: the entries stay where they are.
    <Modal.Form className="kr-dialog-form" hidden={state.state === 'checkFailed'}>
      <Fields key={round} tested={tested} />
      <footer className="kr-dialog-footer">
        <p className="kr-dialog-progress" role="status">
          {busy && t(state.state === 'checking' ? 'add.checking' : 'add.submitting')}
        </p>
        {state.state === 'checking' ? (
          <Button onClick={back}>{t('actions.cancel')}</Button>
        ) : (
          <Modal.Close asChild>
            <Button busy={busy}>{t('actions.cancel')}</Button>
          </Modal.Close>
        )}
        <Button look="primary" type="submit" busy={busy}>
          {t(kind === 'issued' ? 'add.submitIssue' : tested ? 'add.submitBring' : 'add.submitSave')}
        </Button>
      </footer>
    </Modal.Form>
  )
}

function CheckFailedView() {
  const { state, back, saveAnyway } = useAddApiKeyContext()
  const { words } = useKeyrack()
  const { t } = words
  const change = useRef<HTMLButtonElement>(null)
  const failed = state.state === 'checkFailed'
  useEffect(() => {
    if (failed) change.current?.focus()
  }, [failed])
  if (state.state !== 'checkFailed') return null
  return (
    <>
      <div className="kr-dialog-body">
        <p className="kr-diagnosis-lead" role="alert">
          {t('add.checkFailed')}
        </p>
        <ConnectionDiagnostics diagnosis={state.diagnosis} />
      </div>
      <footer className="kr-dialog-footer">
        <Button onClick={saveAnyway}>{t('add.saveAnyway')}</Button>
        <Button look="primary" ref={change} onClick={back}>
          {t('add.back')}
        </Button>
      </footer>
    </>
  )
}

/** One dialog for the whole flow, so that the focus trap and the announcement of its title stay the same. */
export function AddApiKeyDialog() {
  const { state, acknowledge } = useAddApiKeyContext()
  const { words, portalContainer } = useKeyrack()
  const { t } = words
  const { ref, dir } = useDirection()
  const revealing = state.state === 'created' && state.secret !== null
  const first = (event: Event) => {
    // The first entry, not the button that closes, though that comes first.
    const control = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('form input:checked, form input')
    if (control === null) return
    event.preventDefault()
    control.focus()
  }
  return (
    <>
      {/* Stands where the dialog belongs. */}
      <span hidden ref={ref} />
      {/* Both are its own children: before React 19 the portal's slot cannot hand its ref to a component of ours. */}
      <Modal.Portal container={portalContainer}>
        <Modal.Overlay className="kr-scope kr-overlay" />
        <Modal.Content className="kr-scope kr-dialog" dir={dir} onOpenAutoFocus={first}>
          <header className="kr-dialog-header">
            <Modal.Title className="kr-dialog-title">{t(revealing ? 'reveal.title' : 'add.title')}</Modal.Title>
            <Modal.Description className="kr-dialog-description">
              {revealing ? t('reveal.description', { name: state.key.name }) : t('add.description')}
            </Modal.Description>
            {!revealing && (
              <Modal.Close className="kr-icon-button kr-dialog-close" aria-label={t('actions.close')}>
                {closeIcon}
              </Modal.Close>
            )}
          </header>
          {revealing && state.secret !== null ? (
            <RevealView secret={state.secret} onDone={acknowledge} />
          ) : (
            <>
              <FormView />
              <CheckFailedView />
            </>
          )}
        </Modal.Content>
      </Modal.Portal>
    </>
  )
}
