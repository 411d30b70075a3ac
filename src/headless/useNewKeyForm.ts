import { useEffect, useMemo, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { ApiKey } from '../core/model'
import { fillGenerated } from './fillGenerated'
import type { KeyForm } from './keyFormContext'
import type { AddApiKeyForm } from './useAddApiKey'
import type { RotateApiKey } from './useRotateApiKey'

const formOf = ({ name, application }: ApiKey): AddApiKeyForm => ({
  kind: 'credential',
  name,
  endpoint: '',
  key: '',
  application: application ?? '',
  expiresAt: '',
  rotationDueAt: '',
  scopes: [],
})

/**
 * The form around the key that the user brings for one that is rotated, so that its field is that of a new key. Give it to
 * the field with `KeyFormContext`; the value of the field is what `check` and `submit` of the rotation take.
 *
 * @param locked while the key is on its way
 */
export function useNewKeyForm({ issues, apiKey, edit }: RotateApiKey, locked: boolean): KeyForm {
  const form = useForm<AddApiKeyForm, unknown, AddApiKeyForm>({ defaultValues: formOf(apiKey) })
  const code = issues.find(({ field }) => field === 'key')?.code
  useEffect(() => {
    if (code === undefined) form.clearErrors('key')
    else form.setError('key', { type: code === 'paste' ? 'paste' : 'rule', message: code })
  }, [form, code])

  const latest = useRef(edit)
  useEffect(() => {
    latest.current = edit
  })
  useEffect(() => {
    const subscription = form.watch(() => latest.current())
    return () => subscription.unsubscribe()
  }, [form])

  return useMemo(() => ({ form, locked, issues, generate: () => locked || fillGenerated(form) }), [form, locked, issues])
}
