import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { CHARACTER_SETS } from '../../src/core/characters'
import { parseRuleOverrides, parseRules, RULE_FIELDS } from '../../src/core/rules'

/** The same through JSON, as locale files come, so that `__proto__` is a field like any other. */
const json = (text: string): unknown => JSON.parse(text)

describe('parseRules', () => {
  it('reads the rules of the canonical locale as they are', () => {
    expect(parseRules(canonical)).toEqual(canonical)
  })

  it.each(RULE_FIELDS)('names %s when it is missing', (field) => {
    const { [field]: _, ...rest } = canonical
    expect(() => parseRules(rest)).toThrow(`keyrack: rules.${field} must be present.`)
  })

  it('says what happened, why it matters, what to do and where to read on', () => {
    expect(() => parseRules({ ...canonical, key: { minLength: '5' } })).toThrow(
      /^keyrack: rules\.key\.minLength must be a whole number of 0 or more\. A rule that cannot be read would .*; correct it in .*\. See docs\/errors\/bad-rule\.md$/,
    )
  })
})

describe('parseRuleOverrides', () => {
  it('takes any part of a rule set, an empty one included', () => {
    expect(parseRuleOverrides({})).toEqual({})
    expect(parseRuleOverrides({ key: {} })).toEqual({ key: {} })
    expect(parseRuleOverrides({ key: { minLength: 12, pattern: ['^a', 'b$'] } })).toEqual({
      key: { minLength: 12, pattern: ['^a', 'b$'] },
    })
  })

  it.each<[string, string, string]>([
    ['zh-Hans.rules', 'null', 'an object of fields'],
    ['zh-Hans.rules', '[]', 'an object of fields'],
    ['zh-Hans.rules', '"key"', 'an object of fields'],
    ['zh-Hans.rules.keys', '{"keys":{}}', 'one of the fields name, endpoint, key'],
    ['zh-Hans.rules.__proto__', '{"__proto__":{"required":false}}', 'one of the fields'],
    ['zh-Hans.rules.constructor', '{"constructor":{}}', 'one of the fields'],
    ['zh-Hans.rules.key', '{"key":null}', 'an object of rule keywords'],
    ['zh-Hans.rules.key', '{"key":[]}', 'an object of rule keywords'],
    ['zh-Hans.rules.key.minLenght', '{"key":{"minLenght":5}}', 'one of the keywords required, minLength'],
    ['zh-Hans.rules.key.__proto__', '{"key":{"__proto__":{}}}', 'one of the keywords'],
    ['zh-Hans.rules.key.toString', '{"key":{"toString":1}}', 'one of the keywords'],
    ['zh-Hans.rules.key.required', '{"key":{"required":"yes"}}', 'true or false'],
    ['zh-Hans.rules.endpoint.loopback', '{"endpoint":{"loopback":1}}', 'true or false'],
    ['zh-Hans.rules.key.minLength', '{"key":{"minLength":-1}}', 'a whole number'],
    ['zh-Hans.rules.key.minLength', '{"key":{"minLength":1.5}}', 'a whole number'],
    ['zh-Hans.rules.key.minLength', '{"key":{"minLength":null}}', 'a whole number'],
    ['zh-Hans.rules.key.maxLength', '{"key":{"maxLength":1e300}}', 'a whole number'],
    ['zh-Hans.rules.key.minLength', '{"key":{"minLength":9,"maxLength":8}}', 'at most zh-Hans.rules.key.maxLength'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":"("}}', 'a regular expression that compiles'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":"a)|(b"}}', 'a regular expression that compiles'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":["a","["]}}', 'a regular expression that compiles'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":"\\\\-"}}', 'a regular expression that compiles'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":[]}}', 'a pattern or a list'],
    ['zh-Hans.rules.key.pattern', '{"key":{"pattern":[1]}}', 'a pattern or a list'],
    ['zh-Hans.rules.key.pattern', `{"key":{"pattern":"${'a'.repeat(513)}"}}`, 'at most 512 characters'],
    ['zh-Hans.rules.application.enum', '{"application":{"enum":[]}}', 'a list of strings'],
    ['zh-Hans.rules.scopes.minLength', '{"scopes":{"minLength":2}}', 'absent'],
    ['zh-Hans.rules.application.enum', '{"application":{"enum":"a"}}', 'a list of strings'],
    ['zh-Hans.rules.endpoint.protocols', '{"endpoint":{"protocols":["https:"]}}', 'URL schemes without the colon'],
    ['zh-Hans.rules.endpoint.protocols', '{"endpoint":{"protocols":"https"}}', 'URL schemes'],
    ['zh-Hans.rules.key.characters', '{"key":{"characters":"ascii"}}', 'one of visible-ascii, text'],
    ['zh-Hans.rules.key.characters', '{"key":{"characters":"constructor"}}', 'one of visible-ascii, text'],
    ['zh-Hans.rules.key.minStrength', '{"key":{"minStrength":"unusable"}}', 'one of weak, fair, good, strong'],
  ])('names %s in %s', (path, text, expected) => {
    expect(() => parseRuleOverrides(json(text), 'zh-Hans.rules')).toThrow(TypeError)
    expect(() => parseRuleOverrides(json(text), 'zh-Hans.rules')).toThrow(`keyrack: ${path} must be `)
    expect(() => parseRuleOverrides(json(text), 'zh-Hans.rules')).toThrow(expected)
  })
})

describe('the character sets', () => {
  it('visible-ascii holds U+0021–U+007E, each, and nothing else of the basic plane', () => {
    const accepted: number[] = []
    for (let code = 0; code <= 0xffff; code++)
      if (CHARACTER_SETS['visible-ascii'].test(String.fromCharCode(code))) accepted.push(code)
    expect(accepted).toEqual(Array.from({ length: 94 }, (_, i) => 0x21 + i))
  })

  it('text holds every letter and no character that controls, hides or reorders', () => {
    for (const value of ['Übung', '密钥', 'مفتاح', '🔑', 'a b', "O'Neil", '']) expect(CHARACTER_SETS.text.test(value)).toBe(true)
    for (const code of [
      0, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x61c, 0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff,
    ])
      expect(CHARACTER_SETS.text.test(`a${String.fromCharCode(code)}b`), code.toString(16)).toBe(false)
  })
})

describe('the characters of text', () => {
  const { text } = CHARACTER_SETS
  it.each(['Zoë', '计费', 'می‌خواهم', '👩‍💻', 'a b', ''])('take %j', (value) => {
    expect(text.test(value)).toBe(true)
  })
  it.each([0xad, 0x34f, 0x115f, 0x180e, 0x200b, 0x202e, 0x2066, 0x3164, 0xfeff, 0xe0041, 0x0, 0x85, 0x2028])(
    'refuse U+%s, which hides or reorders',
    (code) => {
      expect(text.test(`a${String.fromCodePoint(code)}b`)).toBe(false)
    },
  )
  it('refuse half a character, and a value with nothing to see', () => {
    expect(text.test('a\ud800b')).toBe(false)
    expect(text.test('\u200c\u200d')).toBe(false)
  })
})
