import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { type FieldRule, parseRuleOverrides, parseRules, RULE_FIELDS, type RuleField } from '../../src/core/rules'
import { compileField } from '../../src/core/schema'
import { tightenRules } from '../../src/core/tightenRules'

const base = parseRules(canonical)

const tighten = (field: RuleField, rule: FieldRule, override: FieldRule) => {
  const { rules, loosened } = tightenRules({ ...base, [field]: rule }, { [field]: override }, 'zh-Hans.rules')
  return { rule: rules[field], loosened: loosened.map(({ path }) => path) }
}

describe('tightenRules', () => {
  it('changes nothing without overrides', () => {
    expect(tightenRules(base, {})).toEqual({ rules: base, loosened: [] })
    expect(tightenRules(base, base)).toMatchObject({ rules: { key: base.key, endpoint: base.endpoint }, loosened: [] })
  })

  it.each<[RuleField, FieldRule, FieldRule, FieldRule]>([
    ['key', { minLength: 5 }, { minLength: 12 }, { minLength: 12 }],
    ['key', { minLength: 5 }, { minLength: 5 }, { minLength: 5 }],
    ['key', {}, { minLength: 1 }, { minLength: 1 }],
    ['key', { maxLength: 64 }, { maxLength: 32 }, { maxLength: 32 }],
    ['key', { maxLength: 64 }, { minLength: 65 }, { maxLength: 64, minLength: 65 }],
    ['key', {}, { required: true }, { required: true }],
    ['key', { characters: 'text' }, { characters: 'visible-ascii' }, { characters: 'visible-ascii' }],
    ['key', { minStrength: 'fair' }, { minStrength: 'good' }, { minStrength: 'good' }],
    ['key', { pattern: '^a' }, { pattern: ['^a', 'b$'] }, { pattern: ['^a', 'b$'] }],
    ['endpoint', { protocols: ['https', 'wss'] }, { protocols: ['wss'] }, { protocols: ['wss'] }],
    ['endpoint', { loopback: true }, { loopback: false }, { loopback: false }],
    ['application', { enum: ['a', 'b'] }, { enum: ['b'] }, { enum: ['b'] }],
  ])('%s: %j accepts %j', (field, rule, override, expected) => {
    const tightened = tighten(field, rule, override)
    expect(tightened.loosened).toEqual([])
    expect(tightened.rule).toEqual(expected)
  })

  it.each<[RuleField, keyof FieldRule, FieldRule, FieldRule, FieldRule]>([
    ['key', 'minLength', { minLength: 5 }, { minLength: 4 }, { minLength: 5 }],
    ['key', 'maxLength', { maxLength: 64 }, { maxLength: 65 }, { maxLength: 64 }],
    ['key', 'required', { required: true }, { required: false }, { required: true }],
    ['key', 'characters', { characters: 'visible-ascii' }, { characters: 'text' }, { characters: 'visible-ascii' }],
    ['key', 'minStrength', { minStrength: 'good' }, { minStrength: 'fair' }, { minStrength: 'good' }],
    ['endpoint', 'protocols', { protocols: ['https'] }, { protocols: ['https', 'http'] }, { protocols: ['https'] }],
    ['endpoint', 'protocols', { protocols: ['https'] }, { protocols: ['http'] }, { protocols: ['https'] }],
    ['endpoint', 'loopback', {}, { loopback: true }, { loopback: false }],
    ['application', 'enum', { enum: ['a'] }, { enum: ['a', 'c'] }, { enum: ['a'] }],
  ])('%s: reports %s, for %j is not to become %j', (field, keyword, rule, override, kept) => {
    const tightened = tighten(field, rule, override)
    expect(tightened.loosened).toEqual([`zh-Hans.rules.${field}.${keyword}`])
    expect(tightened.rule).toEqual(kept)
  })

  it('reports every loosening, each by its path, and keeps what was stricter', () => {
    const { rules, loosened } = tightenRules(base, {
      name: { required: false, maxLength: 10 },
      key: { minLength: 0, maxLength: 9999, minStrength: 'fair' },
    })
    expect(loosened.map(({ path }) => path)).toEqual(['rules.name.required', 'rules.key.minLength', 'rules.key.maxLength'])
    expect(rules.name).toEqual({ ...base.name, maxLength: 10 })
    expect(rules.key).toEqual({ ...base.key, minStrength: 'fair' })
  })

  const patterns = ['[a-z]+', '[^1]*1.*', '[^ ]*', 'https://.*']
  const words = ['a', 'key-1', 'https://a.example']
  const rule: fc.Arbitrary<FieldRule> = fc
    .record(
      {
        required: fc.boolean(),
        minLength: fc.integer({ min: 0, max: 12 }),
        maxLength: fc.integer({ min: 12, max: 40 }),
        pattern: fc.oneof(fc.constantFrom(...patterns), fc.subarray(patterns, { minLength: 1 })),
        enum: fc.subarray(words, { minLength: 1 }),
        protocols: fc.subarray(['https', 'http', 'wss', 'ftp'], { minLength: 1 }),
        loopback: fc.boolean(),
        characters: fc.constantFrom('visible-ascii' as const, 'text' as const),
        minStrength: fc.constantFrom('weak' as const, 'fair' as const, 'good' as const, 'strong' as const),
      },
      { requiredKeys: [] },
    )
    .filter((candidate) => Object.keys(parseRuleOverrides({ key: candidate })).length === 1)
  const value = fc.oneof(
    fc.constantFrom(
      '',
      'https://a.example',
      'http://localhost:1',
      'http://a.example',
      'ftp://a.example',
      'a1 b',
      '密钥密钥密钥密钥',
      ...words,
    ),
    fc.string({ maxLength: 45 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.stringMatching(/^[0-9a-zA-Z]{20,40}$/),
  )

  it('lets nothing pass that the base refuses, whatever the override', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RULE_FIELDS),
        rule,
        rule,
        fc.array(value, { minLength: 20, maxLength: 20 }),
        (field, from, over, values) => {
          const { rules } = tightenRules({ ...base, [field]: from }, { [field]: over })
          const before = compileField(field, from)
          const after = compileField(field, rules[field])
          for (const text of values) if (before(text) !== undefined) expect(after(text), text).toBeDefined()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('lets nothing pass that an unreported override refuses', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RULE_FIELDS),
        rule,
        rule,
        fc.array(value, { minLength: 20, maxLength: 20 }),
        (field, from, over, values) => {
          const { rules, loosened } = tightenRules({ ...base, [field]: from }, { [field]: over })
          if (loosened.length > 0) return
          const asked = compileField(field, over)
          const after = compileField(field, rules[field])
          // Where the base names no schemes, an address of any scheme passes beside loopback.
          for (const text of values) if (asked(text) !== undefined) expect(after(text), text).toBeDefined()
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is done with once: the result, laid over itself, reports nothing and changes nothing', () => {
    const listed = ({ pattern, ...rest }: FieldRule) => ({ ...rest, pattern: typeof pattern === 'string' ? [pattern] : pattern })
    fc.assert(
      fc.property(fc.constantFrom(...RULE_FIELDS), rule, rule, (field, from, over) => {
        const once = tightenRules({ ...base, [field]: from }, { [field]: over }).rules
        const twice = tightenRules(once, { [field]: once[field] })
        expect(twice.loosened).toEqual([])
        expect(listed(twice.rules[field])).toEqual(listed(once[field]))
      }),
    )
  })
})
