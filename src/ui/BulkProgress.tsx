import { useEffect, useRef } from 'react'
import type { BulkState } from '../core/bulkFlow'
import { useWords } from '../headless/useWords'
import { Button } from './Button'

export interface BulkProgressProps {
  readonly state: BulkState & { readonly state: 'running' | 'collecting' }
  readonly onCancel: () => void
}

/** How far an action on many keys has come, and the button that stops it. */
export function BulkProgress({ state, onCancel }: BulkProgressProps) {
  const { t, format } = useWords()
  const cancel = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone, and the focus with it.
  useEffect(() => cancel.current?.focus(), [])
  const running = state.state === 'running' ? state : null
  const done = running === null ? 0 : running.done.length + running.failed.length
  const told =
    running === null
      ? t('bulk.collecting', { count: state.state === 'collecting' ? state.found : 0 })
      : t('bulk.progress', { done, total: running.total })
  const what =
    running === null
      ? ''
      : running.cancelling
        ? t('bulk.stopping')
        : running.pausedFor !== null
          ? t('bulk.paused', { wait: format.wait(running.pausedFor) })
          : running.current === null
            ? ''
            : t('bulk.now', { name: running.current })
  return (
    <>
      <div className="kr-dialog-body kr-bulk-progress">
        <p>{told}</p>
        <div
          className="kr-progress"
          role="progressbar"
          aria-label={t('bulk.label')}
          aria-valuetext={told}
          {...(running === null ? {} : { 'aria-valuemin': 0, 'aria-valuemax': running.total, 'aria-valuenow': done })}
        >
          <span style={running === null ? undefined : { inlineSize: `${(100 * done) / running.total}%` }} />
        </div>
        <p className="kr-muted kr-bulk-now">{what}</p>
        <p className="kr-hidden" role="status">
          {running?.cancelling || running?.pausedFor ? what : ''}
        </p>
      </div>
      <footer className="kr-dialog-footer">
        <Button ref={cancel} busy={running?.cancelling ?? false} onClick={onCancel}>
          {t('actions.cancel')}
        </Button>
      </footer>
    </>
  )
}
