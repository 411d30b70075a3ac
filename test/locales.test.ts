import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLocales } from '../scripts/localeFiles.mjs'
import { localeProblems } from '../scripts/localeProblems.mjs'
import { localeReport } from '../scripts/localeReport.mjs'
import { LANGUAGES } from '../src/i18n/locales'

type Json = Readonly<Record<string, unknown>>

const locales = readLocales('.')
const allowed = JSON.parse(readFileSync('scripts/sameAsEnglish.json', 'utf8'))

describe('locale files', () => {
  it('are the languages that can be asked for, no more and no fewer', () => {
    expect([...LANGUAGES].sort()).toEqual([...locales.keys()].sort())
    expect(locales.size).toBeGreaterThanOrEqual(24)
  })

  it('say all that English says, in their own words, loosen no rule and cost a page at most 11 KB', () => {
    expect(localeReport(locales, allowed).problems).toEqual([])
  })
})

const rules = {
  name: { required: true, maxLength: 64 },
  endpoint: { required: true, protocols: ['https'] },
  key: { required: true, minLength: 5 },
  application: {},
  expiresAt: {},
  scopes: {},
}
const canonical = {
  rules,
  errors: { required: '{{label}} is required' },
  labels: { add: 'Add', keys_one: '{{count}} key', keys_other: '{{count}} keys' },
}
const chinese = { errors: { required: '请填写{{label}}' }, labels: { add: '添加', keys_other: '{{count}} 个密钥' } }

/** What is wrong, in words. */
const problemsOf = (locale: Json, language: string): string[] =>
  localeProblems(canonical, locale, language).map(({ text }) => text)

describe('the comparison of locales', () => {
  it('takes the plural forms of the language, not those of English', () => {
    expect(problemsOf(chinese, 'zh-Hans')).toEqual([])
    expect(problemsOf(chinese, 'fr')).toEqual(['fr: labels.keys_one is missing', 'fr: labels.keys_many is missing'])
  })

  it.each([
    [{ ...chinese, errors: {} }, 'errors.required is missing'],
    [{ ...chinese, extra: 'x' }, 'extra is not in the canonical locale'],
    [
      { ...chinese, labels: { ...chinese.labels, keys_one: '{{count}}' } },
      'labels.keys_one is a plural form that the language does not have',
    ],
    [{ ...chinese, errors: { required: '请填写' } }, 'errors.required has the placeholders [] instead of [label]'],
    [{ ...chinese, errors: { required: '{{lable}}' } }, 'errors.required has the placeholders [lable] instead of [label]'],
    [{ ...chinese, labels: { ...chinese.labels, add: 'Add' } }, 'labels.add is still English: “Add”'],
    [{ ...chinese, labels: { ...chinese.labels, add: ' ' } }, 'labels.add is empty'],
    [{ ...chinese, labels: { ...chinese.labels, add: 1 } }, 'labels.add is no string'],
    [{ ...chinese, labels: { ...chinese.labels, add: '$t(x)' } }, 'labels.add calls for another string'],
    [{ ...chinese, rules: { key: { minLength: 4 } } }, 'rules.key.minLength is weaker'],
    [{ ...chinese, rules: { key: { minLength: 5 } } }, 'rules.key.minLength repeats the canonical rule'],
    [{ ...chinese, rules: { key: { minLenght: 8 } } }, 'rules cannot be read: keyrack: rules.key.minLenght must be'],
  ])('finds what is wrong: %j', (locale, problem) => {
    expect(problemsOf(locale, 'zh-Hans')).toEqual([expect.stringContaining(problem)])
  })

  it('lets a locale tighten', () => {
    expect(problemsOf({ ...chinese, rules: { key: { minLength: 8 } } }, 'zh-Hans')).toEqual([])
  })
})

describe('the report on all locales', () => {
  const report = (locale: Json, allowed: Record<string, string[]> = {}, tag = 'zh-Hans') => {
    const $schema = './schema.json'
    return localeReport(
      new Map<string, Json>(Object.entries({ en: { $schema, ...canonical }, [tag]: { $schema, ...locale } })),
      allowed,
    )
  }
  const texts = (...parameters: Parameters<typeof report>) => report(...parameters).problems.map(({ text }) => text)

  it('counts what a language has to translate', () => {
    const { rows, problems } = report(chinese)
    expect(problems).toEqual([])
    expect(rows.map(({ tag, strings }) => [tag, strings])).toEqual([
      ['en', 4],
      ['zh-Hans', 3],
    ])
  })

  it('takes an excuse for English from the list, and refuses one that excuses nothing', () => {
    const same = { ...chinese, labels: { ...chinese.labels, add: 'Add' } }
    expect(texts(same, { 'zh-Hans': ['labels.add'] })).toEqual([])
    expect(texts(same, { '*': ['labels.add'] })).toEqual([])
    expect(texts(chinese, { 'zh-Hans': ['labels.add'], '*': ['labels.gone'], fr: ['labels.add'] })).toEqual([
      'zh-Hans: labels.add in scripts/sameAsEnglish.json excuses nothing; take it out',
      '*: labels.gone in scripts/sameAsEnglish.json excuses nothing; take it out',
      'fr: labels.add in scripts/sameAsEnglish.json excuses nothing; take it out',
    ])
    const sameForm = { ...chinese, labels: { ...chinese.labels, keys_other: '{{count}} keys' } }
    expect(texts(sameForm, { 'zh-Hans': ['labels.keys_other'] })).toEqual([])
    expect(texts(same, { '*': ['labels.add'], 'zh-Hans': ['labels.add'] })).toHaveLength(1)
  })

  it('refuses a locale that costs a page too much, and one that editors cannot check', () => {
    const noise = Array.from({ length: 8000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('')
    expect(texts({ ...chinese, $schema: '../schema.json', labels: { ...chinese.labels, add: noise } })).toEqual([
      expect.stringContaining('must have "$schema": "./schema.json"'),
      expect.stringMatching(/has \d+ B gzipped/),
    ])
  })
})
