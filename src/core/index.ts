export type * from './adapter'
export { CHARACTER_SETS } from './characters'
export { createReducer, initialCreateState, mayClose, type CreateEvent, type CreateState } from './createFlow'
export {
  CHECK_CAUSES,
  CHECK_STEPS,
  failedCheck,
  type CheckCause,
  type CheckResult,
  type CheckStep,
  type Diagnosis,
} from './diagnosis'
export { endpointProblem, isLoopbackHost } from './endpoint'
export {
  ApiKeyError,
  ERROR_CODES,
  isApiKeyError,
  toApiKeyError,
  type ApiKeyErrorOptions,
  type Code,
  type ErrorCode,
  type FieldIssue,
  type Params,
} from './errors'
export { BASE62, generateSecret, type GenerateOptions } from './generate'
export { checkIssuedKey, formatIssuedKey, ISSUED_KEY_PATTERN, type IssuedKeyOptions, type NewIssuedKey } from './issuedKey'
export { hintOf, maskOf } from './mask'
export {
  EXPIRING_WITHIN_MS,
  statusOf,
  type ApiKey,
  type ApiKeyBase,
  type CredentialKey,
  type Hint,
  type IssuedKey,
  type KeyKind,
  type KeyState,
  type KeyStatus,
} from './model'
export { inGrace, MAX_GRACE_SECONDS, mayRotate } from './rotation'
export {
  parseRuleOverrides,
  parseRules,
  RULE_FIELDS,
  type CharacterSet,
  type FieldRule,
  type RuleField,
  type RuleOverrides,
  type Rules,
} from './rules'
export {
  compileField,
  compilePatchSchema,
  compileSchema,
  issuesOf,
  lengthOf,
  ruleParams,
  type CompileOptions,
  type DraftInput,
  type DraftSchema,
  type DraftValues,
  type PatchSchema,
  type PatchValues,
} from './schema'
export {
  exceedsRole,
  impliedScopes,
  MAX_SCOPES,
  presetOf,
  scopeIssues,
  widens,
  type Scope,
  type ScopeCatalogue,
  type ScopePreset,
} from './scopes'
export { Secret } from './secret'
export {
  measureStrength,
  STRENGTH_FINDINGS,
  type Strength,
  type StrengthContext,
  type StrengthFinding,
  type StrengthLevel,
} from './strength'
export { tightenRules, type Loosening, type TightenedRules } from './tightenRules'
