import { ApiKeyTable as Parts, useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { ProblemNote } from './ProblemNote'

/** Why the last action failed, and why the list could not be read. */
export function TableNotices() {
  const { list, problem, dismiss } = useApiKeyTableContext()
  const { t } = useWords()
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
