import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTag } from '../../src/i18n/formatTag'
import { LANGUAGES, resolveLanguage } from '../../src/i18n/locales'

describe('the tag by which dates and numbers are written', () => {
  it.each([
    ['en-GB', 'en', 'en-GB'],
    ['en_GB', 'en', 'en-GB'],
    ['ar-EG', 'ar', 'ar-EG'],
    ['ar-u-nu-latn', 'ar', 'ar-u-nu-latn'],
    ['zh-TW', 'zh-Hant', 'zh-TW'],
    ['pt-PT', 'pt-BR', 'pt-PT'],
    ['in', 'id', 'id'],
    // Served in English: French dates among English words would help nobody.
    ['eo', 'en', 'en'],
    ['', 'en', 'en'],
    ['not a tag', 'en', 'en'],
  ])('for %j, served by %s, is %s', (asked, served, tag) => {
    expect(formatTag(asked, served)).toBe(tag)
  })

  it('is always one that Intl takes', () => {
    const subtag = fc.oneof(fc.string(), fc.constantFrom(...LANGUAGES, 'u', 'nu', 'arab', 'x', 'constructor'))
    fc.assert(
      fc.property(fc.array(subtag, { maxLength: 4 }), (subtags) => {
        const asked = subtags.join('-')
        expect(() => new Intl.NumberFormat(formatTag(asked, resolveLanguage(asked)))).not.toThrow()
      }),
    )
  })
})
