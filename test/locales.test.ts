import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PSEUDO_LOCALES } from '../scripts/pseudoLocales.mjs'
import { LANGUAGES } from '../src/i18n/locales'
import { localeProblems } from './support/localeProblems'

const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(`locales/${name}.json`, 'utf8'))

const languages = readdirSync('locales')
  .filter((name) => name.endsWith('.json') && name !== 'schema.json')
  .map((name) => name.slice(0, -'.json'.length))
  .filter((name) => !PSEUDO_LOCALES.includes(name))

describe('locale files', () => {
  it('are the languages that can be asked for, no more and no fewer', () => {
    expect(languages.toSorted()).toEqual([...LANGUAGES].sort())
    expect(languages).toHaveLength(24)
  })

  it.each(languages)('%s costs a page at most 6 KB', (language) => {
    expect(gzipSync(JSON.stringify(read(language)), { level: 9 }).length).toBeLessThanOrEqual(6 * 1024)
  })

  it.each(languages)('%s says all that the canonical locale says, and loosens no rule', (language) => {
    expect(localeProblems(read('en'), read(language), language)).toEqual([])
  })
})

const rules = {
  name: { required: true, maxLength: 64 },
  endpoint: { required: true, protocols: ['https'] },
  key: { required: true, minLength: 5 },
  application: {},
  expiresAt: {},
}
const canonical = {
  rules,
  errors: { required: '{{label}} is required' },
  labels: { add: 'Add', keys_one: '{{count}} key', keys_other: '{{count}} keys' },
}
const chinese = { errors: { required: '请填写{{label}}' }, labels: { add: '添加', keys_other: '{{count}} 个密钥' } }

describe('the comparison of locales', () => {
  it('takes the plural forms of the language, not those of English', () => {
    expect(localeProblems(canonical, chinese, 'zh-Hans')).toEqual([])
    expect(localeProblems(canonical, chinese, 'fr')).toEqual([
      'fr: labels.keys_one is missing',
      'fr: labels.keys_many is missing',
    ])
  })

  it.each([
    [{ ...chinese, errors: {} }, 'errors.required is missing'],
    [{ ...chinese, extra: 'x' }, 'extra is not in the canonical locale'],
    [{ ...chinese, labels: { ...chinese.labels, keys_one: '{{count}}' } }, 'labels.keys_one is not in the canonical locale'],
    [{ ...chinese, errors: { required: '请填写' } }, 'errors.required has the placeholders [] instead of [label]'],
    [{ ...chinese, errors: { required: '{{lable}}' } }, 'errors.required has the placeholders [lable] instead of [label]'],
    [{ ...chinese, labels: { ...chinese.labels, add: ' ' } }, 'labels.add is empty'],
    [{ ...chinese, labels: { ...chinese.labels, add: 1 } }, 'labels.add is no string'],
    [{ ...chinese, labels: { ...chinese.labels, add: '$t(x)' } }, 'labels.add calls for another string'],
    [{ ...chinese, rules: { key: { minLength: 4 } } }, 'rules.key.minLength is weaker'],
    [{ ...chinese, rules: { key: { minLenght: 8 } } }, 'rules.key.minLenght must be'],
  ])('finds what is wrong: %j', (locale, problem) => {
    expect(localeProblems(canonical, locale, 'zh-Hans')).toEqual([expect.stringContaining(problem)])
  })

  it('lets a locale tighten', () => {
    expect(localeProblems(canonical, { ...chinese, rules: { key: { minLength: 8 } } }, 'zh-Hans')).toEqual([])
  })
})
