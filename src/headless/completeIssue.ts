import type { Code, Params } from '../core/errors'
import type { FieldRule } from '../core/rules'
import { ruleParams } from '../core/schema'

interface CompleteIssue extends Code {
  readonly params: Params
}

/** Codes whose sentences quote the rule. */
const QUOTING = ['minLength', 'maxLength', 'enum', 'protocols']

/**
 * An issue with all that its sentence needs: a number that the service said of its rule goes before that of the page's own.
 * Text that it said is dropped, for it may be what was typed. Where neither says what the sentence would quote, the code is
 * `unknown`.
 */
export function completeIssue({ code, params: given = {} }: Code, rule: FieldRule): CompleteIssue {
  const numbers = Object.entries(given).filter(([, value]) => typeof value === 'number')
  const params = { ...ruleParams(rule), ...Object.fromEntries(numbers) }
  return { code: QUOTING.includes(code) && !(code in params) ? 'unknown' : code, params }
}
