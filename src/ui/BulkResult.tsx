import { useEffect, useRef } from 'react'
import type { BulkState } from '../core/bulkFlow'
import { useWords } from '../headless/useWords'
import { BulkKeys } from './BulkKeys'
import { Button } from './Button'
import { ProblemNote } from './ProblemNote'

export interface BulkResultProps {
  readonly state: BulkState & { readonly state: 'finished' }
  readonly onRetry: () => void
  readonly onClose: () => void
}

/** How an action on many keys ended where it did not work with all of them: which failed, and why. */
export function BulkResult({ state, onRetry, onClose }: BulkResultProps) {
  const { t, problem, join } = useWords()
  const { done, failed, remaining, total, stopped } = state
  const again = useRef<HTMLButtonElement>(null)
  useEffect(() => again.current?.focus(), [])
  return (
    <>
      <div className="kr-dialog-body kr-form">
        {stopped !== null && <ProblemNote error={{ code: stopped }} />}
        {/* Read with the focus, which comes in the same moment. */}
        <p className="kr-bulk-outcome" role="alert">
          {[
            t('bulk.done', { done: done.length, total }),
            ...(failed.length === 0 ? [] : [t('bulk.failed', { count: failed.length })]),
            ...(remaining.length === 0 ? [] : [t('bulk.remaining', { count: remaining.length })]),
          ].join(' · ')}
        </p>
        <BulkKeys
          keys={failed}
          open
          title={t('bulk.failed', { count: failed.length })}
          say={({ code }) => {
            const { what, next } = problem({ code })
            return join(what, next)
          }}
        />
      </div>
      <footer className="kr-dialog-footer">
        <Button onClick={onClose}>{t('actions.close')}</Button>
        <Button look="primary" ref={again} onClick={onRetry}>
          {t(failed.length > 0 ? 'bulk.retry' : 'bulk.resume')}
        </Button>
      </footer>
    </>
  )
}
