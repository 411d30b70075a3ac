import type { Rules } from '../core/rules'
import { compileSchema, type DraftSchema } from '../core/schema'

const compiled = new WeakMap<Rules, DraftSchema>()

/** The schema of a rule set: compiled when it is first asked for, once, and never in a render of a page without a form. */
export function schemaOf(rules: Rules): DraftSchema {
  let schema = compiled.get(rules)
  if (schema === undefined) compiled.set(rules, (schema = compileSchema(rules)))
  return schema
}
