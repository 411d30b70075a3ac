import type { ReactNode } from 'react'
import type { ApiKeyError } from '../core/errors'
import { useWords } from '../headless/useWords'
import { warningIcon } from './icons'

export interface ProblemNoteProps {
  readonly error: Pick<ApiKeyError, 'code' | 'correlationId'>
  /** Said first, where the error alone does not tell what failed. */
  readonly lead?: string
  readonly children?: ReactNode
}

/** What happened, what to do, and under which reference the service's log has it. */
export function ProblemNote({ error, lead, children }: ProblemNoteProps) {
  const { t, problem, join } = useWords()
  const { what, next } = problem(error)
  return (
    <div className="kr-note" data-look="danger" role="alert">
      {warningIcon}
      <div className="kr-note-body">
        <p className="kr-note-what">{lead === undefined ? what : join(lead, what)}</p>
        <p className="kr-note-next">{next}</p>
        {error.correlationId !== undefined && (
          <p className="kr-note-next">{t('problems.reference', { correlationId: error.correlationId })}</p>
        )}
        {children}
      </div>
    </div>
  )
}
