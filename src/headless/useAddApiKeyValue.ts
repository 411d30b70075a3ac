import { useWatch } from 'react-hook-form'
import { useKeyForm } from './keyFormContext'
import type { AddApiKeyForm } from './useAddApiKey'

/** One entry of the form as it is now. Only the component that calls this renders when the entry changes. */
export function useAddApiKeyValue<Name extends keyof AddApiKeyForm>(name: Name): AddApiKeyForm[Name] {
  const { form } = useKeyForm()
  return useWatch({ control: form.control, name })
}
