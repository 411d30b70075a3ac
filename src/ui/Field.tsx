import type { ReactNode } from 'react'
import { useWords } from '../headless/useWords'
import { warningIcon } from './icons'

export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly required: boolean
  readonly message: string | null
  readonly messageId: string
  readonly hint?: ReactNode
  readonly hintId: string
  /** Stands at the end of the label's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Below the hint and the message. */
  readonly after?: ReactNode
}

/** Label, control, hint, and a message whose line is reserved by the hint, so that nothing jumps when it comes. */
export function Field({ id, label, required, message, messageId, hint, hintId, aside, children, after }: FieldProps) {
  const { t } = useWords()
  return (
    <div className="kr-field" data-invalid={message !== null || undefined}>
      <div className="kr-field-top">
        <label className="kr-field-label" htmlFor={id}>
          {label}
          {!required && <span className="kr-field-optional"> ({t('add.optional')})</span>}
        </label>
        {aside}
      </div>
      {children}
      {hint !== undefined && (
        <p className="kr-field-hint" id={hintId} hidden={message !== null}>
          {hint}
        </p>
      )}
      <p className="kr-field-message" id={messageId} hidden={message === null} aria-live="polite">
        {message !== null && (
          <>
            {warningIcon}
            <span>{message}</span>
          </>
        )}
      </p>
      {after}
    </div>
  )
}
