import { parseRuleOverrides, parseRules, type RuleOverrides, type Rules } from '../core/rules'
import { type Loosening, tightenRules } from '../core/tightenRules'
import { loadedLocale } from './locales'

export interface RulesFor {
  readonly rules: Rules
  /** What a locale or the host tried to weaken; the stricter rule stands. */
  readonly loosened: readonly Loosening[]
}

/**
 * The rules of English, tightened by those of the language's locale and then by the host's.
 *
 * @throws {TypeError} naming the path of a rule that cannot be read
 */
export function rulesFor(language: string, overrides: RuleOverrides = {}): RulesFor {
  const canonical = parseRules(loadedLocale('en')?.rules, 'en.rules')
  const ofLocale = parseRuleOverrides(loadedLocale(language)?.rules ?? {}, `${language}.rules`)
  const local = tightenRules(canonical, ofLocale, `${language}.rules`)
  const host = tightenRules(local.rules, parseRuleOverrides(overrides, 'rules'), 'rules')
  return { rules: host.rules, loosened: [...local.loosened, ...host.loosened] }
}
