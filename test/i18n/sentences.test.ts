import fc from 'fast-check'
import type { TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { CHECK_CAUSES, CHECK_STEPS } from '../../src/core/diagnosis'
import { ERROR_CODES } from '../../src/core/errors'
import type { KeyKind, KeyStatus } from '../../src/core/model'
import { type FieldRule, RULE_FIELDS, type RuleField } from '../../src/core/rules'
import { ruleParams } from '../../src/core/schema'
import { STRENGTH_FINDINGS, type StrengthLevel } from '../../src/core/strength'
import { addWords, createI18n } from '../../src/i18n/createI18n'
import { LANGUAGES, loadLocale } from '../../src/i18n/locales'
import { fieldSentence, problemSentences } from '../../src/i18n/sentences'
import { wordsIn } from '../support/wordsIn'

beforeAll(() => Promise.all(LANGUAGES.map(loadLocale)))

const spoken = new Map<string, TFunction>()
const speaking = (language: string): TFunction => {
  const known = spoken.get(language)
  if (known !== undefined) return known
  const i18n = createI18n()
  addWords(i18n, language)
  const t = i18n.getFixedT(language)
  spoken.set(language, t)
  return t
}

/** A rule with every keyword, for the numbers and names in sentences. Typed so that a new keyword is missed here. */
const everyKeyword: Required<FieldRule> = {
  required: true,
  minLength: 5,
  maxLength: 64,
  pattern: '[a-z]+',
  enum: ['billing', 'storefront'],
  protocols: ['https'],
  loopback: true,
  characters: 'text',
  minStrength: 'good',
}
const params = ruleParams(everyKeyword)

/** What a schema or a server says of any field. */
const ANYWHERE = ['required', 'minLength', 'maxLength', 'pattern', 'enum', 'characters', 'type', 'unknownField', 'unknown']
/** What it says of one field alone. A floor of strength below a name would be nobody's rule: the last resort will do. */
const OF_ONE: Partial<Record<RuleField, readonly string[]>> = {
  endpoint: ['url', 'protocols', 'userinfo', 'fragment'],
  key: ['minStrength'],
  expiresAt: ['instant', 'future'],
}
const codesOf = (field: RuleField): readonly string[] => [...ANYWHERE, ...(OF_ONE[field] ?? [])]
const known = new Set(RULE_FIELDS.flatMap(codesOf))

const STATUSES = Object.keys({
  active: 0,
  expiring: 0,
  retiring: 0,
  expired: 0,
  disabled: 0,
  revoked: 0,
} satisfies Record<KeyStatus, 0>)
const KINDS = Object.keys({ credential: 0, issued: 0 } satisfies Record<KeyKind, 0>)
const LEVELS = Object.keys({ unusable: 0, weak: 0, fair: 0, good: 0, strong: 0 } satisfies Record<StrengthLevel, 0>)

/** A path of a locale, a placeholder, or what JavaScript writes for nothing. */
const NO_WORDS =
  /\b(?:errors|problems|fields|diagnosis|strength|statuses|kinds)\.\w|[{}]|\$t\(|\b(?:undefined|null|NaN)\b|\[object/
const expectWords = (text: string, least = 2) => {
  expect(text.length).toBeGreaterThanOrEqual(least)
  expect(text).toBe(text.trim())
  expect(text).not.toMatch(NO_WORDS)
  expect(text).not.toMatch(/ {2}/)
}

describe('the sentence below a field', () => {
  const t = speaking('en')

  it('is the field’s own, with the number of the rule', () => {
    expect(fieldSentence(t, 'key', 'minLength', { minLength: 7 })).toBe('The key needs at least 7 characters')
  })

  it('is the general one where the field has none', () => {
    expect(fieldSentence(t, 'name', 'maxLength', { maxLength: 64 })).toBe('Name can have at most 64 characters')
  })

  it('is one that fits any code where a service has codes of its own', () => {
    expect(fieldSentence(t, 'name', 'name_taken')).toBe('Name was not accepted; correct it and try again')
  })

  it('is the host’s where the host has words for a code of its own', () => {
    const i18n = createI18n()
    i18n.addResourceBundle('en', 'keyrack', { errors: { name: { name_taken: 'Somebody has this name' } } }, true, true)
    expect(fieldSentence(i18n.getFixedT('en'), 'name', 'name_taken')).toBe('Somebody has this name')
    expect(fieldSentence(i18n.getFixedT('en'), 'key', 'name_taken')).toBe('Key was not accepted; correct it and try again')
  })

  it('shows what a service sends as text, and takes no orders from it', () => {
    expect(fieldSentence(t, 'key', 'minLength', { minLength: '$t(actions.cancel) {{label}} <b>' })).toBe(
      'The key needs at least $t(actions.cancel) {{label}} <b> characters',
    )
  })
})

/** What may come as a code: sections and paths of the locale, what every object has, i18next's own marks, and anything. */
const part = fc.constantFrom(
  '',
  ...RULE_FIELDS,
  ...Object.keys(everyKeyword),
  ...'errors problems reference unknown what next keyrack en one other 0'.split(' '),
  ...'constructor __proto__ prototype toString length canary'.split(' '),
)
const mark = fc.constantFrom('.', ':', '::', '_', '{{', '}}', '$t(', ')', ',', ' ', '\0', '<b>', '%', '\ud800')
const code = fc.oneof(
  part,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.oneof(part, mark), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.constantFrom('$t(actions.cancel)', '{{label}}', 'key.minLength', 'keyrack:actions.cancel', 'name:required', 'unknown.x'),
)

describe.each(['en', 'ar', 'zh-Hans'])('for a code that nobody agreed on, in %s', (language) => {
  it('is the one that fits any, and has neither the code nor a path in it', () => {
    const t = speaking(language)
    fc.assert(
      fc.property(fc.constantFrom(...RULE_FIELDS), code, (field, unheard) => {
        fc.pre(!known.has(unheard))
        const label = wordsIn(language, `fields.${field}`)
        expect(fieldSentence(t, field, unheard, params)).toBe(wordsIn(language, 'errors.unknown', { label }))
      }),
      { numRuns: 1000 },
    )
  })

  it('is the problem that fits any, and has neither the code nor a path in it', () => {
    const t = speaking(language)
    const fallback = { what: wordsIn(language, 'problems.unknown.what'), next: wordsIn(language, 'problems.unknown.next') }
    fc.assert(
      fc.property(code, (unheard) => {
        fc.pre(!(ERROR_CODES as readonly string[]).includes(unheard))
        expect(problemSentences(t, { code: unheard as (typeof ERROR_CODES)[number] })).toEqual(fallback)
      }),
      { numRuns: 1000 },
    )
  })

  it('of a field that nobody agreed on is a sentence all the same', () => {
    const t = speaking(language)
    fc.assert(
      fc.property(code, fc.constantFrom(...known), (field, each) => {
        expectWords(fieldSentence(t, field, each, params))
      }),
      { numRuns: 500 },
    )
  })
})

it('leaves out no keyword of a rule', () => {
  // `loopback` is a part of `protocols`.
  const keywords = [...new Set([...Object.keys(everyKeyword), ...Object.values(canonical).flatMap(Object.keys)])]
  expect(keywords.filter((keyword) => !known.has(keyword))).toEqual(['loopback'])
})

describe.each(LANGUAGES)('in %s', (language) => {
  // Hindi ends a sentence with a danda, Thai with nothing.
  const whole = language === 'th' ? /^[^.]{4,}$/ : /^[^.]{4,}.*[.。।]$/

  it.each(ERROR_CODES)('%s has what happened and what to do', (error) => {
    const { what, next } = problemSentences(speaking(language), { code: error })
    for (const sentence of [what, next]) {
      expectWords(sentence)
      expect(sentence).toMatch(whole)
    }
    expect(next).not.toBe(what)
    if (error !== 'unknown') expect(what).not.toBe(wordsIn(language, 'problems.unknown.what'))
  })

  it.each(RULE_FIELDS)('%s has a sentence for each code', (field) => {
    const label = wordsIn(language, `fields.${field}`)
    // The last resort says nothing of what is wrong; what we say ourselves never needs it.
    const last = wordsIn(language, 'errors.unknown', { label })
    for (const each of codesOf(field)) {
      const sentence = fieldSentence(speaking(language), field, each, params)
      expectWords(sentence, 4)
      expect(sentence, each).not.toBe(label)
      if (each === 'unknown') expect(sentence).toBe(last)
      else expect(sentence, each).not.toBe(last)
      if (language !== 'en') expect(sentence, each).not.toBe(fieldSentence(speaking('en'), field, each, params))
    }
  })

  it.each(CHECK_CAUSES)('%s of a connection test has what happened and what to do', (cause) => {
    const [what = '', next = ''] = ['what', 'next'].map((each) =>
      speaking(language)(`diagnosis.causes.${cause}.${each}`, { status: 503 }),
    )
    for (const sentence of [what, next]) expectWords(sentence.replace('{"result":"pong"}', 'pong'), 4)
    expect(next).not.toBe(what)
  })

  it('has a word for each step, finding, level, status and kind, and no two alike', () => {
    for (const [section, codes] of [
      ['diagnosis.steps', CHECK_STEPS],
      ['strength.findings', STRENGTH_FINDINGS],
      ['strength.levels', LEVELS],
      ['statuses', STATUSES],
      ['kinds', KINDS],
    ] as const) {
      const words = codes.map((each) => speaking(language)(`${section}.${each}`, { count: 3 }))
      for (const word of words) expectWords(word, 1)
      expect(new Set(words).size, section).toBe(codes.length)
    }
  })
})
