import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLocales } from '../scripts/localeFiles.mjs'
import { PSEUDO_LOCALES } from '../scripts/pseudoLocales.mjs'
import { KEYWORDS, parseRuleOverrides, RULE_FIELDS } from '../src/core/rules'

type Json = Record<string, unknown>

const read = (name: string): Json => JSON.parse(readFileSync(`locales/${name}.json`, 'utf8'))

const isRegex = (source: string): boolean => {
  try {
    return Boolean(new RegExp(source, 'u'))
  } catch {
    return false
  }
}
const validate = new Ajv2020({ strict: true, allErrors: true, formats: { regex: isRegex } }).compile(read('schema'))

const problems = (locale: Json): string[] =>
  validate(locale)
    ? []
    : (validate.errors as ErrorObject[]).map(({ instancePath, message, params }) =>
        [instancePath, message, params['additionalProperty'] ?? params['missingProperty']].filter(Boolean).join(' '),
      )

/** German with a change. */
const german = (change: (locale: Record<string, Json>) => void): Json => {
  const locale = structuredClone(read('de')) as Record<string, Json>
  change(locale)
  return locale
}

describe('the schema of locale files', () => {
  it.each([...readLocales('.').keys(), ...PSEUDO_LOCALES])('accepts %s, and is named in it first', (tag) => {
    expect(problems(read(tag))).toEqual([])
    expect(Object.entries(read(tag))[0]).toEqual(['$schema', './schema.json'])
  })

  it.each<[string, Json, string]>([
    [
      'a misspelt path',
      german(({ actions = {} }) => (actions['cancle'] = 'Abbrechen')),
      '/actions must NOT have additional properties cancle',
    ],
    [
      'a missing string',
      german(({ actions = {} }) => delete actions['cancel']),
      "/actions must have required property 'cancel' cancel",
    ],
    ['a number for a string', german(({ actions = {} }) => (actions['cancel'] = 1)), '/actions/cancel must be string'],
    [
      'white space around a string',
      german(({ actions = {} }) => (actions['cancel'] = 'Abbrechen ')),
      '/actions/cancel must match',
    ],
    [
      'a plural without its last form',
      german(({ table = {} }) => delete table['count_other']),
      "/table must have required property 'count_other'",
    ],
    [
      'a plural form that no language has',
      german(({ table = {} }) => (table['count_several'] = 'x')),
      '/table must NOT have additional properties',
    ],
    [
      'a length in quotes',
      german(({ rules = {} }) => (rules['key'] = { minLength: '8' })),
      '/rules/key/minLength must be integer',
    ],
    [
      'an unknown keyword',
      german(({ rules = {} }) => (rules['key'] = { minLenght: 8 })),
      '/rules/key must NOT have additional properties minLenght',
    ],
    ['an unknown field', german(({ rules = {} }) => (rules['keys'] = {})), '/rules must NOT have additional properties keys'],
    [
      'a level that there is not',
      german(({ rules = {} }) => (rules['key'] = { minStrength: 'best' })),
      '/rules/key/minStrength must be equal to one of',
    ],
    [
      'another schema',
      german((locale) => Object.assign(locale, { $schema: 'schema.json' })),
      '/$schema must be equal to constant',
    ],
  ])('refuses %s', (_, locale, problem) => {
    expect(problems(locale)).toEqual([expect.stringContaining(problem)])
  })

  it('shows a translator the English text', () => {
    const schema = read('schema') as { properties: Record<string, { properties: Record<string, { description: string }> }> }
    expect(schema.properties['actions']?.properties['cancel']?.description).toBe('Cancel')
    expect(schema.properties['table']?.properties['count_few']?.description).toBe('{{count}} keys')
  })

  it('accepts the rules that the library reads, and no others', () => {
    const locale = read('de')
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        true,
        false,
        null,
        'text',
        'visible-ascii',
        'weak',
        'good',
        'https',
        'https:',
        '(',
        '[a-z]+',
        ['https'],
        ['('],
        [],
        {},
        [1],
      ),
      fc.integer({ min: -2, max: 5000 }),
      fc.double(),
      fc.string(),
    )
    const rule = fc.tuple(
      fc.constantFrom<string>(...RULE_FIELDS, 'other'),
      fc.constantFrom(...Object.keys(KEYWORDS), 'other'),
      value,
    )
    const reads = (rules: Json): boolean => {
      try {
        return Boolean(parseRuleOverrides(rules))
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(rule, ([field, keyword, value]) => {
        const rules = { [field]: { [keyword]: value } }
        expect(problems({ ...locale, rules }).length === 0, JSON.stringify(rules)).toBe(reads(rules))
      }),
      { numRuns: 2000 },
    )
  })
})
