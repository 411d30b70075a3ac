import type { Code, Params } from '../core/errors'
import type { FieldRule } from '../core/rules'
import { ruleParams } from '../core/schema'

interface CompleteIssue extends Code {
  readonly params: Params
}

/** Codes whose sentences quote the rule. */
const QUOTING = ['minLength', 'maxLength', 'enum', 'protocols']

/**
 * An issue with all that its sentence needs: what the service said of its rule goes before what the page's own rule says.
 * Where neither says what the sentence would quote, the code is `unknown`.
 */
export function completeIssue({ code, params: given }: Code, rule: FieldRule): CompleteIssue {
  const params = { ...ruleParams(rule), ...given }
  return { code: QUOTING.includes(code) && !(code in params) ? 'unknown' : code, params }
}
