import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { loadLocale } from '../../src/i18n/locales'
import { rulesFor } from '../../src/i18n/rulesFor'

describe('rulesFor', () => {
  it('is the canonical rules where nobody is stricter', async () => {
    await loadLocale('zh-Hans')
    for (const language of ['en', 'zh-Hans', 'unheard-of']) {
      expect(rulesFor(language)).toEqual({ rules: canonical, loosened: [] })
    }
  })

  it('takes what the host makes stricter', () => {
    const { rules, loosened } = rulesFor('en', {
      rules: { key: { minLength: canonical.key.minLength + 7 }, application: { required: true } },
    })
    expect(rules.key).toEqual({ ...canonical.key, minLength: canonical.key.minLength + 7 })
    expect(rules.application).toEqual({ ...canonical.application, required: true })
    expect(loosened).toEqual([])
  })

  it('keeps the rule and names the path where the host would weaken it', () => {
    const { rules, loosened } = rulesFor('en', {
      rules: { key: { minLength: canonical.key.minLength - 1 }, name: { required: false } },
    })
    expect(rules).toEqual(canonical)
    expect(loosened).toEqual([{ path: 'rules.name.required' }, { path: 'rules.key.minLength' }])
  })

  it('names the path of a rule that cannot be read', () => {
    expect(() => rulesFor('en', { rules: { key: { minLength: '12' } } })).toThrow(
      'keyrack: rules.key.minLength must be a whole number of 0 or more.',
    )
  })

  it('takes each set of the host, and names what one of them would weaken by its path', () => {
    const { rules, loosened } = rulesFor('en', {
      'i18n.en.keyrack.rules': { key: { minLength: 20 } },
      rules: { key: { minLength: 16 }, name: { maxLength: 10 } },
    })
    expect([rules.key.minLength, rules.name.maxLength]).toEqual([20, 10])
    expect(loosened).toEqual([{ path: 'rules.key.minLength' }])
    expect(() => rulesFor('en', { 'i18n.de.keyrack.rules': { key: { pattern: '(a+' } } })).toThrow(
      'keyrack: i18n.de.keyrack.rules.key.pattern must be a regular expression that compiles',
    )
  })
})
