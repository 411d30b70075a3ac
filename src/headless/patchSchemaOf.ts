import type { Rules } from '../core/rules'
import { compilePatchSchema, type PatchSchema } from '../core/schema'

const compiled = new WeakMap<Rules, PatchSchema>()

/** The schema of a change under a rule set, compiled when it is first asked for, once. */
export function patchSchemaOf(rules: Rules): PatchSchema {
  let schema = compiled.get(rules)
  if (schema === undefined) compiled.set(rules, (schema = compilePatchSchema(rules)))
  return schema
}
