export { activeFilters } from './activeFilters'
export type * from './adapter'
export {
  bulkReducer,
  initialBulkState,
  type BulkAction,
  type BulkEvent,
  type BulkFailure,
  type BulkItem,
  type BulkResult,
  type BulkSkipped,
  type BulkState,
  type BulkTarget,
} from './bulkFlow'
export { CHARACTER_SETS } from './characters'
export { createKeyIndex, type KeyIndexOptions } from './createKeyIndex'
export { createReducer, initialCreateState, type CreateEvent, type CreateState } from './createFlow'
export {
  CHECK_CAUSES,
  CHECK_STEPS,
  failedCheck,
  type CheckCause,
  type CheckResult,
  type CheckStep,
  type Diagnosis,
} from './diagnosis'
export { editReducer, initialEditState, type EditEvent, type EditState } from './editFlow'
export { changedFields, editPatch, movesOrigin, type EditChanges, type EditField } from './editPatch'
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
export { finish } from './finish'
export { csvOf, jsonOf, type CsvOptions, type ExportColumn } from './exportKeys'
export { BASE62, generateSecret, type GenerateOptions } from './generate'
export { inSlices, type InSlicesOptions } from './inSlices'
export { inspectIssuedKey, type IssuedKeyInspection } from './inspectIssuedKey'
export {
  inspectPaste,
  type CharacterProblem,
  type PasteInspection,
  type PasteProblem,
  type PasteRepair,
  type PasteRepairCode,
} from './inspectPaste'
export { checkIssuedKey, formatIssuedKey, ISSUED_KEY_PATTERN, type IssuedKeyOptions, type NewIssuedKey } from './issuedKey'
export { readInstantFilter, writeInstantFilter } from './instantFilterText'
export {
  FACETS,
  type Facet,
  type Facets,
  type FacetValue,
  type InstantField,
  type InstantFilter,
  type KeyFilter,
} from './keyFilter'
export type { KeyIndex, KeyQuery, Work } from './keyIndex'
export { listAll } from './listAll'
export { hintOf, maskOf } from './mask'
export { matchesFilter } from './matchesFilter'
export { mayClose } from './mayClose'
export {
  endOf,
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
export { bulkMethodOf, planBulk, type BulkMethod, type BulkPlan } from './planBulk'
export { plainValue } from './plainValue'
export { recognizeKey, type Recognition } from './recognizeKey'
export { outcomeUnknown } from './outcomeUnknown'
export {
  initialRevealState,
  mayFinish,
  revealReducer,
  type CopyFailure,
  type CopyProgress,
  type Dismissal,
  type RevealEvent,
  type RevealState,
} from './revealFlow'
export {
  initialRevokeState,
  mayConfirm,
  revokeReducer,
  type RevokeAction,
  type RevokeEvent,
  type RevokeState,
} from './revokeFlow'
export { initialRotateState, rotateReducer, type RotateChoice, type RotateEvent, type RotateState } from './rotateFlow'
export { inGrace, MAX_GRACE_SECONDS, mayRotate, ROTATION_SOON_MS, rotationDue } from './rotation'
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
export type { CharacterName } from './pasteTables'
export {
  impliedScopes,
  MAX_SCOPES,
  presetOf,
  scopeIssues,
  widens,
  type Scope,
  type ScopeCatalogue,
  type ScopePreset,
} from './scopes'
export { runBulk, type BulkOutcome, type BulkProgress, type RunBulkOptions } from './runBulk'
export { Secret } from './secret'
export { SNIPPET_FORMATS, snippetOf, type SnippetFormat, type SnippetOptions } from './snippets'
export { STATUS_ORDER } from './statusOrder'
export {
  measureStrength,
  STRENGTH_FINDINGS,
  type Strength,
  type StrengthContext,
  type StrengthFinding,
  type StrengthLevel,
} from './strength'
export { COLUMNS, columnOf, sortKeyOf, type ColumnId } from './tableColumns'
export { columnOrder, moveColumn, readLayout, writeLayout, type Density, type TableLayout } from './tableLayout'
export { DEFAULT_LAYOUT } from './defaultLayout'
export {
  clearFilter,
  EMPTY_VIEW,
  isFiltered,
  readView,
  toggleFacet,
  toggleSort,
  writeView,
  type TableView,
  type ViewTextOptions,
  type WriteViewOptions,
} from './tableView'
export { initialTestState, testReducer, type TestEvent, type TestState } from './testFlow'
export { tightenRules, type Loosening, type TightenedRules } from './tightenRules'
export { undoOf, type Undo } from './undoOf'
