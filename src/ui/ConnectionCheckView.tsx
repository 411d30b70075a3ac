import { useEffect, useRef } from 'react'
import type { CreateState } from '../core/createFlow'
import type { Diagnosis } from '../core/diagnosis'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'

/** What the test has found, if there is one; undefined where the form is to be seen. */
export const testOf = (state: CreateState): Diagnosis | null | undefined =>
  state.state === 'checking' ? null : 'diagnosis' in state ? (state.diagnosis ?? undefined) : undefined

/** The connection test of a new key, in the place of its form, until the key is saved. */
export function ConnectionCheckView() {
  const { state, back, saveAnyway } = useAddApiKeyContext()
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
        <p className="kr-diagnosis-lead" role={stage === 'checkFailed' ? 'alert' : undefined}>
          {stage === 'checkFailed' && t('add.checkFailed')}
        </p>
        <ConnectionDiagnostics diagnosis={diagnosis} progress={stage === 'checking' ? state.checks : []} />
      </div>
      <footer className="kr-dialog-footer">
        {stage === 'checkFailed' ? (
          <>
            <Button onClick={saveAnyway}>{t('add.saveAnyway')}</Button>
            <Button look="primary" ref={change} onClick={back}>
              {t('add.back')}
            </Button>
          </>
        ) : (
          <>
            <p className="kr-dialog-progress" role="status">
              {stage === 'submitting' && t('add.submitting')}
            </p>
            <Button ref={cancel} busy={stage === 'submitting'} onClick={back}>
              {t('actions.cancel')}
            </Button>
          </>
        )}
      </footer>
    </div>
  )
}
