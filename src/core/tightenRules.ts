import { type FieldRule, RULE_FIELDS, type RuleField, type RuleOverrides, type Rules, STRENGTH_FLOORS } from './rules'

/** A rule that an override tried to weaken; the base's rule stands. */
export interface Loosening {
  /** For instance `rules.key.minLength`. */
  readonly path: string
}

export interface TightenedRules {
  readonly rules: Rules
  readonly loosened: readonly Loosening[]
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

type Merge<K extends keyof FieldRule> = (
  base: FieldRule[K],
  override: NonNullable<FieldRule[K]>,
) => { readonly value: FieldRule[K]; readonly loosens: boolean }

const atLeast: Merge<'minLength'> = (base, override) =>
  base !== undefined && override < base ? { value: base, loosens: true } : { value: override, loosens: false }

const atMost = (base: number | undefined, override: number) =>
  base !== undefined && override > base ? { value: base, loosens: true } : { value: override, loosens: false }

const subset = (base: readonly string[] | undefined, override: readonly string[]) => {
  if (base === undefined) return { value: override, loosens: false }
  const value = override.filter((item) => base.includes(item))
  return { value: value.length > 0 ? value : base, loosens: value.length < override.length }
}

const MERGES: { readonly [K in keyof FieldRule]-?: Merge<K> } = {
  required: (base, override) => ({ value: base === true || override, loosens: base === true && !override }),
  minLength: atLeast,
  maxLength: atMost,
  maxDays: atMost,
  // Patterns only add up: a value must match the base's and the override's.
  pattern: (base, override) => ({ value: [...new Set([...list(base), ...list(override)])], loosens: false }),
  enum: subset,
  protocols: subset,
  loopback: (base, override) => ({ value: base === true && override, loosens: base !== true && override }),
  // visible-ascii is a subset of text; nothing else is.
  characters: (base, override) =>
    base === 'visible-ascii' && override === 'text' ? { value: base, loosens: true } : { value: override, loosens: false },
  minStrength: (base, override) =>
    base !== undefined && STRENGTH_FLOORS.indexOf(override) < STRENGTH_FLOORS.indexOf(base)
      ? { value: base, loosens: true }
      : { value: override, loosens: false },
}

/**
 * Lays overrides over a base. An override may only make a rule stricter; where it would make one weaker the
 * base's rule stands and the path is reported. A bound that would leave no length possible (`minLength` over
 * the base's `maxLength`) is kept as it is: it refuses more, never less.
 *
 * @param path how reports name the override, such as `rules` or `zh-Hans.rules`
 */
export function tightenRules(base: Rules, overrides: RuleOverrides, path = 'rules'): TightenedRules {
  const rules: Partial<Record<RuleField, FieldRule>> = {}
  const loosened: Loosening[] = []
  for (const field of RULE_FIELDS) {
    const merged: Record<string, unknown> = { ...base[field] }
    for (const [keyword, override] of Object.entries(overrides[field] ?? {})) {
      const merge = MERGES[keyword as keyof FieldRule] as (
        base: unknown,
        override: unknown,
      ) => { value: unknown; loosens: boolean }
      const { value, loosens } = merge(base[field][keyword as keyof FieldRule], override)
      merged[keyword] = value
      if (loosens) loosened.push({ path: `${path}.${field}.${keyword}` })
    }
    rules[field] = merged
  }
  return { rules: rules as Rules, loosened }
}
