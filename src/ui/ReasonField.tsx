import { lengthOf } from '../core/schema'
import { useWords } from '../headless/useWords'
import { Field } from './Field'

/** Code points; what `revoke` takes. */
const MAX_REASON = 500

export const isTooLong = (reason: string): boolean => lengthOf(reason) > MAX_REASON

export interface ReasonFieldProps {
  readonly id: string
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly readOnly?: boolean
}

/** Why keys are revoked, for the audit log. */
export function ReasonField({ id, value, onChange, readOnly = false }: ReasonFieldProps) {
  const { t } = useWords()
  const tooLong = isTooLong(value)
  return (
    <Field
      id={`${id}reason`}
      label={t('confirm.reason')}
      required={false}
      message={tooLong ? t('errors.maxLength', { label: t('confirm.reason'), maxLength: MAX_REASON, count: MAX_REASON }) : null}
      messageId={`${id}message`}
      hintId={`${id}hint`}
    >
      <input
        id={`${id}reason`}
        className="kr-input"
        dir="auto"
        value={value}
        readOnly={readOnly}
        aria-invalid={tooLong}
        aria-describedby={tooLong ? `${id}message` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
