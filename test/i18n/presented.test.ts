import { describe, expect, it } from 'vitest'
import { addWords, createI18n, FORMATS } from '../../src/i18n/createI18n'
import { formatsFor } from '../../src/i18n/formats'
import { loadLocale } from '../../src/i18n/locales'
import { presented } from '../../src/i18n/presented'

const inLanguage = (language: string) => (value: unknown) => presented(value, language, formatsFor(language))

describe('a value inside of a sentence', () => {
  it('has the digits of the language, and its word for “or”', () => {
    expect(inLanguage('fa')(1_234)).toBe('۱٬۲۳۴')
    expect(inLanguage('de')(1_234)).toBe('1.234')
    expect(inLanguage('en')(['https', 'wss'])).toBe('https or wss')
  })

  it('is isolated where it may run the other way', () => {
    expect(inLanguage('ar')('4d7e-91aa')).toBe('\u20684d7e-91aa\u2069')
    expect(inLanguage('ar')('تطبيق (v2)')).toBe('\u2068تطبيق (v2)\u2069')
    expect(inLanguage('en')('مفتاح')).toBe('\u2068مفتاح\u2069')
    expect(inLanguage('de')('מפתח-1')).toBe('\u2068מפתח-1\u2069')
  })

  it('stays as it is where it runs along', () => {
    expect(inLanguage('ar')('مفتاح جديد')).toBe('مفتاح جديد')
    expect(inLanguage('en')('billing-prod')).toBe('billing-prod')
    expect(inLanguage('ja')('請求')).toBe('請求')
    for (const nothing of [undefined, null, '']) expect(inLanguage('ar')(nothing)).toBe(nothing)
  })

  it('comes so into a sentence, with the plural form of its number', async () => {
    await Promise.all(['fa', 'ar'].map(loadLocale))
    const i18n = createI18n()
    for (const language of ['fa', 'ar']) addWords(i18n, language)
    expect(i18n.getFixedT('fa')('expiry.days', { count: 30 })).toContain('۳۰')
    // By the tag that was asked for, where that has other digits than the file.
    expect(i18n.getFixedT('ar')('expiry.days', { count: 7, [FORMATS]: formatsFor('ar-EG') })).toContain('٧')
    expect(i18n.getFixedT('ar')('problems.reference', { correlationId: '4d7e-91aa' })).toContain('\u20684d7e-91aa\u2069')
  })
})
