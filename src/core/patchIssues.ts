import { sameOrigin } from './endpoint'
import type { FieldIssue } from './errors'
import type { ApiKey } from './model'
import type { Rules } from './rules'
import { type PatchValues, ruleParams } from './schema'

/**
 * What is wrong with a lawful patch for this key: an issued one has neither endpoint nor secret to change, and a kept secret
 * does not follow its endpoint to another origin. Who may change an address may not read the secret: sent to another host
 * by a connection check, it would be read there.
 */
export function patchIssues(key: ApiKey, { endpoint, key: secret }: PatchValues, rules: Rules): FieldIssue[] {
  if (key.kind === 'issued') return endpoint === undefined && secret === undefined ? [] : [{ field: '', code: 'unknownField' }]
  const stays = endpoint === undefined || sameOrigin(endpoint, key.endpoint)
  return stays || secret !== undefined ? [] : [{ field: 'key', code: 'required', params: ruleParams(rules.key) }]
}
