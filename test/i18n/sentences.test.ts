import { beforeAll, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/core/errors'
import { addWords, createI18n } from '../../src/i18n/createI18n'
import { LANGUAGES, loadLocale } from '../../src/i18n/locales'
import { fieldSentence, problemSentences } from '../../src/i18n/sentences'

beforeAll(() => Promise.all(LANGUAGES.map(loadLocale)))

const speaking = (language: string) => {
  const i18n = createI18n()
  addWords(i18n, language)
  return i18n.getFixedT(language)
}

describe('the sentence below a field', () => {
  const t = speaking('en')

  it('is the field’s own, with the number of the rule', () => {
    expect(fieldSentence(t, 'key', 'minLength', { minLength: 7 })).toBe('The key needs at least 7 characters')
  })

  it('is the general one where the field has none', () => {
    expect(fieldSentence(t, 'name', 'maxLength', { maxLength: 64 })).toBe('Name can have at most 64 characters')
  })

  it('is one that fits any code where a service has codes of its own', () => {
    expect(fieldSentence(t, 'name', 'name_taken')).toBe('Name was not accepted; correct it and try again')
  })

  it('shows what a service sends as text, and takes no orders from it', () => {
    expect(fieldSentence(t, 'key', 'minLength', { minLength: '$t(actions.cancel) {{label}} <b>' })).toBe(
      'The key needs at least $t(actions.cancel) {{label}} <b> characters',
    )
  })
})

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(ERROR_CODES)('%s has what happened and what to do, and no key of a locale in it', (code) => {
    const { what, next } = problemSentences(speaking(language), { code })
    // Hindi ends a sentence with a danda, Thai with nothing.
    for (const sentence of [what, next]) expect(sentence).toMatch(language === 'th' ? /^[^.]{4,}$/ : /^[^.]{4,}.*[.。।]$/)
    expect(`${what} ${next}`).not.toContain('problems.')
  })
})
