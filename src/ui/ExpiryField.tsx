import { useEffect, useId, useState } from 'react'
import { dayIn, endOfDayIn } from '../core/zonedDay'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { Field } from './Field'

const PRESETS_DAYS = [7, 30, 90, 365] as const
const DAY_MS = 86_400_000
/** How far the clock of the service may be behind ours, so that the longest life is not refused for it. */
const SKEW_MS = 60_000

/** A date is wanted and not there yet. It is no instant, so the rules refuse it: left empty it would mean "never". */
const NO_DATE = 'date'

/** The usual lives that the rules allow, and the longest that they do. */
const presetsWithin = (maxDays: number): number[] => [
  ...PRESETS_DAYS.filter((days) => days < maxDays),
  ...(Number.isFinite(maxDays) ? [maxDays] : []),
]

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
  const last = now + maxDays * DAY_MS - SKEW_MS
  const presets = presetsWithin(maxDays)
  const first = String(presets[0])

  const choose = (next: string) => {
    setChoice(next)
    const instant = () => new Date(Math.min(now + Number(next) * DAY_MS, last)).toISOString()
    value.onChange(next === 'never' ? '' : next === 'date' ? NO_DATE : instant())
  }

  // What may not be never, or no longer that far away, is the shortest that is offered. Also where the rules change on screen.
  const lost = choice !== 'date' && (field.required ? value.value === '' || Number(choice) > maxDays : false)
  useEffect(() => {
    if (lost && !locked) choose(first)
  })

  const empty = value.value === '' || value.value === NO_DATE
  const until = empty ? '' : t('expiry.until', { date: format.instant(value.value) })
  const policy = Number.isFinite(maxDays) ? t('expiry.policy', { count: maxDays }) : ''

  return (
    <Field
      {...field}
      id={control.id}
      required={field.required || choice === 'date'}
      hint={[until, policy].filter(Boolean).join(' · ')}
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
          {presets.map((days) => (
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
