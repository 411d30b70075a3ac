import { rules as canonical } from '../../../locales/en.json'
import { parseRuleOverrides, parseRules, type RuleOverrides, type Rules } from '../../core/rules'
import { tightenRules } from '../../core/tightenRules'

/**
 * The canonical rules with a host's own laid over them.
 *
 * @throws {TypeError} where they cannot be read or are weaker than the canonical ones
 */
export function stricterRules(overrides: RuleOverrides): Rules {
  const { rules, loosened } = tightenRules(parseRules(canonical), parseRuleOverrides(overrides))
  if (loosened.length === 0) return rules
  throw new TypeError(
    `keyrack: memoryAdapter was given rules that are weaker than the canonical ones (${loosened.map(({ path }) => path).join(', ')}), so it would accept keys that a server refuses. Make them stricter or leave them out.`,
  )
}
