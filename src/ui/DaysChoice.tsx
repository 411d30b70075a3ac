import type { RefCallback } from 'react'
import { useKeyForm } from '../headless/keyFormContext'
import { useWords } from '../headless/useWords'
import { DayInput, type DayInputProps } from './DayInput'

export interface DaysChoiceProps extends Omit<DayInputProps, 'label'> {
  readonly inputRef: RefCallback<HTMLSelectElement>
  /** What is chosen: a number of days, `date`, or the value of `none`. */
  readonly choice: string
  /** How to choose no day at all; `null` where there has to be one. */
  readonly none: { readonly value: string; readonly label: string } | null
  /** Numbers of days. */
  readonly presets: readonly number[]
  readonly dateLabel: string
  readonly onChoose: (choice: string) => void
}

/** No day, one so many days away, or one of the calendar. */
export function DaysChoice({ inputRef, choice, none, presets, dateLabel, onChoose, ...day }: DaysChoiceProps) {
  const { locked } = useKeyForm()
  const { t } = useWords()
  const { control, onBlur } = day
  return (
    <div className="kr-expiry">
      <select
        id={control.id}
        aria-invalid={control['aria-invalid']}
        aria-describedby={control['aria-describedby']}
        className="kr-input"
        ref={inputRef}
        onBlur={onBlur}
        value={choice}
        onChange={(event) => locked || onChoose(event.currentTarget.value)}
      >
        {none !== null && <option value={none.value}>{none.label}</option>}
        {presets.map((days) => (
          <option key={days} value={days}>
            {t('expiry.days', { count: days })}
          </option>
        ))}
        <option value="date">{t('expiry.date')}</option>
      </select>
      {choice === 'date' && <DayInput {...day} label={dateLabel} />}
    </div>
  )
}
