import { useLayoutEffect, useRef } from 'react'
import { useConnectionTest } from '../headless/useConnectionTest'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'
import { DialogShell } from './DialogShell'
import type { KeyDialogProps } from './keyDialogProps'
import { ProblemNote } from './ProblemNote'

export function TestKeyDialog({ apiKey, onClose, restoreFocus }: KeyDialogProps) {
  const { t } = useWords()
  const { state, diagnosis, error, progress, again, cancel } = useConnectionTest(apiKey.id)
  const retry = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    // The button that cancels is gone, and with it a focus that it may have had.
    if (state !== 'running' && document.activeElement === document.body) retry.current?.focus()
  }, [state])

  return (
    <DialogShell
      title={t('diagnosis.label')}
      description={t('diagnosis.for', { name: apiKey.name })}
      onClose={onClose}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button onClick={onClose}>{t('actions.close')}</Button>
          <Button look="primary" ref={retry} busy={state === 'running'} onClick={again}>
            {t('actions.retry')}
          </Button>
        </>
      }
    >
      <div className="kr-test">
        {error === null ? (
          <ConnectionDiagnostics diagnosis={diagnosis} progress={progress} cancelled={state === 'cancelled'} onCancel={cancel} />
        ) : (
          <ProblemNote error={error} />
        )}
      </div>
    </DialogShell>
  )
}
