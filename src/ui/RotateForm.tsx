import type { FormEvent, MouseEvent, RefObject } from 'react'
import type { RotateState } from '../core/rotateFlow'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import type { RotateApiKey } from '../headless/useRotateApiKey'
import { Button } from './Button'
import { GraceField } from './GraceField'
import { warningIcon } from './icons'
import { NewKeyField } from './NewKeyField'
import { ProblemNote } from './ProblemNote'
import type { RotateApiKeyDialogProps } from './RotateApiKeyDialog'

const HOUR = 3_600
const PRESETS = [0, HOUR, 24 * HOUR, 7 * 24 * HOUR] as const

export interface RotateFormProps {
  readonly flow: RotateApiKey
  readonly state: Exclude<RotateState, { readonly state: 'idle' | 'rotated' }>
  readonly hidden: boolean
  /** Whether a test is shown in its place. */
  readonly covered: boolean
  /** Whether the old key has ended already, so that there is no grace to choose. */
  readonly expired: boolean
  /** What becomes of the old key with a grace of so many seconds; '' for none that is lawful. */
  readonly sentence: (graceSeconds: number) => string
  /** Gets the input of the new key. */
  readonly onEntry: (input: HTMLInputElement | null) => void
  readonly send: RefObject<HTMLButtonElement | null>
  /** Which of several rotations in a row this is. */
  readonly series: RotateApiKeyDialogProps['series']
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

/** The new key, where the user brings it, and how long the old one goes on working. */
export function RotateForm({
  flow,
  state,
  hidden,
  covered,
  expired,
  sentence,
  onEntry,
  send,
  series,
  onSubmit,
  onCancel,
}: RotateFormProps) {
  const { words } = useKeyrack()
  const { t } = words
  const now = useNow()
  const { apiKey, issues, tested } = flow
  const error = state.state === 'choosing' ? state.error : null
  const graceSeconds = state.state === 'choosing' ? state.graceSeconds : state.choice.graceSeconds
  const busy = state.state === 'checking' || state.state === 'submitting'
  const marked = issues.some(({ field }) => field === 'key' || field === 'graceSeconds')
  // Of what the form has no field for, such as permissions that only others may give.
  const unmarked = marked ? undefined : issues[0]
  const grace = issues.find(({ field }) => field === 'graceSeconds')
  const wrongGrace = grace === undefined ? null : words.field('graceSeconds', grace.code, grace.params)
  const doubt = state.unresolved ? 'add.unresolved' : state.uncertain ? 'add.uncertain' : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React events pass through portals: a form of the host around the dialog must not be sent along.
    event.stopPropagation()
    if (!busy) onSubmit()
  }

  // The next dialog of a series stands where the one before stood: a second click was meant for that.
  const again = ({ detail }: MouseEvent) => detail > 1

  return (
    <form
      className="kr-dialog-view"
      noValidate
      autoComplete="off"
      hidden={hidden}
      // Hidden, not gone, while a test is shown: the entries stay where they are, and the dialog as large as it is.
      style={{ visibility: covered ? 'hidden' : undefined }}
      onSubmit={submit}
    >
      <div className="kr-dialog-body kr-form">
        {error !== null && (error.code !== 'invalid' || !marked) && (
          <ProblemNote error={error}>
            {unmarked && <p className="kr-note-next">{words.field(unmarked.field, unmarked.code, unmarked.params)}</p>}
          </ProblemNote>
        )}
        {doubt !== null && (
          <div className="kr-note" data-look="warning" role="status">
            {warningIcon}
            <p className="kr-note-body">{t(doubt)}</p>
          </div>
        )}
        {apiKey.kind === 'credential' && <NewKeyField flow={flow} locked={busy} onEntry={onEntry} />}
        {expired ? (
          <p className="kr-muted">{sentence(0)}</p>
        ) : (
          <GraceField
            label={t('fields.graceSeconds')}
            presets={PRESETS}
            initial={graceSeconds}
            from={now}
            onChange={flow.choose}
            locked={busy}
            message={wrongGrace}
            hint={sentence(graceSeconds)}
          />
        )}
      </div>
      <footer className="kr-dialog-footer">
        <p className="kr-dialog-progress" role="status">
          {busy && !covered
            ? t('add.submitting')
            : series !== undefined && series.total > 1 && t('bulk.progress', { done: series.at, total: series.total })}
        </p>
        <Button busy={state.state === 'submitting'} onClick={(event) => (series !== undefined && again(event)) || onCancel()}>
          {t('actions.cancel')}
        </Button>
        {series !== undefined && series.at < series.total && (
          <Button busy={busy} onClick={(event) => again(event) || series.skip()}>
            {t('bulk.skip')}
          </Button>
        )}
        <Button
          look={graceSeconds === 0 && !expired ? 'danger' : 'primary'}
          type="submit"
          ref={send}
          busy={busy}
          onClick={(event) => series !== undefined && again(event) && event.preventDefault()}
        >
          {t(tested ? 'rotate.test' : 'actions.rotate')}
        </Button>
      </footer>
    </form>
  )
}
