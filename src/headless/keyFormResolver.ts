import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldErrors, Resolver } from 'react-hook-form'
import { keyProblems } from '../core/keyLine'
import type { AddApiKeyForm } from './useAddApiKey'

type FormResolver = Resolver<AddApiKeyForm, unknown, AddApiKeyForm>
type Schema = Parameters<typeof zodResolver>[0]

/**
 * Holds entries to a schema, and the key to what a key can be at all. That comes first, for it knows the very character, but
 * for a key that is too long anyway.
 *
 * @param schemaOf asked with the first entries; it compiles the schema
 * @param partOf what the schema reads of the entries
 */
export function keyFormResolver(
  schemaOf: (values: AddApiKeyForm) => unknown,
  partOf: (values: AddApiKeyForm) => object,
): FormResolver {
  return async (values, context, options) => {
    const part = partOf(values) as AddApiKeyForm
    const resolve = zodResolver(schemaOf(values) as Schema) as unknown as FormResolver
    const result = await resolve(part, context, options)
    const errors: FieldErrors<AddApiKeyForm> = result.errors
    if (!part.key || errors.key?.message === 'maxLength') return result
    const [problem] = keyProblems(part.key)
    return problem === undefined ? result : { values: {}, errors: { ...errors, key: { type: 'paste', message: problem.code } } }
  }
}
