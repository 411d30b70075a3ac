import { type FocusEventHandler, useId } from 'react'
import { dayIn, endOfDayIn } from '../core/zonedDay'
import type { FieldControlProps } from '../headless/useAddApiKeyField'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { NO_DATE } from './noDate'

export interface DayInputProps {
  readonly label: string
  /** Of the field that the day belongs to. */
  readonly control: FieldControlProps
  /** An ISO 8601 instant, or whatever else stands where no day was entered. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur: FocusEventHandler
  /** The last moment that the rules allow, in milliseconds since the epoch. @default none */
  readonly last?: number
}

/** The end of a day, or the last moment that the rules allow where that is on this day. */
const endOfDay = (day: string, timeZone: string | undefined, last: number): string => {
  const end = endOfDayIn(day, timeZone)
  if (Number.isNaN(end)) return NO_DATE
  return new Date(Number.isFinite(last) && day === dayIn(last, timeZone) ? last : end).toISOString()
}

/** A day of the user's own, in the zone of the host. The form holds its end. */
export function DayInput({ label, control, value, onChange, onBlur, last = Infinity }: DayInputProps) {
  const { timeZone } = useKeyrack()
  const now = useNow()
  const id = useId()
  return (
    <>
      <label className="kr-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="kr-input"
        readOnly={control.readOnly}
        min={dayIn(now, timeZone)}
        {...(Number.isFinite(last) ? { max: dayIn(last, timeZone) } : {})}
        required
        {...(Number.isNaN(Date.parse(value)) ? {} : { defaultValue: dayIn(Date.parse(value), timeZone) })}
        aria-invalid={control['aria-invalid']}
        aria-describedby={control['aria-describedby']}
        onBlur={onBlur}
        onChange={(event) => onChange(endOfDay(event.currentTarget.value, timeZone, last))}
      />
    </>
  )
}
