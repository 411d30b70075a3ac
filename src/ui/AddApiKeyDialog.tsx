import { useEffect, useRef } from 'react'
import type { KeyKind } from '../core/model'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { AddApiKeyModal as Modal } from '../headless/AddApiKeyModal'
import { dismissalGuard } from '../headless/dismissalGuard'
import { useAddApiKeyValue } from '../headless/useAddApiKeyValue'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'
import { useRevealSecret } from '../headless/useRevealSecret'
import { ApplicationField } from './ApplicationField'
import { Button } from './Button'
import { ConnectionCheckView, testOf } from './ConnectionCheckView'
import { ExpiryField } from './ExpiryField'
import { FormScopes } from './FormScopes'
import { closeIcon, warningIcon } from './icons'
import { KindChoice } from './KindChoice'
import { LostSecretNote } from './LostSecretNote'
import { RotationReminder } from './RotationReminder'
import { ProblemNote } from './ProblemNote'
import { SecretField } from './SecretField'
import { SecretRevealView } from './SecretRevealView'
import { TextField } from './TextField'

const FIELDS: Readonly<Record<KeyKind, readonly string[]>> = {
  credential: ['name', 'endpoint', 'key', 'application', 'expiresAt'],
  issued: ['name', 'application', 'expiresAt'],
}
/** Those that are there where the adapter can do something with them. */
const NEEDED = { rotationDueAt: 'rotate', scopes: 'scopes' } as const

function Fields({ tested }: { readonly tested: boolean }) {
  const { state, issues } = useAddApiKeyContext()
  const { adapter, words } = useKeyrack()
  const { t } = words
  const kind = useAddApiKeyValue('kind')
  const error = state.state === 'editing' ? state.error : null
  const shown = (field: string) =>
    field in NEEDED ? adapter[NEEDED[field as keyof typeof NEEDED]] !== undefined : FIELDS[kind].includes(field)
  const marked = issues.some(({ field }) => shown(field))
  const doubt = state.unresolved ? 'add.unresolved' : 'uncertain' in state && state.uncertain ? 'add.uncertain' : null
  return (
    <div className="kr-dialog-body kr-form">
      {error !== null && error.code !== 'invalid' && <ProblemNote error={error} />}
      {/* What is wrong is in no field on screen, so there is nothing that the user could correct. */}
      {error?.code === 'invalid' && !marked && <ProblemNote error={{ ...error, code: 'malformed' }} />}
      {doubt !== null && (
        <div className="kr-note" data-look="warning" role="status">
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
      <ApplicationField />
      <ExpiryField />
      {adapter.rotate !== undefined && <RotationReminder />}
      <FormScopes />
    </div>
  )
}

function FormView() {
  const { state, round } = useAddApiKeyContext()
  const { adapter, can, words } = useKeyrack()
  const { t } = words
  const kind = useAddApiKeyValue('kind')
  const busy = state.state === 'submitting'
  const covered = testOf(state) !== undefined
  const tested = adapter.test !== undefined && can('test')
  return (
    // Hidden, not gone, while a test is shown: the entries stay where they are, and the dialog as large as it is.
    <Modal.Form className="kr-dialog-view" style={{ visibility: covered ? 'hidden' : undefined }}>
      <Fields key={round} tested={tested} />
      <footer className="kr-dialog-footer">
        <p className="kr-dialog-progress" role="status">
          {busy && !covered && t('add.submitting')}
        </p>
        <Modal.Close asChild>
          <Button busy={busy}>{t('actions.cancel')}</Button>
        </Modal.Close>
        <Button look="primary" type="submit" busy={busy}>
          {t(kind === 'issued' ? 'add.submitIssue' : tested ? 'add.submitBring' : 'add.submitSave')}
        </Button>
      </footer>
    </Modal.Form>
  )
}

/** The key was made, and there is nothing to show. */
function LostView({ name }: { readonly name: string }) {
  const { acknowledge } = useAddApiKeyContext()
  const { words } = useKeyrack()
  const { t } = words
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    <>
      <div className="kr-dialog-body">
        <LostSecretNote name={name} />
      </div>
      <footer className="kr-dialog-footer">
        <Button ref={close} onClick={acknowledge}>
          {t('actions.close')}
        </Button>
      </footer>
    </>
  )
}

/** One dialog for the whole flow, so that the focus trap and the announcement of its title stay the same. */
export function AddApiKeyDialog() {
  const { state, acknowledge, back, saveAnyway } = useAddApiKeyContext()
  const { words, portalContainer } = useKeyrack()
  const { t } = words
  const { ref, dir } = useDirection()
  const created = state.state === 'created' ? state : null
  const revealing = created !== null && created.secret !== null
  const lost = created !== null && created.secret === null && created.key.kind === 'issued'
  const reveal = useRevealSecret(created?.secret ?? null)
  const { dismiss } = reveal
  const resumed = created?.resumed ?? false
  useEffect(() => {
    if (resumed) dismiss('routeChange')
  }, [resumed, dismiss])
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
        <Modal.Content className="kr-scope kr-dialog" dir={dir} {...dismissalGuard(reveal)} onOpenAutoFocus={first}>
          <header className="kr-dialog-header">
            <Modal.Title className="kr-dialog-title">
              {lost ? t('announce.created', { name: created.key.name }) : t(revealing ? 'reveal.title' : 'add.title')}
            </Modal.Title>
            <Modal.Description className="kr-dialog-description">
              {revealing ? t('reveal.description', { name: created.key.name }) : t('add.description')}
            </Modal.Description>
            {!revealing && (
              <Modal.Close className="kr-icon-button kr-dialog-close" aria-label={t('actions.close')}>
                {closeIcon}
              </Modal.Close>
            )}
          </header>
          {revealing && <SecretRevealView reveal={reveal} name={created.key.name} onDone={acknowledge} />}
          {lost && <LostView name={created.key.name} />}
          {!revealing && !lost && (
            <div className="kr-dialog-views">
              <FormView />
              <ConnectionCheckView state={state} onBack={back} onSaveAnyway={saveAnyway} />
            </div>
          )}
        </Modal.Content>
      </Modal.Portal>
    </>
  )
}
