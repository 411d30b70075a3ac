export { AddApiKeyModal, type AddApiKeyModalReason, type AddApiKeyModalRootProps } from './AddApiKeyModal'
export { useAddApiKeyContext } from './addApiKeyContext'
export { ApiKeyTable, useApiKeyTableContext, type ApiKeyTableRootProps } from './ApiKeyTable'
export type { KeyAction, Keyrack, KeyrackEvent, Notice } from './keyrackContext'
export { dismissalGuard } from './dismissalGuard'
export { KeyrackProvider, type KeyrackProviderProps } from './KeyrackProvider'
export { KeyStrengthMeter, type KeyStrengthMeterRootProps } from './KeyStrengthMeter'
export type { ChangeDetails, PartProps } from './part'
export {
  ScopePicker,
  type ScopePickerCheckboxProps,
  type ScopePickerPresetProps,
  type ScopePickerRadioProps,
  type ScopePickerRootProps,
  useScopePickerContext,
} from './ScopePicker'
export { useAddApiKey, type AddApiKey, type AddApiKeyField, type AddApiKeyForm, type UseAddApiKeyOptions } from './useAddApiKey'
export { useAddApiKeyChoice } from './useAddApiKeyChoice'
export { useAddApiKeyField, type AddApiKeyFieldState, type FieldControlProps } from './useAddApiKeyField'
export { useAddApiKeyValue } from './useAddApiKeyValue'
export { useApiKeyActions, type ApiKeyActions, type RefusedAction } from './useApiKeyActions'
export { useApiKey, type LiveApiKey } from './useApiKey'
export { useApiKeys, type ApiKeys, type ApiKeysQuery } from './useApiKeys'
export { type ApplicationUse, useApplicationUse } from './useApplicationUse'
export {
  useApiKeyTable,
  type ApiKeyTableState,
  type TableAction,
  type TableDialog,
  type Undoable,
  type UseApiKeyTableOptions,
} from './useApiKeyTable'
export type { KeyList, ListMode } from './useKeyList'
export type { KeySelection } from './useKeySelection'
export { useRowWindow, type RowWindow, type RowWindowOptions } from './useRowWindow'
export type { ApiKeyColumn, KeyTable } from './tableColumns'
export type { TableSelection, TableState, TableStorage } from './useTableState'
export { useBulkActions, type BulkActions, type BulkChange, type BulkDetails, type BulkOffer } from './useBulkActions'
export type { RotationSeries } from './useRotationSeries'
export { useConnectionTest, type ConnectionTest } from './useConnectionTest'
export { useCopy, type CopyState } from './useCopy'
export { useDirection, type Direction, type Place } from './useDirection'
export { KeyFormContext, type KeyForm } from './keyFormContext'
export { useEditApiKey, type EditApiKey, type EditApiKeyForm, type UseEditApiKeyOptions } from './useEditApiKey'
export { useFacets, type FacetChoice, type FacetChoices } from './useFacets'
export { useExport, type ExportFormat, type ExportState, type KeyExport, type UseExportOptions } from './useExport'
export { useKeyPaste, type KeyPaste } from './useKeyPaste'
export { useSecretChoice, type SecretChoice } from './useSecretChoice'
export { useKeyrack } from './useKeyrack'
export { useKeyRecognition } from './useKeyRecognition'
export { useKeyStrength } from './useKeyStrength'
export { useNewKeyForm } from './useNewKeyForm'
export { useNow } from './useNow'
export { useRevealSecret, type RevealSecret } from './useRevealSecret'
export { type ScopeCatalogueState, useScopeCatalogue } from './useScopeCatalogue'
export {
  type PresetItem,
  type ScopeItem,
  type ScopeItemGroup,
  type ScopeLevels,
  type ScopePickerActions,
  type ScopePickerState,
  useScopePicker,
  type UseScopePickerOptions,
} from './useScopePicker'
export { useRevokeApiKey, type EndingAction, type RevokeApiKey, type UseRevokeApiKeyOptions } from './useRevokeApiKey'
export { useRotateApiKey, type RotateApiKey, type UseRotateApiKeyOptions } from './useRotateApiKey'
export { useWords } from './useWords'
export type { Words } from './words'
export { addLocale, LANGUAGES, loadLocale, resolveLanguage } from './languages'
