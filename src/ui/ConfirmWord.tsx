import { useWords } from '../headless/useWords'

export interface ConfirmWordProps {
  /** Of the input. */
  readonly id: string
  /** Of the label, which says what the button waits for. */
  readonly labelId: string
  readonly word: string
  readonly typed: string
  readonly readOnly?: boolean
  readonly onType: (typed: string) => void
}

/** Has a word typed before keys are ended that somebody may need. */
export function ConfirmWord({ id, labelId, word, typed, readOnly = false, onType }: ConfirmWordProps) {
  const { t } = useWords()
  return (
    <div className="kr-field">
      <label className="kr-field-label" htmlFor={id} id={labelId}>
        {t('confirm.typeWord', { word })}
      </label>
      <input
        id={id}
        className="kr-input"
        dir="auto"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={typed}
        readOnly={readOnly}
        onChange={(event) => onType(event.currentTarget.value)}
      />
    </div>
  )
}
