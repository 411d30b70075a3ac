import { useEffect, useRef } from 'react'
import { ApiKeyTable as Parts, useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ProblemNote } from './ProblemNote'

export interface TableNoticesProps {
  /** Takes the focus that a notice had when it went. */
  readonly onGone: () => void
}

/** Why the last action failed, and why the list could not be read. */
export function TableNotices({ onGone }: TableNoticesProps) {
  const { list, problem, dismiss } = useApiKeyTableContext()
  const { t } = useWords()
  const shown = [problem, list.error].filter((one) => one !== null).length
  const before = useRef(shown)
  useEffect(() => {
    if (shown < before.current && document.activeElement === document.body) onGone()
    before.current = shown
  }, [shown, onGone])
  return (
    <>
      {problem !== null && (
        <ProblemNote error={problem}>
          <Button look="quiet" onClick={dismiss}>
            {t('actions.close')}
          </Button>
        </ProblemNote>
      )}
      {list.error !== null && (
        <ProblemNote error={list.error} lead={t(list.status === 'stale' ? 'table.stale' : 'table.failed')}>
          <Parts.Retry asChild>
            <Button>{t('actions.retry')}</Button>
          </Parts.Retry>
        </ProblemNote>
      )}
    </>
  )
}
