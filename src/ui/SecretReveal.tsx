import { useEffect, useId, useRef, useState } from 'react'
import type { Secret } from '../core/secret'
import { useCopy } from '../headless/useCopy'
import { useDirection } from '../headless/useDirection'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { checkIcon, copyIcon } from './icons'

export interface SecretRevealProps {
  readonly secret: Secret
  /** Whether the user has said that the key is kept. */
  readonly kept: boolean
  readonly onKeptChange: (kept: boolean) => void
}

/** A secret, this once: as text that can be selected, with a copy button that does not say more than it knows. */
export function SecretReveal({ secret, kept, onKeptChange }: SecretRevealProps) {
  const { t } = useWords()
  const { ref, dir } = useDirection()
  const labelId = useId()
  const shown = useRef<HTMLElement>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const { state, copy } = useCopy(secret, shown)

  useEffect(() => element?.focus(), [element])

  return (
    <div ref={ref} dir={dir} className="kr-scope kr-reveal">
      <p className="kr-field-label" id={labelId}>
        {t('reveal.key')}
      </p>
      <div className="kr-reveal-row">
        {/* Text, not an input: the `value` of an input would be an attribute. Focusable, so that it is read and can be scrolled. */}
        <code
          className="kr-reveal-secret rr-block ph-no-capture sentry-block"
          dir="ltr"
          role="textbox"
          aria-readonly="true"
          aria-labelledby={labelId}
          tabIndex={0}
          ref={(node) => {
            shown.current = node
            setElement(node)
          }}
        >
          {secret.reveal()}
        </code>
        <Button
          look="primary"
          icon={state === 'copied' ? checkIcon : copyIcon}
          busy={state === 'copying'}
          onClick={() => void copy()}
        >
          {t(state === 'copied' ? 'reveal.copied' : 'reveal.copy')}
        </Button>
      </div>
      <p className="kr-reveal-outcome" role="status" data-state={state}>
        {state === 'failed' ? t('reveal.copyFailed') : state === 'copied' ? t('reveal.copied') : ''}
      </p>
      <label className="kr-check">
        <input type="checkbox" checked={kept} onChange={(event) => onKeptChange(event.currentTarget.checked)} />
        {t('reveal.kept')}
      </label>
    </div>
  )
}
