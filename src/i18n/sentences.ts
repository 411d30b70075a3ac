import type { TFunction } from 'i18next'
import type { ApiKeyError, Params } from '../core/errors'
import { RULE_FIELDS } from '../core/rules'

/** What happened, and what the user can do. */
export interface Sentences {
  readonly what: string
  readonly next: string
}

const PLURAL_NUMBERS = ['minLength', 'maxLength'] as const

/** Whether a code names a sentence of `errors`. With a dot it is a path through the locale, and a field's name is a section. */
const isName = (code: string): boolean => /^[\w-]+$/.test(code) && !(RULE_FIELDS as readonly string[]).includes(code)

/** The sentence for a code below a field: the field's own, the general one, or one that fits any code. */
export function fieldSentence(t: TFunction, field: string, code: string, params: Params = {}): string {
  const label = t([`fields.${field}`, 'fields.key'])
  const counted = PLURAL_NUMBERS.find((name) => name === code)
  const count = counted === undefined ? undefined : params[counted]
  return t([...(isName(code) ? [`errors.${field}.${code}`, `errors.${code}`] : []), 'errors.unknown'], {
    ...params,
    label,
    ...(typeof count === 'number' ? { count } : {}),
  })
}

/** The sentences for an error. A back end's own text is never among them. */
export function problemSentences(t: TFunction, error: Pick<ApiKeyError, 'code'>): Sentences {
  return {
    what: t([`problems.${error.code}.what`, 'problems.unknown.what']),
    next: t([`problems.${error.code}.next`, 'problems.unknown.next']),
  }
}
