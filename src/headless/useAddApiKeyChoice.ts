import { type ControllerRenderProps, useController } from 'react-hook-form'
import { useAddApiKeyContext } from './addApiKeyContext'
import type { AddApiKeyForm } from './useAddApiKey'

/** An entry that is chosen and not typed: its value, and `onChange` to set it. */
export function useAddApiKeyChoice<Name extends 'kind' | 'application' | 'expiresAt' | 'rotationDueAt' | 'scopes'>(
  name: Name,
): ControllerRenderProps<AddApiKeyForm, Name> {
  const { form } = useAddApiKeyContext()
  return useController({ control: form.control, name }).field
}
