import type { ListQuery, Page } from '../core/adapter'
import type { Facets } from '../core/keyFilter'
import type { ApiKey, KeyState } from '../core/model'

/** A key with what opens it. It stays within the server. */
export interface StoredKey {
  readonly key: ApiKey
  /** Of a credential: the envelope. */
  readonly sealed: Uint8Array | null
  /** Counts the secrets that this key has had; the envelope is bound to it. */
  readonly secretVersion: number
  /** Of an issued key: the part by which it is looked up. Unique in the whole store. */
  readonly shortId: string | null
  /** Of an issued key: its keyed MAC. */
  readonly mac: Uint8Array | null
}

export type AuditAction = 'create' | 'update' | 'rotate' | 'disable' | 'enable' | 'revoke' | 'delete'

/** Who makes a change, and when. It becomes the audit row. */
export interface Change {
  readonly actor: string
  readonly at: Date
  readonly correlationId: string
  readonly reason?: string
}

/** What was done to a key: names of fields, never their values. */
export interface AuditEvent {
  /** Rises with time. */
  readonly id: number
  readonly keyId: string
  readonly action: AuditAction
  readonly actor: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly correlationId: string
  readonly fields: readonly string[]
  readonly reason: string | null
}

/** A request that was carried out, kept so that its repetition is answered alike. */
export interface StoredIntent {
  /** Keyed MAC of the request's body. */
  readonly fingerprint: Uint8Array
  /** The sealed answer; null once the key that it made was deleted or revoked. */
  readonly answer: Uint8Array | null
}

export interface IntentName {
  readonly actor: string
  readonly intent: string
}

export interface NewIntent extends IntentName {
  readonly fingerprint: Uint8Array
  readonly answer: Uint8Array
  readonly expiresAt: Date
}

/** What a change leaves out stays as it is. */
export interface StoredPatch {
  readonly name?: string
  readonly application?: string | null
  /** ISO 8601 instant. */
  readonly expiresAt?: string | null
  readonly rotationDueAt?: string | null
  readonly scopes?: readonly string[]
  /** End of the grace of a replaced key. */
  readonly retiresAt?: string
  readonly endpoint?: string
  /** Sealed for the `secretVersion` after the one that was read. */
  readonly secret?: { readonly sealed: Uint8Array; readonly hint: ApiKey['hint'] }
}

/** A successor, and what becomes of the key that it replaces. */
export interface StoredRotation {
  /** The version of the replaced key that the successor was made from. */
  readonly version: string
  readonly successor: StoredKey
  /** End of the grace of the replaced key. ISO 8601 instant. */
  readonly retiresAt: string
}

/**
 * Where keys, their audit rows and carried-out intents are kept.
 *
 * For every method:
 * - a tenant sees its own rows and no others; an id of another tenant is `notFound`, as is an unknown one;
 * - a change and its audit row come to be together or not at all;
 * - with every change, whoever makes it, intents that have expired by then are removed;
 * - it rejects with an `ApiKeyError`, `unavailable` where the database fails, or with a {@link StartError} where the
 *   store cannot be used at all; the driver's own words, which quote values, go nowhere.
 */
export interface ApiKeyStore {
  /** Opens the store, brings its tables up to date and removes intents that have expired. Repeated calls wait for the first; after a failure the next tries anew. */
  ready(): Promise<void>

  /**
   * One page of keys, and how many match in all.
   *
   * @param now when keys have the status that is asked for, and what days are counted from. @default the clock of this process
   * @throws {ApiKeyError} `malformed` where the cursor belongs to no page of this order
   */
  list(tenant: string, query: ListQuery, now?: Date): Promise<Page<ApiKey>>

  /** How many of the keys have each value of a field; see `Facets`. At most 100 values of a field. @param now as in `list` */
  facets(tenant: string, query: Pick<ListQuery, 'search' | 'filter'>, now?: Date): Promise<Facets>

  find(tenant: string, id: string): Promise<StoredKey | null>

  /** The one look-up across tenants: a presented key says by its short id whose it is. */
  findIssued(shortId: string): Promise<(StoredKey & { readonly tenant: string }) | null>

  /**
   * Adds a key as it is given. With an intent that was carried out and has not expired it adds nothing and answers with
   * what was stored for it; of parallel calls with one intent one adds, the others wait for it.
   *
   * @throws {ApiKeyError} `intentInFlight` where the wait took too long
   */
  create(tenant: string, stored: StoredKey, change: Change, intent?: NewIntent): Promise<StoredIntent | null>

  /**
   * Changes what the patch names. Where nothing differs, nothing is written.
   *
   * @throws {ApiKeyError} `notFound`; `conflict` where `version` is not the current one
   */
  update(tenant: string, id: string, version: string, patch: StoredPatch, change: Change): Promise<ApiKey>

  /**
   * Adds the successor of a key and marks that key as replaced, in one transaction. Intents are those of `create`. The
   * replaced key has an audit row `rotate`, the successor one of `create`.
   *
   * @throws {ApiKeyError} `notFound`; `conflict` where `version` is not the current one; `state` where the key cannot be
   *   rotated; `intentInFlight`
   */
  rotate(tenant: string, id: string, rotation: StoredRotation, change: Change, intent?: NewIntent): Promise<StoredIntent | null>

  /**
   * Moves a key to a state. Idempotent: a key that is there already is left alone, with no second audit row. With
   * `revoked` the answers kept for intents go.
   *
   * @throws {ApiKeyError} `notFound`; `state` where the key is revoked and another state is asked for
   */
  setState(tenant: string, id: string, state: KeyState, change: Change): Promise<ApiKey>

  /** Removes a key, its wrapped data encryption key included, and the answers kept for intents. Whether there was one. */
  delete(tenant: string, id: string, change: Change): Promise<boolean>

  /** Notes that a key was used, at most once a minute. No change in the sense of `version` and audit. */
  touch(tenant: string, id: string, at: Date): Promise<void>

  findIntent(tenant: string, name: IntentName, now: Date): Promise<StoredIntent | null>

  /** The latest audit rows, newest first. @param limit 1–200, 50 by default */
  listEvents(tenant: string, query?: { readonly keyId?: string; readonly limit?: number }): Promise<readonly AuditEvent[]>

  /** Writes a fact about the store unless it is there already; answers with what stands. */
  remember(name: string, value: string): Promise<string>

  /** Ends what was begun and lets go of the database. The store can be used no more. */
  close(): Promise<void>
}
