import { type ApiKey, endOf } from '../core/model'
import { useApiKey } from '../headless/useApiKey'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'

export interface OldKeyUseProps {
  readonly apiKey: ApiKey
  /** Leaves out until when it works, where that is about to change. */
  readonly ending?: boolean
}

/** Until when a replaced key works, and whether anything still uses it, as of the last half minute. */
export function OldKeyUse({ apiKey, ending = false }: OldKeyUseProps) {
  const { key } = useApiKey(apiKey)
  const { t, format } = useWords()
  const now = useNow()
  const { lastUsedAt } = key
  const end = endOf(key)
  const works = end !== null && Date.parse(end) > now
  return (
    <ul className="kr-consequences">
      {!ending && <li>{works ? t('rotate.until', { date: format.instant(end) }) : t('rotate.now')}</li>}
      <li>{lastUsedAt === null ? t('rotate.neverUsed') : t('rotate.lastUsed', { when: format.relative(lastUsedAt, now) })}</li>
    </ul>
  )
}
