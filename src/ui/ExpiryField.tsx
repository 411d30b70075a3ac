import { useEffect, useState } from 'react'
import { DAY_MS } from '../core/day'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { DaysChoice } from './DaysChoice'
import { expiryPresets } from './expiryPresets'
import { Field } from './Field'
import { lastExpiry } from './lastExpiry'
import { NO_DATE } from './noDate'

/** When the key ends: never, after some days, or at the end of a day. The form holds the instant. */
export function ExpiryField() {
  const { locked } = useKeyForm()
  const { rules, words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const { control, ...field } = useAddApiKeyField('expiresAt', { hint: true })
  const { ref, value, onChange, onBlur } = useAddApiKeyChoice('expiresAt')
  const [choice, setChoice] = useState(value === '' ? 'never' : 'date')

  const { maxDays = Infinity } = rules.expiresAt
  const last = lastExpiry(maxDays, now)
  const presets = expiryPresets(maxDays)
  const first = String(presets[0])

  const choose = (next: string) => {
    setChoice(next)
    const instant = () => new Date(Math.min(now + Number(next) * DAY_MS, last)).toISOString()
    onChange(next === 'never' ? '' : next === 'date' ? NO_DATE : instant())
  }

  // What may not be never, or no longer that far away, is the shortest that is offered. Also where the rules change on screen.
  const lost = choice !== 'date' && (field.required ? value === '' || Number(choice) > maxDays : false)
  useEffect(() => {
    if (lost && !locked) choose(first)
  })

  const empty = value === '' || value === NO_DATE
  const until = empty ? '' : t('expiry.until', { date: format.instant(value) })
  const policy = Number.isFinite(maxDays) ? t('expiry.policy', { count: maxDays }) : ''

  return (
    <Field
      {...field}
      id={control.id}
      required={field.required || choice === 'date'}
      hint={[until, policy].filter(Boolean).join(' · ')}
    >
      <DaysChoice
        control={control}
        inputRef={ref}
        choice={choice}
        none={field.required ? null : { value: 'never', label: t('expiry.never') }}
        presets={presets}
        dateLabel={t('expiry.dateLabel')}
        value={value}
        last={last}
        onChoose={choose}
        onChange={onChange}
        onBlur={onBlur}
      />
    </Field>
  )
}
