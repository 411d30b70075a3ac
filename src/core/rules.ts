import { patternProblem } from './patternProblem'

/** Named sets of characters; `CHARACTER_SETS` in characters.ts says what is in them. */
export const CHARACTER_SET_NAMES = ['visible-ascii', 'text'] as const

export type CharacterSet = (typeof CHARACTER_SET_NAMES)[number]

/** What one value must satisfy. Lengths count code points. */
export interface FieldRule {
  readonly required?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  /** Regular expression in the `u` dialect that cannot backtrack; the whole value must match, and each of several. */
  readonly pattern?: string | readonly string[]
  readonly enum?: readonly string[]
  /** URL schemes that an address may have, without the colon. */
  readonly protocols?: readonly string[]
  /** Whether `http:` is also accepted where the host is this machine (localhost, 127.0.0.0/8, [::1]). */
  readonly loopback?: boolean
  readonly characters?: CharacterSet
  /** The least level of `measureStrength` that is accepted. */
  readonly minStrength?: 'weak' | 'fair' | 'good' | 'strong'
}

export const RULE_FIELDS = ['name', 'endpoint', 'key', 'application', 'expiresAt', 'scopes'] as const

export type RuleField = (typeof RULE_FIELDS)[number]

export type Rules = Readonly<Record<RuleField, FieldRule>>

/** A rule set in which every field, and every keyword of a field, may be left out. */
export type RuleOverrides = Readonly<Partial<Record<RuleField, FieldRule>>>

/** The levels that `minStrength` may ask for, from the least to the most. */
export const STRENGTH_FLOORS = ['weak', 'fair', 'good', 'strong'] as const

export const MAX_PATTERN_LENGTH = 512

/** What a pattern that compiles must be instead, or undefined. */
export type PatternJudge = (source: string) => string | undefined

type Check = (value: unknown, judge: PatternJudge) => string | undefined

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.length > 0 && value.every(isText)
const want = (holds: boolean, expected: string): string | undefined => (holds ? undefined : expected)
const oneOf =
  (names: readonly unknown[]): Check =>
  (value) =>
    want(names.includes(value), `one of ${names.join(', ')}`)
const bool: Check = (value) => want(typeof value === 'boolean', 'true or false')
const length: Check = (value) => want(Number.isSafeInteger(value) && (value as number) >= 0, 'a whole number of 0 or more')

const onePattern = (value: string, judge: PatternJudge): string | undefined => {
  if (value.length > MAX_PATTERN_LENGTH) return `a pattern of at most ${MAX_PATTERN_LENGTH} characters`
  try {
    new RegExp(value, 'u')
    return judge(value)
  } catch {
    return 'a regular expression that compiles with the u flag'
  }
}

/** Each keyword of a rule, and what is expected instead of a value that does not fit it. */
export const KEYWORDS: Readonly<Record<keyof FieldRule, Check>> = {
  required: bool,
  minLength: length,
  maxLength: length,
  pattern: (value, judge) => {
    const list = isText(value) ? [value] : value
    if (!isTextList(list)) return 'a pattern or a list of patterns'
    return list.map((source) => onePattern(source, judge)).find((problem) => problem !== undefined)
  },
  enum: (value) => want(isTextList(value), 'a list of strings'),
  protocols: (value) =>
    want(
      isTextList(value) && value.every((item) => /^[a-z][a-z0-9+.-]*$/.test(item)),
      'a list of URL schemes without the colon, such as ["https"]',
    ),
  loopback: bool,
  characters: oneOf(CHARACTER_SET_NAMES),
  minStrength: oneOf(STRENGTH_FLOORS),
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bad = (path: string, expected: string): never => {
  throw new TypeError(
    `keyrack: ${path} must be ${expected}. A rule that cannot be read would let everything through, so nothing starts; correct it in the locale file or in the rules option. See docs/errors/bad-rule.md`,
  )
}

const fieldRule = (json: unknown, path: string, judge: PatternJudge): FieldRule => {
  if (!isObject(json)) return bad(path, 'an object of rule keywords')
  for (const [keyword, value] of Object.entries(json)) {
    const at = `${path}.${keyword}`
    if (!Object.hasOwn(KEYWORDS, keyword)) bad(at, `one of the keywords ${Object.keys(KEYWORDS).join(', ')}`)
    const expected = KEYWORDS[keyword as keyof FieldRule](value, judge)
    if (expected !== undefined) bad(at, expected)
  }
  const rule = json as FieldRule
  if (rule.minLength !== undefined && rule.maxLength !== undefined && rule.minLength > rule.maxLength)
    bad(`${path}.minLength`, `at most ${path}.maxLength`)
  return rule
}

const anyPattern: PatternJudge = () => undefined

/**
 * Reads overrides from JSON: a locale's `rules`, or a host's.
 *
 * @param judge what a pattern must be. @default whatever compiles: for rules that are judged elsewhere
 * @throws {TypeError} naming the path of the first rule that cannot be read
 */
export function readRuleOverrides(json: unknown, path: string, judge = anyPattern): RuleOverrides {
  if (!isObject(json)) return bad(path, 'an object of fields')
  for (const [field, rule] of Object.entries(json)) {
    if (!(RULE_FIELDS as readonly string[]).includes(field))
      bad(`${path}.${field}`, `one of the fields ${RULE_FIELDS.join(', ')}`)
    fieldRule(rule, `${path}.${field}`, judge)
    // Of the others none says anything of a list, and what is not enforced must not look as if it were.
    const idle = field === 'scopes' ? Object.keys(rule as FieldRule).find((keyword) => keyword !== 'required') : undefined
    if (idle !== undefined) bad(`${path}.scopes.${idle}`, 'absent: scopes may only be required')
  }
  return json
}

/** The same for a whole rule set: the `rules` of the canonical locale. */
export function readRules(json: unknown, path: string, judge = anyPattern): Rules {
  const overrides = readRuleOverrides(json, path, judge)
  for (const field of RULE_FIELDS) if (overrides[field] === undefined) bad(`${path}.${field}`, 'present')
  return overrides as Rules
}

/**
 * Reads overrides from JSON, and refuses a pattern that can backtrack.
 *
 * @throws {TypeError} naming the path of the first rule that cannot be read
 */
export const parseRuleOverrides = (json: unknown, path = 'rules'): RuleOverrides => readRuleOverrides(json, path, patternProblem)

/**
 * Reads a whole rule set from JSON, and refuses a pattern that can backtrack.
 *
 * @throws {TypeError} naming the path of the first rule that is missing or cannot be read
 */
export const parseRules = (json: unknown, path = 'rules'): Rules => readRules(json, path, patternProblem)
