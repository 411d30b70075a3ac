import { useEffect, useId, useRef } from 'react'
import { type UseFormRegisterReturn, useFormState } from 'react-hook-form'
import { type FieldRule, isRequired } from '../core/rules'
import { completeIssue } from './completeIssue'
import { useKeyForm } from './keyFormContext'
import { pasteSentence } from './pasteSentence'
import { forgetWhenGone } from './forgetWhenGone'
import type { AddApiKeyField } from './useAddApiKey'
import { useKeyrack } from './useKeyrack'

/** Attributes that wire an input to its rule, label, hint and message. */
export interface FieldControlProps {
  readonly id: string
  readonly required: boolean
  readonly readOnly: boolean
  readonly minLength?: number
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby'?: string
}

export interface AddApiKeyFieldState {
  readonly label: string
  readonly required: boolean
  /** The sentence for what is wrong, in the language of the moment; null when nothing is. */
  readonly message: string | null
  readonly hintId: string
  readonly messageId: string
  readonly control: FieldControlProps
  /** For an uncontrolled input: its text stays out of React's props, and so out of the `value` attribute. */
  readonly register: () => UseFormRegisterReturn<AddApiKeyField>
}

/**
 * One field of the modal, or of the form of `useEditApiKey`. The message is a code until it is rendered, so another language says it anew.
 *
 * `maxLength` is left off the input on purpose: the browser would cut a pasted key without a word.
 */
export function useAddApiKeyField(name: AddApiKeyField, options: { readonly hint?: boolean } = {}): AddApiKeyFieldState {
  const { rules, words } = useKeyrack()
  const { form, issues, locked } = useKeyForm()
  const { errors } = useFormState({ control: form.control, name })
  const id = useId()
  const input = useRef<HTMLInputElement | null>(null)
  useEffect(() => () => forgetWhenGone(input.current), [])
  const rule: FieldRule = name === 'rotationDueAt' ? {} : rules[name]
  const error = errors[name]
  const code = error?.message
  const params = issues.find((issue) => issue.field === name)?.params
  const issue = code === undefined ? null : completeIssue({ code, ...(params && { params }) }, rule)
  const hintId = `${id}hint`
  const messageId = `${id}message`
  const described = [code === undefined ? '' : messageId, options.hint ? hintId : ''].filter(Boolean).join(' ')
  return {
    label: words.t(`fields.${name}`),
    required: isRequired(rule),
    message:
      (error?.type === 'paste' ? pasteSentence(words, form.getValues('key')) : null) ??
      (issue && words.field(name, issue.code, issue.params)),
    hintId,
    messageId,
    control: {
      id,
      required: isRequired(rule),
      readOnly: locked,
      ...(rule.minLength === undefined ? {} : { minLength: rule.minLength }),
      'aria-invalid': code !== undefined,
      ...(described === '' ? {} : { 'aria-describedby': described }),
    },
    register: () => {
      const registered = form.register(name)
      const ref = (element: HTMLInputElement | null) => {
        if (element !== null) input.current = element
        registered.ref(element)
      }
      return { ...registered, ref }
    },
  }
}
