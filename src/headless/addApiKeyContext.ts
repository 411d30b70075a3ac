import { createContext, useContext } from 'react'
import type { AddApiKey } from './useAddApiKey'

export const AddApiKeyContext = createContext<AddApiKey | null>(null)

/** The flow of the modal above. @throws outside of `AddApiKeyModal.Root` */
export function useAddApiKeyContext(): AddApiKey {
  const flow = useContext(AddApiKeyContext)
  if (flow === null)
    throw new Error(
      'keyrack: a part of AddApiKeyModal stands outside of AddApiKeyModal.Root, so there is no form for it to belong to. Move it inside. See docs/errors/no-root.md',
    )
  return flow
}
