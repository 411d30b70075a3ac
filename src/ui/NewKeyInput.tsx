import { forwardRef, useState } from 'react'
import { useWords } from '../headless/useWords'
import { hideIcon, showIcon } from './icons'
import { PRIVATE_INPUT } from './privateInput'

export interface NewKeyInputProps {
  readonly id: string
  readonly readOnly: boolean
  readonly invalid: boolean
  readonly describedBy?: string | undefined
  readonly onInput: () => void
}

/** A key that the user brings: hidden at first, uncontrolled, so that its text is in no attribute and no prop. */
export const NewKeyInput = forwardRef<HTMLInputElement, NewKeyInputProps>(function NewKeyInput(
  { id, readOnly, invalid, describedBy, onInput },
  ref,
) {
  const { t } = useWords()
  const [shown, setShown] = useState(false)
  return (
    <div className="kr-input-group" dir="ltr">
      <input
        {...PRIVATE_INPUT}
        id={id}
        ref={ref}
        className="kr-input rr-mask ph-no-capture sentry-mask"
        data-mono
        dir="ltr"
        type={shown ? 'text' : 'password'}
        required
        readOnly={readOnly}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onInput={onInput}
      />
      <button
        type="button"
        className="kr-icon-button"
        aria-label={t(shown ? 'add.hide' : 'add.show')}
        aria-controls={id}
        onClick={() => setShown(!shown)}
      >
        {shown ? hideIcon : showIcon}
      </button>
    </div>
  )
})
