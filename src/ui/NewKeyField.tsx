import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { ApiKey } from '../core/model'
import { fillGenerated } from '../headless/fillGenerated'
import { type KeyForm, KeyFormContext } from '../headless/keyFormContext'
import type { AddApiKeyForm } from '../headless/useAddApiKey'
import { useWords } from '../headless/useWords'
import type { RotateApiKey } from '../headless/useRotateApiKey'
import { SecretField } from './SecretField'

export interface NewKeyFieldProps {
  readonly flow: RotateApiKey
  readonly locked: boolean
  /** Gets the input, whose value is the new key. */
  readonly entry: RefObject<HTMLInputElement | null>
}

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

/** The key that the user brings for one that is rotated: the field of a new key, with its own little form around it. */
export function NewKeyField({ flow, locked, entry }: NewKeyFieldProps) {
  const { t } = useWords()
  const { issues, apiKey, edit } = flow
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

  const context = useMemo<KeyForm>(
    () => ({ form, locked, issues, generate: () => locked || fillGenerated(form) }),
    [form, locked, issues],
  )
  return (
    <KeyFormContext.Provider value={context}>
      <SecretField label={t('reveal.key')} entry={entry} />
    </KeyFormContext.Provider>
  )
}
