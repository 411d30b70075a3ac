import type { BulkState } from '../core/bulkFlow'
import type { BulkActions } from '../headless/useBulkActions'
import { useWords } from '../headless/useWords'
import { BulkConfirm } from './BulkConfirm'
import { BULK_LABELS } from './bulkLabels'
import { BulkProgress } from './BulkProgress'
import { BulkResult } from './BulkResult'
import { Button } from './Button'
import { DialogShell } from './DialogShell'
import { ProblemNote } from './ProblemNote'

export interface BulkDialogProps {
  readonly bulk: BulkActions
  readonly restoreFocus: () => void
}

const countOf = (state: BulkState): number | null =>
  state.state === 'confirming'
    ? state.targets.length
    : state.state === 'running' || state.state === 'finished'
      ? state.total
      : null

/** An action on many keys from its question to its end, in one dialog. */
export function BulkDialog({ bulk, restoreFocus }: BulkDialogProps) {
  const { t } = useWords()
  const { state, cancel, close, retry } = bulk
  if (state.state === 'idle') return null
  const { action } = state
  const label = t(BULK_LABELS[action])
  const count = countOf(state)
  const under = state.state === 'running' || state.state === 'collecting'
  return (
    <DialogShell
      title={count === null ? label : t('bulk.title', { action: label, keys: t('table.count', { count }) })}
      description={t(`bulk.texts.${action}`)}
      role={action === 'revoke' || action === 'delete' ? 'alertdialog' : 'dialog'}
      closable={false}
      firm
      // Escape cancels what can be cancelled, and what is under way is waited for.
      onClose={under ? cancel : close}
      restoreFocus={restoreFocus}
    >
      {state.state === 'confirming' && <BulkConfirm bulk={bulk} state={state} />}
      {(state.state === 'running' || state.state === 'collecting') && <BulkProgress state={state} onCancel={cancel} />}
      {state.state === 'finished' && <BulkResult state={state} onRetry={retry} onClose={close} />}
      {state.state === 'collectFailed' && (
        <>
          <div className="kr-dialog-body">
            <ProblemNote error={state.error} />
          </div>
          <footer className="kr-dialog-footer">
            <Button onClick={close}>{t('actions.cancel')}</Button>
            <Button look="primary" onClick={retry}>
              {t('actions.retry')}
            </Button>
          </footer>
        </>
      )}
    </DialogShell>
  )
}
