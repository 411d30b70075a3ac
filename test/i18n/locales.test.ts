import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, loadedLocale, loadLocale, resolveLanguage } from '../../src/i18n/locales'

describe('resolveLanguage', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN_us', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh_CN', 'zh-Hans'],
    ['zh-hans', 'zh-Hans'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt-AO', 'pt-BR'],
    ['in', 'id'],
    ['in_ID', 'id'],
    ['prs', 'fa'],
    ['cmn-Hant', 'zh-Hant'],
    ['zh-Latn', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MY', 'zh-Hans'],
    ['zh_TW.UTF-8', 'zh-Hant'],
    ['de_AT@euro', 'de'],
    ['ar-EG-u-nu-latn', 'ar'],
    ['de-AT-\u0000', 'de'],
    ['eo', 'en'],
    ['zhuang', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['__proto__', 'en'],
  ])('serves %j with %s', (asked, served) => {
    expect(resolveLanguage(asked)).toBe(served)
  })

  it('serves whatever is asked for with a language that there is', () => {
    const subtag = fc.oneof(fc.string(), fc.constantFrom('zh', 'en', 'Hans', 'CN', 'constructor', 'toString', '__proto__'))
    fc.assert(
      fc.property(fc.array(subtag, { maxLength: 4 }), (subtags) => {
        expect(LANGUAGES).toContain(resolveLanguage(subtags.join('-')))
      }),
    )
  })

  it('serves each of its languages with itself', () => {
    for (const language of LANGUAGES) expect(resolveLanguage(language)).toBe(language)
  })
})

describe('loadLocale', () => {
  it('fetches a language when it is asked for, and says which it is', async () => {
    expect(loadedLocale('en')).toBeDefined()
    expect(loadedLocale('zh-CN')).toBeUndefined()
    await expect(loadLocale('zh-CN')).resolves.toBe('zh-Hans')
    expect(loadedLocale('zh-Hans')).toMatchObject({ actions: { cancel: '取消' } })
  })

  it('answers with English where it has no such language', async () => {
    await expect(loadLocale('tlh')).resolves.toBe('en')
  })
})
