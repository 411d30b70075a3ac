import { readRuleOverrides, readRules, type Rules } from '../core/rules'
import { type Loosening, tightenRules } from '../core/tightenRules'
import type { RuleSets } from './hostRules'
import { loadedLocale } from './locales'

export interface RulesFor {
  readonly rules: Rules
  /** What a locale or the host tried to weaken; the stricter rule stands. */
  readonly loosened: readonly Loosening[]
}

/**
 * The rules of English, tightened by those of the language's locale and then by the host's. Patterns are not judged here:
 * those of our locales were when they were written, and of the host's `usePatternCheck` has them judged.
 *
 * @param sets the host's rules by the path that reports name them with
 * @throws {TypeError} naming the path of a rule that cannot be read
 */
export function rulesFor(language: string, sets: RuleSets = {}): RulesFor {
  const all = { [`${language}.rules`]: loadedLocale(language)?.rules ?? {}, ...sets }
  return Object.entries(all).reduce<RulesFor>(
    (before, [path, json]) => {
      const { rules, loosened } = tightenRules(before.rules, readRuleOverrides(json, path), path)
      return { rules, loosened: [...before.loosened, ...loosened] }
    },
    { rules: readRules(loadedLocale('en')?.rules, 'en.rules'), loosened: [] },
  )
}
