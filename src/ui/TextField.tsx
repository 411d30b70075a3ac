import type { AddApiKeyField } from '../headless/useAddApiKey'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { Field } from './Field'

export interface TextFieldProps {
  readonly name: Extract<AddApiKeyField, 'name' | 'endpoint'>
  readonly hint?: string
  readonly placeholder?: string
}

/** A field of one line. Addresses read from left to right in every language; names follow their own script. */
export function TextField({ name, hint, placeholder }: TextFieldProps) {
  const { control, register, ...field } = useAddApiKeyField(name, { hint: hint !== undefined })
  const address = name === 'endpoint'
  return (
    <Field {...field} id={control.id} {...(hint === undefined ? {} : { hint })}>
      <input
        {...control}
        {...register()}
        className="kr-input"
        data-mono={address || undefined}
        dir={address ? 'ltr' : 'auto'}
        // `type="url"` would hand a bare word to the browser's own English bubble.
        type="text"
        inputMode={address ? 'url' : 'text'}
        autoComplete="off"
        autoCapitalize={address ? 'none' : undefined}
        autoCorrect={address ? 'off' : undefined}
        spellCheck={address ? false : undefined}
        placeholder={placeholder}
      />
    </Field>
  )
}
