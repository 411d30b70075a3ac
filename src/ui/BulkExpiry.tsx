import { useEffect, useId, useRef, useState } from 'react'
import { DAY_MS } from '../core/day'
import { isRequired } from '../core/rules'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import type { BulkFieldProps } from './BulkApplication'
import { DayInput } from './DayInput'
import { expiryPresets } from './expiryPresets'
import { Field } from './Field'
import { lastExpiry } from './lastExpiry'
import { NO_DATE } from './noDate'

/** When all of some keys end: after some days, at the end of a day, or never, as far as the rules allow. */
export function BulkExpiry({ value, onChange, message }: BulkFieldProps) {
  const { rules, words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const id = useId()
  const { maxDays = Infinity } = rules.expiresAt
  const last = lastExpiry(maxDays, now)
  const presets = expiryPresets(maxDays)
  const [choice, setChoice] = useState(String(presets.find((days) => days >= 90) ?? presets.at(-1)))
  const after = (days: string) => new Date(Math.min(now + Number(days) * DAY_MS, last)).toISOString()
  // Not never: that is what somebody has to choose.
  const first = useRef(() => onChange(after(choice)))
  useEffect(() => first.current(), [])
  const choose = (next: string) => {
    setChoice(next)
    onChange(next === 'never' ? '' : next === 'date' ? NO_DATE : after(next))
  }
  const described = message === null ? `${id}hint` : `${id}message`
  const until = Number.isNaN(Date.parse(value)) ? '' : t('expiry.until', { date: format.instant(value) })
  const policy = Number.isFinite(maxDays) ? t('expiry.policy', { count: maxDays }) : ''
  return (
    <Field
      id={id}
      label={t('fields.expiresAt')}
      required
      message={message}
      messageId={`${id}message`}
      hint={[until, policy].filter(Boolean).join(' · ')}
      hintId={`${id}hint`}
    >
      <div className="kr-expiry">
        <select
          id={id}
          className="kr-input"
          aria-invalid={message !== null}
          aria-describedby={described}
          value={choice}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {presets.map((days) => (
            <option key={days} value={days}>
              {t('expiry.days', { count: days })}
            </option>
          ))}
          <option value="date">{t('expiry.date')}</option>
          {!isRequired(rules.expiresAt) && <option value="never">{t('expiry.never')}</option>}
        </select>
        {choice === 'date' && (
          <DayInput
            label={t('expiry.dateLabel')}
            control={{ id, required: true, readOnly: false, 'aria-invalid': message !== null, 'aria-describedby': described }}
            value={value}
            onChange={onChange}
            onBlur={() => undefined}
            last={last}
          />
        )}
      </div>
    </Field>
  )
}
