import { useEffect, useRef, useState } from 'react'
import { DAY_MS } from '../core/day'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { DaysChoice } from './DaysChoice'
import { Field } from './Field'
import { NO_DATE } from './noDate'

const PRESETS_DAYS = [30, 90, 180, 365] as const

/** From when the key is due for rotation, for those who look for it, and where there is a reminder to be seen or changed. */
export function RotationReminder() {
  const { words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const { control, ...field } = useAddApiKeyField('rotationDueAt', { hint: true })
  const { ref, value, onChange, onBlur } = useAddApiKeyChoice('rotationDueAt')
  const [choice, setChoice] = useState(value === '' ? '' : 'date')
  const details = useRef<HTMLDetailsElement>(null)
  const shown = field.message !== null || choice !== ''
  useEffect(() => {
    if (shown && details.current) details.current.open = true
  }, [shown])
  const choose = (next: string) => {
    setChoice(next)
    onChange(next === '' ? '' : next === 'date' ? NO_DATE : new Date(now + Number(next) * DAY_MS).toISOString())
  }
  return (
    <details className="kr-advanced" ref={details}>
      <summary>{t('expiry.advanced')}</summary>
      <Field
        {...field}
        id={control.id}
        label={t('expiry.remind')}
        required={choice === 'date'}
        hint={value === '' || value === NO_DATE ? '' : t('expiry.remindOn', { date: format.day(value) })}
      >
        <DaysChoice
          control={control}
          inputRef={ref}
          choice={choice}
          none={{ value: '', label: t('table.none') }}
          presets={PRESETS_DAYS}
          dateLabel={t('fields.rotationDueAt')}
          value={value}
          onChoose={choose}
          onChange={onChange}
          onBlur={onBlur}
        />
      </Field>
    </details>
  )
}
