import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { ScopeField } from './ScopeField'

export interface FormScopesProps {
  /** The scopes of the key that is changed. */
  readonly before?: readonly string[]
}

/** What the key of the form around it may do. */
export function FormScopes({ before }: FormScopesProps) {
  const { locked } = useKeyForm()
  const { ref, value, onChange } = useAddApiKeyChoice('scopes')
  const { message, required } = useAddApiKeyField('scopes')
  return <ScopeField {...{ ref, value, onChange, message, required, locked }} {...(before && { before })} />
}
