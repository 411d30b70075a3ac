import { ApiKeyError } from './errors'
import type { CredentialKey } from './model'
import { patchIssues } from './patchIssues'
import { readFields } from './readFields'
import type { Rules } from './rules'
import type { PatchSchema } from './schema'

export interface TestAddressOptions {
  readonly rules: Rules
  readonly patchSchema: PatchSchema
}

/**
 * Where a stored key is to be tried: at its own endpoint, or at one that a change of the key would take with the secret kept.
 *
 * @param body what the request says beside the id: `endpoint` or nothing
 * @throws {ApiKeyError} `invalid`
 */
export function testAddress(
  key: CredentialKey,
  { endpoint, ...more }: Readonly<Record<string, unknown>>,
  { rules, patchSchema }: TestAddressOptions,
): string {
  if (Object.keys(more).length > 0) throw new ApiKeyError('invalid', { issues: [{ field: '', code: 'unknownField' }] })
  if (endpoint === undefined) return key.endpoint
  const fields = readFields(patchSchema, { version: key.version, endpoint }, { rules, catalogue: { scopes: [] } })
  const issues = patchIssues(key, fields, rules)
  if (issues.length > 0) throw new ApiKeyError('invalid', { issues })
  return fields.endpoint ?? key.endpoint
}
