import {
  CHARACTER_SET_NAMES,
  KEYWORDS,
  MAX_PATTERN_LENGTH,
  parseRuleOverrides,
  RULE_FIELDS,
  STRENGTH_FLOORS,
} from '../src/core/rules.ts'
import { localeWords, PLURAL_CATEGORIES, pluralStem } from './localeWords.mjs'

const strings = (items = {}) => ({ type: 'array', items: { type: 'string', ...items }, minItems: 1 })
const whole = (minimum) => ({ type: 'integer', minimum, maximum: Number.MAX_SAFE_INTEGER })
const pattern = { type: 'string', format: 'regex', maxLength: MAX_PATTERN_LENGTH }

/** How each keyword of src/core/rules.ts looks in JSON. The first example is also tried on each field: some take it, some do not. */
const VALUES = {
  required: { description: 'The value may not be empty.', type: 'boolean', examples: [true] },
  minLength: { description: 'Least length, in code points.', ...whole(0), examples: [20] },
  maxLength: { description: 'Greatest length, in code points.', ...whole(0), examples: [64] },
  pattern: {
    description: 'Regular expression in the u dialect, or several: the whole value must match each.',
    anyOf: [pattern, strings(pattern)],
    examples: ['sk-.+'],
  },
  enum: { description: 'The only values that are accepted.', ...strings(), examples: [['staging', 'production']] },
  protocols: {
    description: 'Schemes that an address may have, without the colon.',
    ...strings({ pattern: '^[a-z][a-z0-9+.-]*$' }),
    examples: [['https']],
  },
  loopback: {
    description: 'Whether http: is also accepted where the host is this machine.',
    type: 'boolean',
    examples: [false],
  },
  characters: {
    description: 'visible-ascii: U+0021–U+007E. text: anything but characters that control, hide or reorder text.',
    enum: CHARACTER_SET_NAMES,
    examples: ['visible-ascii'],
  },
  minStrength: {
    description: 'The least level of the strength meter that is accepted.',
    enum: STRENGTH_FLOORS,
    examples: ['good'],
  },
  maxDays: { description: 'The longest life, in days from now.', ...whole(1), examples: [90] },
}

const closed = (properties, more = {}) => ({ type: 'object', additionalProperties: false, ...more, properties })

const accepts = (field, keyword) => {
  try {
    parseRuleOverrides({ [field]: { [keyword]: VALUES[keyword].examples[0] } })
    return true
  } catch {
    return false
  }
}

function rules() {
  const keywords = Object.keys(KEYWORDS)
  const unknown = keywords.filter((keyword) => VALUES[keyword] === undefined)
  if (unknown.length > 0)
    throw new Error(
      `src/core/rules.ts has ${unknown.join(', ')}, and editors would refuse it in a locale file; describe it in scripts/localeSchema.mjs`,
    )
  const field = (name) =>
    closed(Object.fromEntries(keywords.filter((one) => accepts(name, one)).map((one) => [one, { $ref: `#/$defs/${one}` }])))
  return {
    values: Object.fromEntries(keywords.map((keyword) => [keyword, VALUES[keyword]])),
    fields: closed(Object.fromEntries(RULE_FIELDS.map((name) => [name, field(name)])), {
      description: 'Only what this language must have stricter than English; {} in most. A looser rule is refused.',
    }),
  }
}

/** The words below an object: every string of English, and of a plural whatever form a language has. */
function words(section, paths, path) {
  const properties = {}
  const required = []
  for (const [name, value] of Object.entries(section)) {
    const here = path === '' ? name : `${path}.${name}`
    const stem = pluralStem(here, paths)
    if (typeof value !== 'string') properties[name] = words(value, paths, here)
    else if (stem === undefined) properties[name] = { description: value, $ref: '#/$defs/text' }
    else {
      if (!name.endsWith('_other')) continue
      const own = stem.slice(stem.lastIndexOf('.') + 1)
      for (const category of PLURAL_CATEGORIES)
        properties[`${own}_${category}`] = { description: section[`${own}_${category}`] ?? value, $ref: '#/$defs/text' }
    }
    required.push(name)
  }
  return closed(properties, { required })
}

/**
 * The JSON Schema of a locale file, in draft 2020-12: the words of the canonical locale, and the rules of src/core/rules.ts.
 *
 * @param {Record<string, unknown>} english
 */
export function localeSchema(english) {
  const { rules: _, $schema: __, ...sections } = english
  const { values, fields } = rules()
  const { required, properties } = words(sections, localeWords(english), '')
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Generated from en.json and src/core/rules.ts by `npm run locales -- --write`; do not edit.',
    title: 'Keyrack locale',
    description: 'Words of one language, and the rules that it tightens. Descriptions are the English texts.',
    ...closed({ $schema: { const: './schema.json' }, rules: fields, ...properties }, { required: ['rules', ...required] }),
    $defs: { text: { type: 'string', pattern: '^\\S(.*\\S)?$' }, ...values },
  }
}
