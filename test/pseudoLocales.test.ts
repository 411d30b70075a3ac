import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PSEUDO_LOCALES, pseudoLocale } from '../scripts/pseudoLocales.mjs'
import { LANGUAGES, loadedLocale, loadLocale, resolveLanguage } from '../src/i18n/locales'
import { registerPseudoLocales } from './support/registerPseudoLocales'

const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(`locales/${name}.json`, 'utf8'))

const only = (text: string, tag: string): unknown => pseudoLocale({ rules: {}, text }, tag)['text']

describe('pseudo-locales', () => {
  it.each(PSEUDO_LOCALES)('%s is what its generator makes of en.json (else run `npm run locales -- --write`)', (tag) => {
    expect(read(tag)).toEqual(pseudoLocale(read('en'), tag))
  })

  it('are served once they are registered, and to nobody who asks for another language', async () => {
    expect(resolveLanguage('en-XA')).toBe('en')
    registerPseudoLocales()
    for (const tag of PSEUDO_LOCALES) await expect(loadLocale(tag)).resolves.toBe(tag)
    expect(loadedLocale('ar-XB')).toMatchObject({ actions: { cancel: '\u202ECancel\u202C' } })
    expect(['en', 'en-GB', 'ar', 'ar-EG'].map(resolveLanguage)).toEqual(['en', 'en', 'ar', 'ar'])
    expect(LANGUAGES).not.toContain('en-XA')
  })

  it('leave placeholders alone and lie around them', () => {
    expect(only('At most {{max}} keys', 'en-XA')).toBe('[Åţ ḿöšţ {{max}} ķéýš one two]')
    expect(only('At most {{max}} keys', 'ar-XB')).toBe('\u202EAt\u202C \u202Emost\u202C {{max}} \u202Ekeys\u202C')
  })

  it('have each plural in the categories of their language', () => {
    const english = { rules: {}, count_one: '{{count}} key', count_other: '{{count}} keys' }
    expect(Object.keys(pseudoLocale(english, 'en-XA'))).toEqual(['rules', 'count_one', 'count_other'])
    expect(Object.keys(pseudoLocale(english, 'ar-XB'))).toEqual([
      'rules',
      ...['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => `count_${category}`),
    ])
  })

  it('make every text about 40 % longer, or as much as a word can', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!text.includes('{{'))
        const { length } = String(only(text, 'en-XA'))
        expect(length).toBeGreaterThanOrEqual(text.length * 1.4 + 2)
        expect(length).toBeLessThanOrEqual(text.length * 1.4 + 2 + ' three'.length)
      }),
    )
  })
})
