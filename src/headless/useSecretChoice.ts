import { type UseFormReturn, useWatch } from 'react-hook-form'
import { movesOrigin } from '../core/editPatch'
import type { ApiKey } from '../core/model'
import { useKeyForm } from './keyFormContext'
import type { EditApiKeyForm } from './useEditApiKey'

export interface SecretChoice {
  readonly choice: EditApiKeyForm['secret']
  /** The endpoint moves to another origin, where the stored secret does not go: only another one can be saved. */
  readonly moved: boolean
  readonly choose: (choice: EditApiKeyForm['secret']) => void
}

/** Whether a change keeps the stored secret of a credential or replaces it, in the form of `useEditApiKey` around. */
export function useSecretChoice(base: ApiKey): SecretChoice {
  const { form, locked } = useKeyForm()
  const typed = form as unknown as UseFormReturn<EditApiKeyForm>
  const [endpoint, secret] = useWatch({ control: typed.control, name: ['endpoint', 'secret'] })
  const moved = movesOrigin(base, endpoint.trim())
  return {
    choice: moved ? 'replace' : secret,
    moved,
    choose: (choice) => {
      if (locked) return
      typed.setValue('secret', choice)
      if (choice === 'replace') return
      // What is not to be saved has no reason to stay.
      typed.setValue('key', '')
      typed.clearErrors('key')
    },
  }
}
