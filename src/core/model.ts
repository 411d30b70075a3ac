import { DAY_MS } from './day'

/** Milliseconds before its end from which a key counts as `expiring`: 7 days. */
export const EXPIRING_WITHIN_MS = 7 * DAY_MS

/**
 * The only trace of a secret that lists may hold. Each part is `''` when showing it would leave too little of the secret
 * hidden; see `hintOf`.
 */
export interface Hint {
  readonly prefix: string
  readonly tail: string
}

/** What a key may be made to do. `active` is the only state in which it opens anything. */
export type KeyState = 'active' | 'disabled' | 'revoked'

/** What a person reads: the state, and where the key stands in time. */
export type KeyStatus = 'active' | 'expiring' | 'retiring' | 'expired' | 'disabled' | 'revoked'

/** All instants are ISO 8601 strings in UTC, such as `2026-11-23T08:00:00.000Z`. */
export interface ApiKeyBase {
  readonly id: string
  readonly name: string
  readonly hint: Hint
  /** The application this key was made for, so that each application has its own. */
  readonly application: string | null
  /** Permission ids. */
  readonly scopes: readonly string[]
  readonly state: KeyState
  readonly createdAt: string
  readonly createdBy: string | null
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly rotationDueAt: string | null
  /** Id of the key that this one took over from. */
  readonly replaces: string | null
  /** Id of the key that takes over from this one. */
  readonly replacedBy: string | null
  /** End of the grace period in which a replaced key still works. */
  readonly retiresAt: string | null
  /** Opaque. Sent back on update; a mismatch is a `conflict`. */
  readonly version: string
}

/** A key that the user brings, for an endpoint that the platform calls. */
export interface CredentialKey extends ApiKeyBase {
  readonly kind: 'credential'
  readonly endpoint: string
}

/** A key that the platform makes; its secret is shown once. */
export interface IssuedKey extends ApiKeyBase {
  readonly kind: 'issued'
}

/** What lists, tables and caches hold. It never has a secret. */
export type ApiKey = CredentialKey | IssuedKey

export type KeyKind = ApiKey['kind']

/** When a key ends by itself: at its expiry or at the end of its grace, whichever comes first. ISO 8601; null for never. */
export function endOf({ expiresAt, retiresAt }: Pick<ApiKeyBase, 'expiresAt' | 'retiresAt'>): string | null {
  if (expiresAt === null || retiresAt === null) return expiresAt ?? retiresAt
  return Date.parse(retiresAt) < Date.parse(expiresAt) ? retiresAt : expiresAt
}

/**
 * The status of a key at an instant.
 *
 * @param now milliseconds since the epoch, by the server's clock where it is known
 */
export function statusOf(key: ApiKey, now: number): KeyStatus {
  if (key.state !== 'active') return key.state
  const end = endOf(key)
  const ends = end === null ? Infinity : Date.parse(end)
  if (ends <= now) return 'expired'
  if (key.retiresAt !== null) return 'retiring'
  return ends - now <= EXPIRING_WITHIN_MS ? 'expiring' : 'active'
}
