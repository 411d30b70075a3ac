import { useId, useState } from 'react'
import { dayIn, endOfDayIn } from '../core/zonedDay'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'

import { Field } from './Field'

const PRESETS_DAYS = [7, 30, 90, 365] as const
const DAY_MS = 86_400_000

/** A date is wanted and not there yet. It is no instant, so the rules refuse it: left empty it would mean "never". */
const NO_DATE = 'date'

/** The end of a day, or the last moment that the rules allow where that is on this day. */
const endOfDay = (day: string, timeZone: string | undefined, last: number): string => {
  const end = endOfDayIn(day, timeZone)
  if (Number.isNaN(end)) return NO_DATE
  return new Date(Number.isFinite(last) && day === dayIn(last, timeZone) ? last : end).toISOString()
}

/** When the key ends: never, after some days, or at the end of a day. The form holds the instant. */
export function ExpiryField() {
  const { locked } = useKeyForm()
  const { rules, timeZone, words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const { control, ...field } = useAddApiKeyField('expiresAt', { hint: true })
  const value = useAddApiKeyChoice('expiresAt')
  const [choice, setChoice] = useState(value.value === '' ? 'never' : 'date')
  const dateId = useId()

  const { maxDays = Infinity } = rules.expiresAt
  const last = now + maxDays * DAY_MS

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
          {PRESETS_DAYS.filter((days) => days <= maxDays).map((days) => (
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
              {...(Number.isFinite(last) ? { max: dayIn(last, timeZone) } : {})}
              required
              {...(Number.isNaN(Date.parse(value.value)) ? {} : { defaultValue: dayIn(Date.parse(value.value), timeZone) })}
              aria-invalid={control['aria-invalid']}
              aria-describedby={control['aria-describedby']}
              onBlur={value.onBlur}
              onChange={(event) => value.onChange(endOfDay(event.currentTarget.value, timeZone, last))}
            />
          </>
        )}
      </div>
    </Field>
  )
}
