import type { TFunction } from 'i18next'
import type { ApiKeyError, Params } from '../core/errors'
import { FORMATS } from '../i18n/createI18n'
import { type Formats, formatsFor } from '../i18n/formats'
import { presented } from '../i18n/presented'
import { fieldSentence, problemSentences, type Sentences } from '../i18n/sentences'

/** Parameters that choose between sentences. */
const OPTIONS: ReadonlySet<string> = new Set(['count', 'context', 'defaultValue', 'lng', 'ns'])

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

/**
 * @param regional the tag by which dates and numbers are written
 * @param timeZone IANA name. @default that of the runtime
 */
export function createWords(plain: TFunction, language: string, regional = language, timeZone?: string): Words {
  const format = formatsFor(regional, timeZone)
  const say = plain as unknown as (path: string, params?: object) => string
  // A form asks for some thirty words with each render; new words come with a new `plain`.
  const said = new Map<string, string>()
  // Three labels of each row are sentences with its name in them, of which i18next would take each apart anew.
  const templates = new Map<string, string>()
  const t = ((path: string, params?: object) => {
    if (params) {
      if (!Object.entries(params).every(([name, value]) => typeof value === 'string' && !OPTIONS.has(name)))
        return say(path, { ...params, [FORMATS]: format })
      let template = templates.get(path)
      if (template === undefined) templates.set(path, (template = say(path, { skipInterpolation: true })))
      const values = new Map<string, string>(Object.entries(params))
      let plain = !template.includes('$t(')
      const sentence = template.replace(/\{\{(.*?)\}\}/g, (_, inside: string) => {
        const value = values.get(inside.trim())
        if (value === undefined) plain = false
        // A label is a word of the language itself.
        return inside.trim() === 'label' ? (value ?? '') : String(presented(value ?? '', language, format))
      })
      return plain ? sentence : say(path, { ...params, [FORMATS]: format })
    }
    let word = said.get(path)
    if (word === undefined) said.set(path, (word = say(path)))
    return word
  }) as unknown as TFunction
  return {
    t,
    language,
    format,
    field: (field, code, params) => fieldSentence(t, field, code, params),
    join: (...sentences) => sentences.join(/^(zh|ja)/.test(language) ? '' : ' '),
    problem: (error) => problemSentences(t, error),
  }
}
