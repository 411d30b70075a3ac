import { ApiKeyError, type FieldIssue } from './errors'
import type { KeyKind } from './model'
import { MAX_GRACE_SECONDS } from './rotation'
import type { Rules } from './rules'
import { compileField, ruleParams } from './schema'

export interface RotationValues {
  readonly graceSeconds: number
  /** The new secret of a credential. */
  readonly key?: string
}

/**
 * The body of a rotation of a key of this kind, with every issue at once.
 *
 * @throws {ApiKeyError} `invalid`
 */
export function readRotation(body: Readonly<Record<string, unknown>>, kind: KeyKind, rules: Rules): RotationValues {
  const { graceSeconds, key, ...rest } = body
  const issues: FieldIssue[] = []
  if (!Number.isInteger(graceSeconds) || (graceSeconds as number) < 0 || (graceSeconds as number) > MAX_GRACE_SECONDS)
    issues.push({ field: 'graceSeconds', code: 'range', params: { minimum: 0, maximum: MAX_GRACE_SECONDS } })
  if (kind === 'credential') {
    const code = keyProblem(key, rules)
    if (code !== undefined) issues.push({ field: 'key', code, params: ruleParams(rules.key) })
  }
  const known = kind === 'credential' || key === undefined
  if (!known || Object.keys(rest).length > 0) issues.push({ field: '', code: 'unknownField' })
  if (issues.length > 0) throw new ApiKeyError('invalid', { issues })
  return kind === 'credential'
    ? { graceSeconds: graceSeconds as number, key: key as string }
    : { graceSeconds: graceSeconds as number }
}

function keyProblem(key: unknown, { key: rule }: Rules): string | undefined {
  if (key === undefined || key === null || key === '') return 'required'
  return typeof key === 'string' ? compileField('key', rule)(key) : 'type'
}
