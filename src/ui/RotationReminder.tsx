import { useEffect, useRef, useState } from 'react'
import { DAY_MS } from '../core/day'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { DayInput } from './DayInput'
import { Field } from './Field'
import { NO_DATE } from './noDate'

const PRESETS_DAYS = [30, 90, 180, 365] as const

/** From when the key is due for rotation, for those who look for it, and where there is a reminder to be seen or changed. */
export function RotationReminder() {
  const { locked } = useKeyForm()
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
        <div className="kr-expiry">
          <select
            id={control.id}
            aria-invalid={control['aria-invalid']}
            aria-describedby={control['aria-describedby']}
            className="kr-input"
            ref={ref}
            onBlur={onBlur}
            value={choice}
            onChange={(event) => locked || choose(event.currentTarget.value)}
          >
            <option value="">{t('table.none')}</option>
            {PRESETS_DAYS.map((count) => (
              <option key={count} value={count}>
                {t('expiry.days', { count })}
              </option>
            ))}
            <option value="date">{t('expiry.date')}</option>
          </select>
          {choice === 'date' && (
            <DayInput label={t('fields.rotationDueAt')} control={control} value={value} onChange={onChange} onBlur={onBlur} />
          )}
        </div>
      </Field>
    </details>
  )
}
