import { createContext, useContext } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { FieldIssue } from '../core/errors'
import type { AddApiKeyForm } from './useAddApiKey'

/** What the fields of a key need of the flow around them, whether it makes a key or changes one. */
export interface KeyForm {
  readonly form: UseFormReturn<AddApiKeyForm, unknown, AddApiKeyForm>
  /** The entries are on their way and stay as they are until an answer comes. */
  readonly locked: boolean
  /** What the server had to say about a field, until the field changes. */
  readonly issues: readonly FieldIssue[]
  /** Fills in a random key of at least 160 bits. */
  readonly generate: () => void
  /** Names of applications to suggest, where the host has them. */
  readonly applications?: readonly string[] | undefined
  /** The key that is changed; none where one is made. */
  readonly keyId?: string
  /** The environment that the key is for, where the host says so. */
  readonly environment?: string
}

export const KeyFormContext = createContext<KeyForm | null>(null)

/** The form around a field. @throws outside of `AddApiKeyModal.Root` and of a provider for `useEditApiKey` */
export function useKeyForm(): KeyForm {
  const form = useContext(KeyFormContext)
  if (form === null)
    throw new Error(
      'keyrack: a part of AddApiKeyModal stands outside of AddApiKeyModal.Root, so there is no form for it to belong to. Move it inside. See docs/errors/no-root.md',
    )
  return form
}
