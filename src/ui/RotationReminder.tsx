import { useEffect, useRef, useState } from 'react'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { Field } from './Field'

const PRESETS_DAYS = [30, 90, 180, 365] as const
const DAY_MS = 86_400_000

/** After how many days the key is due for rotation, for those who look for it. */
export function RotationReminder() {
  const { locked } = useKeyForm()
  const { words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const { control, ...field } = useAddApiKeyField('rotationDueAt', { hint: true })
  const { ref, value, onChange, onBlur } = useAddApiKeyChoice('rotationDueAt')
  const [days, setDays] = useState('')
  const details = useRef<HTMLDetailsElement>(null)
  const wrong = field.message !== null
  useEffect(() => {
    if (wrong && details.current) details.current.open = true
  }, [wrong])
  return (
    <details className="kr-advanced" ref={details}>
      <summary>{t('expiry.advanced')}</summary>
      <Field
        {...field}
        label={t('expiry.remind')}
        id={control.id}
        hint={value === '' ? '' : t('expiry.remindOn', { date: format.day(value) })}
      >
        <select
          id={control.id}
          aria-invalid={control['aria-invalid']}
          aria-describedby={control['aria-describedby']}
          className="kr-input"
          ref={ref}
          onBlur={onBlur}
          value={value === '' ? '' : days}
          onChange={(event) => {
            if (locked) return
            const chosen = event.currentTarget.value
            setDays(chosen)
            onChange(chosen === '' ? '' : new Date(now + Number(chosen) * DAY_MS).toISOString())
          }}
        >
          <option value="">{t('table.none')}</option>
          {PRESETS_DAYS.map((count) => (
            <option key={count} value={count}>
              {t('expiry.days', { count })}
            </option>
          ))}
        </select>
      </Field>
    </details>
  )
}
