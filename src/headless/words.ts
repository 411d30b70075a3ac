import type { TFunction } from 'i18next'
import type { ApiKeyError, Params } from '../core/errors'
import { type Formats, formatsFor } from '../i18n/formats'
import { fieldSentence, problemSentences, type Sentences } from '../i18n/sentences'

/** The one place where codes become sentences. */
export interface Words {
  readonly t: TFunction
  readonly language: string
  readonly format: Formats
  /** The sentence for a code below a field. */
  readonly field: (field: string, code: string, params?: Params) => string
  /** What happened, and what to do. */
  readonly problem: (error: Pick<ApiKeyError, 'code'>) => Sentences
}

export function createWords(t: TFunction, language: string): Words {
  return {
    t,
    language,
    format: formatsFor(language),
    field: (field, code, params) => fieldSentence(t, field, code, params),
    problem: (error) => problemSentences(t, error),
  }
}
