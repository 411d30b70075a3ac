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
  /** Sentences one after the other, as the language has it: Chinese and Japanese leave no space. */
  readonly join: (...sentences: readonly string[]) => string
  /** What happened, and what to do. */
  readonly problem: (error: Pick<ApiKeyError, 'code'>) => Sentences
}

export function createWords(t: TFunction, language: string): Words {
  return {
    t,
    language,
    format: formatsFor(language),
    field: (field, code, params) => fieldSentence(t, field, code, params),
    join: (...sentences) => sentences.join(/^(zh|ja)/.test(language) ? '' : ' '),
    problem: (error) => problemSentences(t, error),
  }
}
