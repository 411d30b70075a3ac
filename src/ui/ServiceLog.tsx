import { useMemo, useRef, useState } from 'react'
import { Secret } from '../core/secret'
import { useCopy } from '../headless/useCopy'
import { useKeyrack } from '../headless/useKeyrack'
import { checkIcon, copyIcon } from './icons'

export interface ServiceLogProps {
  readonly correlationId: string
  /** ISO 8601. @default when it is first shown */
  readonly at?: string | undefined
}

/** Under which reference, and when, the service's log has something. */
export function ServiceLog({ correlationId, at }: ServiceLogProps) {
  const { words, now } = useKeyrack()
  const { t, format } = words
  const [first] = useState(() => new Date(now ?? Date.now()).toISOString())
  const time = at ?? first
  const shown = useRef<HTMLElement>(null)
  // No secret; but what copies one claims no success that it has not seen, and selects the text where there was none.
  const { state, copy } = useCopy(
    useMemo(() => new Secret(correlationId), [correlationId]),
    shown,
  )
  return (
    <div className="kr-log">
      <p className="kr-muted">
        <time dateTime={time}>{t('diagnosis.look', { time: format.instant(time) })}</time>
      </p>
      <div className="kr-log-row">
        <code className="kr-log-reference" dir="ltr" ref={shown}>
          {correlationId}
        </code>
        <button
          type="button"
          className="kr-icon-button"
          data-state={state}
          aria-label={t(state === 'copied' ? 'reveal.copied' : 'reveal.copy')}
          onClick={() => void copy()}
        >
          {state === 'copied' ? checkIcon : copyIcon}
        </button>
      </div>
      <p className="kr-log-outcome" role="status" data-state={state}>
        {state === 'failed' ? t('diagnosis.copyFailed') : state === 'copied' ? t('reveal.copied') : ''}
      </p>
    </div>
  )
}
