export { checkMasterKey } from './checkMasterKey'
export { createApiKeyHandler, type ApiKeyHandler, type ApiKeyHandlerOptions } from './createApiKeyHandler'
export type { CheckLogEvent, Log, LogEvent, RequestLogEvent } from './handlerLog'
export type { KeyEncryption } from './keyEncryption'
export { localKeyEncryption, type LocalKeyEncryptionOptions } from './localKeyEncryption'
export { masterKeyFile, type MasterKeyFileOptions } from './masterKeyFile'
export { readCredential, type ReadCredentialOptions } from './readCredential'
export type { ScopesOption } from './scopesOf'
export type { Action, Authorize, Session } from './session'
export type {
  ApiKeyStore,
  AuditAction,
  AuditEvent,
  Change,
  IntentName,
  NewIntent,
  StoredIntent,
  StoredKey,
  StoredPatch,
  StoredRotation,
} from './store'
export { verifyIssuedKey, type Verified, type VerifyOptions } from './verifyIssuedKey'
