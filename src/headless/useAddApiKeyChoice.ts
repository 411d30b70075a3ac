import { type ControllerRenderProps, useController } from 'react-hook-form'
import { useKeyForm } from './keyFormContext'
import type { AddApiKeyForm } from './useAddApiKey'

/** An entry that is chosen and not typed: its value, and `onChange` to set it. */
export function useAddApiKeyChoice<Name extends 'kind' | 'application' | 'expiresAt' | 'rotationDueAt' | 'scopes'>(
  name: Name,
): ControllerRenderProps<AddApiKeyForm, Name> {
  const { form } = useKeyForm()
  return useController({ control: form.control, name }).field
}
