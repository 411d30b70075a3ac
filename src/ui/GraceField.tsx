import { useId, useState } from 'react'
import { MAX_GRACE_SECONDS } from '../core/rotation'
import { dayIn, endOfDayIn } from '../core/zonedDay'
import { useKeyrack } from '../headless/useKeyrack'
import { useNow } from '../headless/useNow'
import { Field } from './Field'

const HOUR = 3_600
const SECONDS = { hour: HOUR, day: 24 * HOUR } as const
type Unit = keyof typeof SECONDS

export interface GraceFieldProps {
  readonly label: string
  /** Lengths to choose from, in seconds; 0 is no grace at all. */
  readonly presets: readonly number[]
  /** The one that is chosen at first. */
  readonly initial: number
  /** From when the length counts: milliseconds since the epoch. */
  readonly from: number
  /** Seconds; NaN while what is entered is no length of time. */
  readonly onChange: (seconds: number) => void
  readonly locked: boolean
  readonly message: string | null
  /** The consequence of the choice. */
  readonly hint: string
}

/** How long a replaced key goes on working: one of some lengths, another one, or until the end of a day. */
export function GraceField({ label, presets, initial, from, onChange, locked, message, hint }: GraceFieldProps) {
  const { timeZone, words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const id = useId()
  const [choice, setChoice] = useState(String(initial))
  const [amount, setAmount] = useState('')
  const [unit, setUnit] = useState<Unit>('day')
  const last = now + MAX_GRACE_SECONDS * 1000

  const enter = (text: string, of: Unit) => {
    setAmount(text)
    setUnit(of)
    const count = Number(text)
    onChange(text !== '' && count > 0 ? Math.round(count * SECONDS[of]) : NaN)
  }
  const choose = (next: string) => {
    setChoice(next)
    if (next === 'length') enter(amount, unit)
    else onChange(next === 'date' ? NaN : Number(next))
  }
  // The last moment that the law allows, where that is on this day.
  const until = (day: string) => Math.floor(((day === dayIn(last, timeZone) ? last : endOfDayIn(day, timeZone)) - from) / 1000)
  const lengthOf = (seconds: number) => {
    const in24 = seconds % SECONDS.day === 0 && seconds > SECONDS.day
    return in24 ? format.length(seconds / SECONDS.day, 'day') : format.length(seconds / HOUR, 'hour')
  }
  const described = message === null ? `${id}hint` : `${id}message`
  const wired = { 'aria-invalid': message !== null, 'aria-describedby': described } as const

  return (
    <Field id={id} label={label} required message={message} messageId={`${id}message`} hint={hint} hintId={`${id}hint`}>
      <div className="kr-expiry">
        <select
          {...wired}
          id={id}
          className="kr-input"
          value={choice}
          onChange={(event) => locked || choose(event.currentTarget.value)}
        >
          {presets.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t('rotate.none') : lengthOf(seconds)}
            </option>
          ))}
          <option value="length">{t('rotate.length')}</option>
          <option value="date">{t('expiry.date')}</option>
        </select>
        {choice === 'length' && (
          <div className="kr-length">
            <input
              {...wired}
              type="number"
              className="kr-input"
              aria-label={label}
              min={1}
              step={1}
              inputMode="numeric"
              readOnly={locked}
              value={amount}
              onChange={(event) => enter(event.currentTarget.value, unit)}
            />
            <select
              className="kr-input"
              aria-label={t('grace.unit')}
              value={unit}
              onChange={(event) => locked || enter(amount, event.currentTarget.value as Unit)}
            >
              {(['hour', 'day'] as const).map((each) => (
                <option key={each} value={each}>
                  {format.unit(Number(amount) || 0, each)}
                </option>
              ))}
            </select>
          </div>
        )}
        {choice === 'date' && (
          <input
            {...wired}
            type="date"
            className="kr-input"
            aria-label={t('fields.retiresAt')}
            min={dayIn(now, timeZone)}
            max={dayIn(last, timeZone)}
            required
            readOnly={locked}
            onChange={(event) => onChange(until(event.currentTarget.value))}
          />
        )}
      </div>
    </Field>
  )
}
