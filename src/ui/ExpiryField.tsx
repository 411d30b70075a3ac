import { useId, useState } from 'react'
import { dayIn, endOfDayIn } from '../core/zonedDay'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'

import { Field } from './Field'

const PRESETS_DAYS = [7, 30, 90, 365] as const
const DAY_MS = 86_400_000

/** A date is wanted and not there yet. It is no instant, so the rules refuse it: left empty it would mean "never". */
const NO_DATE = 'date'

const endOfDay = (day: string, timeZone: string | undefined): string => {
  const end = endOfDayIn(day, timeZone)
  return Number.isNaN(end) ? NO_DATE : new Date(end).toISOString()
}

/** When the key ends: never, after some days, or at the end of a day. The form holds the instant. */
export function ExpiryField() {
  const { locked } = useAddApiKeyContext()
  const { timeZone, words } = useKeyrack()
  const { t, format } = words
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
              min={dayIn(now, timeZone)}
              required
              aria-invalid={control['aria-invalid']}
              aria-describedby={control['aria-describedby']}
              onBlur={value.onBlur}
              onChange={(event) => value.onChange(endOfDay(event.currentTarget.value, timeZone))}
            />
          </>
        )}
      </div>
    </Field>
  )
}
