import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useWords } from '../headless/useWords'

const WORDS = { credential: ['add.bring', 'add.bringHint'], issued: ['add.issue', 'add.issueHint'] } as const

/** Which kind of key, where there is a choice. */
export function KindChoice() {
  const { kinds, locked } = useAddApiKeyContext()
  const { t } = useWords()
  const field = useAddApiKeyChoice('kind')
  if (kinds.length < 2) return null
  return (
    <fieldset className="kr-kinds">
      <legend className="kr-hidden">{t('add.kind')}</legend>
      {kinds.map((kind) => (
        <label key={kind} className="kr-kind">
          <input
            type="radio"
            name={field.name}
            value={kind}
            checked={field.value === kind}
            onChange={() => locked || field.onChange(kind)}
          />
          <span className="kr-kind-title">{t(WORDS[kind][0])}</span>
          <span className="kr-kind-hint">{t(WORDS[kind][1])}</span>
        </label>
      ))}
    </fieldset>
  )
}
