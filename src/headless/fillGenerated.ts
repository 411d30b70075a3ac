import { generateSecret } from '../core/generate'
import type { KeyForm } from './keyFormContext'

/** Puts a random key into the form, and the focus on it. */
export function fillGenerated(form: KeyForm['form']): void {
  form.setValue('key', generateSecret().reveal(), { shouldDirty: true, shouldValidate: form.getFieldState('key').invalid })
  form.setFocus('key')
}
