import { useId } from 'react'
import type { CredentialKey } from '../core/model'
import { useKeyForm } from '../headless/keyFormContext'
import { useSecretChoice } from '../headless/useSecretChoice'
import { useWords } from '../headless/useWords'
import { MaskedKey } from './MaskedKey'
import { SecretField } from './SecretField'

export interface SecretChoiceProps {
  readonly base: CredentialKey
}

/** Keep the stored key or replace it, said explicitly: a field that was filled in with a mask would one day be saved as the key. */
export function SecretChoice({ base }: SecretChoiceProps) {
  const { t } = useWords()
  const { locked } = useKeyForm()
  const { choice, moved, choose } = useSecretChoice(base)
  const id = useId()
  const { tail } = base.hint
  return (
    <>
      <fieldset className="kr-kinds" aria-describedby={`${id}why`}>
        <legend className="kr-field-label">{t('edit.secret')}</legend>
        {(['keep', 'replace'] as const).map((each) => (
          <label key={each} className="kr-kind">
            <input
              type="radio"
              name={`${id}secret`}
              value={each}
              checked={choice === each}
              disabled={moved && each === 'keep'}
              onChange={() => locked || choose(each)}
            />
            <span className="kr-kind-title">{t(`edit.${each}`)}</span>
            {each === 'keep' && (
              <span className="kr-kind-hint">
                <MaskedKey hint={base.hint} label={tail === '' ? t('table.maskedWhole') : t('table.masked', { tail })} />
              </span>
            )}
          </label>
        ))}
        <p className="kr-kinds-why" id={`${id}why`} role="status">
          {moved && t('edit.moved')}
        </p>
      </fieldset>
      {choice === 'replace' && <SecretField />}
    </>
  )
}
