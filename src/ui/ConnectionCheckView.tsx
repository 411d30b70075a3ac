import { useEffect, useRef } from 'react'
import type { CheckResult, Diagnosis } from '../core/diagnosis'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'

/** What all flows with a connection test have in common. */
interface Tested {
  readonly state: string
  readonly checks?: readonly CheckResult[]
  readonly diagnosis?: Diagnosis | null
}

/** What the test has found, if there is one; undefined where the form is to be seen. */
export const testOf = ({ state, diagnosis }: Tested): Diagnosis | null | undefined =>
  state === 'checking' ? null : (diagnosis ?? undefined)

export interface ConnectionCheckViewProps {
  /** Of the flow that the test belongs to. */
  readonly state: Tested
  /** From the test back to the form. */
  readonly onBack: () => void
  readonly onSaveAnyway: () => void
}

/** The connection test of a key, in the place of its form, until the key is saved. */
export function ConnectionCheckView({ state, onBack, onSaveAnyway }: ConnectionCheckViewProps) {
  const { t } = useWords()
  const cancel = useRef<HTMLButtonElement>(null)
  const change = useRef<HTMLButtonElement>(null)
  const stage = state.state
  useEffect(() => {
    if (stage === 'checking') cancel.current?.focus()
    if (stage === 'checkFailed') change.current?.focus()
    // Its button is gone with the failed test.
    if (stage === 'submitting' && document.activeElement !== cancel.current) cancel.current?.focus()
  }, [stage])
  const diagnosis = testOf(state)
  if (diagnosis === undefined) return null
  return (
    <div className="kr-dialog-view">
      <div className="kr-dialog-body">
        {/* Its room is kept from the start, as many lines as it needs, so that no step moves when it comes. */}
        <p className="kr-diagnosis-lead" role={stage === 'checkFailed' ? 'alert' : undefined} data-room={t('add.checkFailed')}>
          {stage === 'checkFailed' && t('add.checkFailed')}
        </p>
        <ConnectionDiagnostics diagnosis={diagnosis} progress={state.checks} />
      </div>
      <footer className="kr-dialog-footer">
        {stage === 'checkFailed' ? (
          <>
            <Button onClick={onSaveAnyway}>{t('add.saveAnyway')}</Button>
            <Button look="primary" ref={change} onClick={onBack}>
              {t('add.back')}
            </Button>
          </>
        ) : (
          <>
            <p className="kr-dialog-progress" role="status">
              {stage === 'submitting' && t('add.submitting')}
            </p>
            <Button ref={cancel} busy={stage === 'submitting'} onClick={onBack}>
              {t('actions.cancel')}
            </Button>
          </>
        )}
      </footer>
    </div>
  )
}
