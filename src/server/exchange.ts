import type { IssuedKeyOptions } from '../core/issuedKey'
import type { Rules } from '../core/rules'
import type { DraftSchema, PatchSchema } from '../core/schema'
import type { ScopeCatalogue } from '../core/scopes'
import type { Log } from './handlerLog'
import type { KeyEncryption } from './keyEncryption'
import type { Session } from './session'
import type { ApiKeyStore, Change } from './store'

/** What a handler was made of; the same for all requests. */
export interface Services {
  readonly store: ApiKeyStore
  readonly keyEncryption: KeyEncryption
  readonly rules: Rules
  readonly draftSchema: DraftSchema
  readonly patchSchema: PatchSchema
  readonly issued: IssuedKeyOptions
  /** What a session may grant to keys. */
  readonly scopes: (session: Session) => Promise<ScopeCatalogue>
  /** Origins. */
  readonly allowEndpoints: readonly string[]
  /** Fails quietly: a log that fails changes no answer. */
  readonly log: Log
}

/** One request that is allowed to do what it asks for. */
export interface Exchange {
  readonly request: Request
  readonly url: URL
  readonly session: Session
  readonly correlationId: string
  /** Of the key in the path; '' where the path has none. */
  readonly id: string
  readonly change: Change
}
