import type { TFunction } from 'i18next'
import type { ApiKeyError, Params } from '../core/errors'
import { FORMATS } from '../i18n/createI18n'
import { type Formats, formatsFor } from '../i18n/formats'
import { presented } from '../i18n/presented'
import { fieldSentence, problemSentences, type Sentences } from '../i18n/sentences'

/** The one place where codes become sentences. */
export interface Words {
  readonly t: TFunction
  readonly language: string
  readonly format: Formats
  /** A sentence with one text in it, looked up once for all that it is said of: rows say it by the hundred. */
  readonly phrase: (path: string, param: string) => (text: string) => string
  /** The sentence for a code below a field. */
  readonly field: (field: string, code: string, params?: Params) => string
  /** Sentences one after the other, as the language has it: Chinese and Japanese leave no space. */
  readonly join: (...sentences: readonly string[]) => string
  /** What happened, and what to do. */
  readonly problem: (error: Pick<ApiKeyError, 'code'>) => Sentences
}

/** Stands in for a text: digits alone are neither written otherwise nor isolated. */
const MARK = '9081726354'

/**
 * @param regional the tag by which dates and numbers are written
 * @param timeZone IANA name. @default that of the runtime
 */
export function createWords(plain: TFunction, language: string, regional = language, timeZone?: string): Words {
  const format = formatsFor(regional, timeZone)
  const say = plain as unknown as (path: string, params?: object) => string
  // A form asks for some thirty words with each render; new words come with a new `plain`.
  const said = new Map<string, string>()
  const t = ((path: string, params?: object) => {
    if (params) return say(path, { ...params, [FORMATS]: format })
    let word = said.get(path)
    if (word === undefined) said.set(path, (word = say(path)))
    return word
  }) as unknown as TFunction
  const phrases = new Map<string, (text: string) => string>()
  return {
    t,
    language,
    format,
    phrase: (path, param) => {
      let phrase = phrases.get(path)
      if (phrase === undefined) {
        const [before, after, ...more] = say(path, { [param]: MARK, [FORMATS]: format }).split(MARK)
        // A sentence of the host's own may say it twice, or not at all.
        phrase =
          after === undefined || more.length > 0
            ? (text) => say(path, { [param]: text, [FORMATS]: format })
            : (text) => `${before}${String(presented(text, language, format))}${after}`
        phrases.set(path, phrase)
      }
      return phrase
    },
    field: (field, code, params) => fieldSentence(t, field, code, params),
    join: (...sentences) => sentences.join(/^(zh|ja)/.test(language) ? '' : ' '),
    problem: (error) => problemSentences(t, error),
  }
}
