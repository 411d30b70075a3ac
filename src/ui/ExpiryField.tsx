import { useId, useState } from 'react'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { Field } from './Field'

const PRESETS_DAYS = [7, 30, 90, 365] as const
const DAY_MS = 86_400_000

/** A date is wanted and not there yet. It is no instant, so the rules refuse it: left empty it would mean "never". */
const NO_DATE = 'date'

/** The last millisecond of a local day, for a key that is good "until the 23rd" is good on the 23rd. */
const endOfDay = (date: string): string => {
  const end = new Date(`${date}T23:59:59.999`)
  return Number.isNaN(end.getTime()) ? NO_DATE : end.toISOString()
}

const localDay = (time: number): string => {
  const date = new Date(time)
  return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-')
}

/** When the key ends: never, after some days, or at the end of a day. The form holds the instant. */
export function ExpiryField() {
  const { locked } = useAddApiKeyContext()
  const { t, format } = useWords()
  const now = useNow()
  const { control, ...field } = useAddApiKeyField('expiresAt', { hint: true })
  const value = useAddApiKeyChoice('expiresAt')
  const [choice, setChoice] = useState('never')
  const dateId = useId()

  const choose = (next: string) => {
    setChoice(next)
    value.onChange(next === 'never' ? '' : next === 'date' ? NO_DATE : new Date(now + Number(next) * DAY_MS).toISOString())
  }

  return (
    <Field
      {...field}
      id={control.id}
      required={field.required || choice === 'date'}
      hint={value.value === '' || value.value === NO_DATE ? '' : t('expiry.until', { date: format.instant(value.value) })}
    >
      <div className="kr-expiry">
        <select
          id={control.id}
          aria-invalid={control['aria-invalid']}
          aria-describedby={control['aria-describedby']}
          className="kr-input"
          ref={value.ref}
          onBlur={value.onBlur}
          value={choice}
          onChange={(event) => locked || choose(event.currentTarget.value)}
        >
          {!field.required && <option value="never">{t('expiry.never')}</option>}
          {field.required && choice === 'never' && <option value="never">–</option>}
          {PRESETS_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('expiry.days', { count: days })}
            </option>
          ))}
          <option value="date">{t('expiry.date')}</option>
        </select>
        {choice === 'date' && (
          <>
            <label className="kr-hidden" htmlFor={dateId}>
              {t('expiry.dateLabel')}
            </label>
            <input
              id={dateId}
              type="date"
              className="kr-input"
              readOnly={locked}
              min={localDay(now)}
              required
              aria-invalid={control['aria-invalid']}
              aria-describedby={control['aria-describedby']}
              onBlur={value.onBlur}
              onChange={(event) => value.onChange(endOfDay(event.currentTarget.value))}
            />
          </>
        )}
      </div>
    </Field>
  )
}
