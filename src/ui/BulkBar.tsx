import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { BulkAction } from '../core/bulkFlow'
import type { BulkOffer } from '../headless/useBulkActions'
import { useWords } from '../headless/useWords'
import { BULK_LABELS } from './bulkLabels'
import { Button } from './Button'

export interface BulkBarProps {
  readonly offers: readonly BulkOffer[]
  readonly onAction: (action: BulkAction, button: HTMLElement) => void
  readonly onClear: () => void
  readonly children?: ReactNode
}

/** How many keys are chosen, and what can be done with them. It stays in view at the end of the table. */
export function BulkBar({ offers, onAction, onClear, children }: BulkBarProps) {
  const { chosen, list } = useApiKeyTableContext()
  const { t } = useWords()
  const id = useId()
  const clear = useRef<HTMLButtonElement>(null)
  const { count, everything, state } = chosen
  const all = list.total ?? list.count
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const table = bar.current?.closest<HTMLElement>('.kr-api-key-table')
    if (!bar.current || !table) return undefined
    // For the style sheet, which keeps what gets the focus clear of it.
    const observer = new ResizeObserver(([entry]) =>
      table.style.setProperty('--kr-bar', `${entry?.borderBoxSize[0]?.blockSize ?? 0}px`),
    )
    observer.observe(bar.current)
    return () => {
      observer.disconnect()
      table.style.removeProperty('--kr-bar')
    }
  }, [])
  const reasons = [...new Set(offers.flatMap(({ reason }) => reason ?? []))]
  return (
    <div className="kr-bulk" ref={bar} role="group" aria-label={t('bulk.label')}>
      <p className="kr-bulk-count" role="status">
        {t('bulk.chosen', { count })}
      </p>
      {!everything && (state !== 'all' || list.hasMore) && all > 0 && (
        <Button
          look="quiet"
          onClick={() => {
            // This button goes; the focus must not go with it.
            clear.current?.focus()
            chosen.chooseEverything()
          }}
        >
          {t('bulk.chooseAll', { count: all })}
        </Button>
      )}
      <Button look="quiet" ref={clear} onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      <div className="kr-bulk-actions">
        {offers.map(({ action, reason }) => (
          <Button
            key={action}
            data-action={action}
            data-danger={action === 'revoke' || action === 'delete' || undefined}
            aria-disabled={reason !== null || undefined}
            aria-describedby={reason === null ? undefined : `${id}${reasons.indexOf(reason)}`}
            onClick={(event) => reason === null && onAction(action, event.currentTarget)}
          >
            {t(BULK_LABELS[action])}
          </Button>
        ))}
        {children}
      </div>
      {reasons.map((reason, at) => (
        <p key={reason} id={`${id}${at}`} className="kr-refusal" dir="auto">
          {reason}
        </p>
      ))}
    </div>
  )
}
