import { useConnectionTest } from '../headless/useConnectionTest'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ConnectionDiagnostics } from './ConnectionDiagnostics'
import { DialogShell } from './DialogShell'
import type { KeyDialogProps } from './keyDialogProps'
import { ProblemNote } from './ProblemNote'

export function TestKeyDialog({ apiKey, onClose, restoreFocus }: KeyDialogProps) {
  const { t } = useWords()
  const { state, diagnosis, error, again } = useConnectionTest(apiKey.id)

  return (
    <DialogShell
      title={t('diagnosis.label')}
      description={t('diagnosis.for', { name: apiKey.name })}
      onClose={onClose}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button onClick={onClose}>{t('actions.close')}</Button>
          <Button look="primary" busy={state === 'running'} onClick={again}>
            {t('actions.retry')}
          </Button>
        </>
      }
    >
      <div className="kr-test" aria-live="polite">
        {state === 'running' && <p className="kr-muted">{t('add.checking')}</p>}
        {diagnosis !== null && <ConnectionDiagnostics diagnosis={diagnosis} />}
        {error !== null && <ProblemNote error={error} />}
      </div>
    </DialogShell>
  )
}
