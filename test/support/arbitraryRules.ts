import fc from 'fast-check'
import {
  CHARACTER_SET_NAMES,
  type FieldRule,
  RULE_FIELDS,
  type RuleField,
  type RuleOverrides,
  STRENGTH_FLOORS,
} from '../../src/core/rules'

/** Words that the values of {@link arbitraryText} have too, so that an `enum` can be met. */
const WORDS = ['billing', 'a1', 'https://a.example/v1', 'sk-Zq7Rk2Vw9Lm4Tx8Bn3Hs6Dj5']

const patterns = ['[a-z]+', '[^1]*1.*', '[^ ]*', 'https://.*', '(?:billing|a1)', '\\p{L}.*']

/** One for each keyword: a keyword that is added to the rules is missed here. */
const keywords: { readonly [K in keyof FieldRule]-?: fc.Arbitrary<NonNullable<FieldRule[K]>> } = {
  required: fc.boolean(),
  minLength: fc.integer({ min: 0, max: 12 }),
  maxLength: fc.integer({ min: 12, max: 60 }),
  pattern: fc.oneof(fc.constantFrom(...patterns), fc.subarray(patterns, { minLength: 1 })),
  enum: fc.subarray(WORDS, { minLength: 1 }),
  protocols: fc.subarray(['https', 'http', 'wss', 'ftp'], { minLength: 1 }),
  loopback: fc.boolean(),
  characters: fc.constantFrom(...CHARACTER_SET_NAMES),
  minStrength: fc.constantFrom(...STRENGTH_FLOORS),
  maxDays: fc.integer({ min: 1, max: 800 }),
}

const takes = (field: RuleField, keyword: string): boolean =>
  field === 'scopes' ? keyword === 'required' : keyword !== 'maxDays' || field === 'expiresAt'

/** A rule of up to four keywords: with all of them nothing would ever pass. */
const rule: fc.Arbitrary<FieldRule> = fc
  .tuple(fc.subarray(Object.keys(keywords) as (keyof FieldRule)[], { maxLength: 4 }), fc.record(keywords))
  .map(([names, every]) => Object.fromEntries(names.map((name) => [name, every[name]])))

/** Of a list there is but one thing to ask. */

/** What a host may write in `rules`: any keyword of any field, stricter or not. */
export const arbitraryOverrides: fc.Arbitrary<RuleOverrides> = fc
  .subarray([...RULE_FIELDS], { maxLength: 3 })
  .chain((fields) =>
    fc.record(
      Object.fromEntries(
        fields.map((field) => [
          field,
          rule.map((every) => Object.fromEntries(Object.entries(every).filter(([keyword]) => takes(field, keyword)))),
        ]),
      ),
    ),
  )

const ODD = [
  '',
  ' ',
  'abcd',
  ' padded ',
  'tab\there',
  'line\nbreak',
  '\0',
  '\u200b',
  '\u202e',
  '\ufeff',
  'é',
  'e\u0301',
  '密钥',
  '👩‍🚀',
  '٣',
]
const HOSTILE = ['__proto__', 'constructor', '{{label}}', '$t(x)', "'; drop table keyrack_keys; --", '<script>', '%00']
const ADDRESSES =
  'https://a.example http://a.example http://localhost:1 https://u:p@a.example https://a.example/#f ftp://a.example https:// javascript:alert(1) https://ä.example https://[::1] http://127.1 HTTPS://A.EXAMPLE'

/** What somebody may type or send: good values, near misses, and text made to break something. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.constantFrom(...ODD, ...HOSTILE, ...ADDRESSES.split(' '), ' https://a.example '),
  fc.string({ maxLength: 70 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.stringMatching(/^[0-9a-zA-Z]{5,40}$/),
)
