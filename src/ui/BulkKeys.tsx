import type { BulkTarget } from '../core/bulkFlow'
import { useWords } from '../headless/useWords'

export interface BulkKeysProps<Target extends BulkTarget> {
  readonly keys: readonly Target[]
  readonly title: string
  /** What there is to say about one. */
  readonly say: (key: Target) => string
  /** @default closed */
  readonly open?: boolean
}

/** More names than this are not read by anybody. */
const SHOWN = 100

/** Keys that an action left out or failed with, each with the reason. Nothing where there are none. */
export function BulkKeys<Target extends BulkTarget>({ keys, title, say, open = false }: BulkKeysProps<Target>) {
  const { t } = useWords()
  if (keys.length === 0) return null
  return (
    <details className="kr-bulk-keys" open={open}>
      <summary>{title}</summary>
      <ul className="kr-bulk-list">
        {keys.slice(0, SHOWN).map((key) => (
          <li key={key.id} className="kr-bulk-key">
            <bdi className="kr-bulk-name">{key.name}</bdi>
            <span className="kr-muted">{say(key)}</span>
          </li>
        ))}
        {keys.length > SHOWN && <li className="kr-muted">{t('bulk.more', { count: keys.length - SHOWN })}</li>}
      </ul>
    </details>
  )
}
