import { useId, useMemo } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'
import { Field } from './Field'
import { Suggestions } from './Suggestions'

export interface BulkFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong with it. */
  readonly message: string | null
}

/** Which application all of some keys are for: any name, with those suggested that have keys, or none. */
export function BulkApplication({ value, onChange, message }: BulkFieldProps) {
  const { list } = useApiKeyTableContext()
  const { t } = useWords()
  const id = useId()
  const names = useMemo(() => [...new Set(list.keys.flatMap(({ application }) => application ?? []))].toSorted(), [list.keys])
  return (
    <Field
      id={id}
      label={t('fields.application')}
      required={false}
      message={message}
      messageId={`${id}message`}
      hintId={`${id}hint`}
    >
      <input
        id={id}
        className="kr-input"
        dir="auto"
        value={value}
        {...(names.length > 0 ? { list: `${id}list` } : {})}
        aria-invalid={message !== null}
        aria-describedby={message === null ? undefined : `${id}message`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {names.length > 0 && <Suggestions id={`${id}list`} values={names} />}
    </Field>
  )
}
