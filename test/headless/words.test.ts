import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWords } from '../../src/headless/words'
import { addWords, createI18n, NAMESPACE } from '../../src/i18n/createI18n'
import { loadLocale } from '../../src/i18n/locales'

const wordsIn = async (language: string) => {
  await loadLocale(language)
  const instance = createI18n()
  addWords(instance, language)
  await instance.changeLanguage(language)
  return { instance, words: createWords(instance.getFixedT(language, NAMESPACE), language) }
}

describe('a phrase', () => {
  it.each(['en', 'ar', 'ja'])('says in %s what the sentence says, whatever it is said of', async (language) => {
    const { words } = await wordsIn(language)
    const phrase = words.phrase('table.actionsFor', 'name')
    expect(words.phrase('table.actionsFor', 'name')).toBe(phrase)
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('{{name}}', '$t(actions.cancel)', 'مفتاح', '90', ''))
    fc.assert(
      fc.property(text, (name) => {
        expect(phrase(name)).toBe(words.t('table.actionsFor', { name }))
      }),
    )
  })

  it('of the host may say it twice', async () => {
    const { instance, words } = await wordsIn('en')
    instance.addResource('en', NAMESPACE, 'table.actionsFor', '{{name}}: {{name}}')
    expect(words.phrase('table.actionsFor', 'name')('a')).toBe('a: a')
  })
})
