import { KeyFormContext } from '../headless/keyFormContext'
import { useNewKeyForm } from '../headless/useNewKeyForm'
import type { RotateApiKey } from '../headless/useRotateApiKey'
import { useWords } from '../headless/useWords'
import { SecretField } from './SecretField'

export interface NewKeyFieldProps {
  readonly flow: RotateApiKey
  readonly locked: boolean
  /** Gets the input, whose value is the new key. */
  readonly onEntry: (input: HTMLInputElement | null) => void
}

/** The key that the user brings for one that is rotated. */
export function NewKeyField({ flow, locked, onEntry }: NewKeyFieldProps) {
  const { t } = useWords()
  return (
    <KeyFormContext.Provider value={useNewKeyForm(flow, locked)}>
      <SecretField label={t('reveal.key')} onEntry={onEntry} />
    </KeyFormContext.Provider>
  )
}
