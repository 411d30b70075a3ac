import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useAddApiKeyChoice } from '../headless/useAddApiKeyChoice'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { ScopeField } from './ScopeField'

/** What the new key may do. */
export function AddScopes() {
  const { locked } = useAddApiKeyContext()
  const { ref, value, onChange } = useAddApiKeyChoice('scopes')
  const { message, required } = useAddApiKeyField('scopes')
  return <ScopeField {...{ ref, value, onChange, message, required, locked }} />
}
