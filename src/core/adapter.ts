import type { CheckResult, Diagnosis } from './diagnosis'
import type { Facets, KeyFilter } from './keyFilter'
import type { ApiKey, KeyKind } from './model'
import type { ScopeCatalogue } from './scopes'
import type { Secret } from './secret'

/**
 * What keys are sorted by; `expiresAt` is the end by `endOf`, and `status` goes from what needs attention to what is over:
 * expiring, retiring, active, disabled, expired, revoked. Names, endpoints and applications are in lower case for it, and
 * texts go by code point, so that each page of each service continues the one before.
 */
export type SortKey =
  | 'name'
  | 'kind'
  | 'endpoint'
  | 'application'
  | 'status'
  | 'createdBy'
  | 'createdAt'
  | 'lastUsedAt'
  | 'expiresAt'
  | 'rotationDueAt'

export interface Sort {
  readonly key: SortKey
  readonly direction: 'ascending' | 'descending'
}

export interface ListQuery {
  /** Plain text, no syntax: found in the name, endpoint, application, hint or id, whatever its case. */
  readonly search?: string
  readonly filter?: KeyFilter
  /**
   * The first counts first; each key is there once. Keys without the value come last in either direction, and ties go by id.
   * @default newest first
   */
  readonly sort?: readonly Sort[]
  /** From the page before; absent for the first page. */
  readonly cursor?: string
  /** 1 to `supports.maxLimit`. @default 50, or `maxLimit` where that is less */
  readonly limit?: number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** `null` on the last page. */
  readonly nextCursor: string | null
  /** How many match in all, where the adapter counts. */
  readonly total?: number
}

interface DraftBase {
  readonly name: string
  readonly application?: string | null
  /** ISO 8601 instant. */
  readonly expiresAt?: string | null
  /** ISO 8601 instant from which the key is due for rotation. It goes on working. */
  readonly rotationDueAt?: string | null
  /** Ids of the catalogue, at most 100. @default none */
  readonly scopes?: readonly string[]
}

/** A key about to be made. The secret of a credential is what the user typed, pasted or generated. */
export type ApiKeyDraft =
  | (DraftBase & { readonly kind: 'credential'; readonly endpoint: string; readonly secret: Secret })
  | (DraftBase & { readonly kind: 'issued' })

/** Keep or replace, said explicitly; a mask never travels back as a key. */
export type SecretPatch = { readonly keep: true } | { readonly replace: Secret }

export interface ApiKeyPatch {
  /** The version that was read; another one is a `conflict`. */
  readonly version: string
  readonly name?: string
  readonly application?: string | null
  readonly expiresAt?: string | null
  readonly rotationDueAt?: string | null
  /** All that the key is to have from now on, not what is added. */
  readonly scopes?: readonly string[]
  /**
   * ISO 8601 instant: another end of the grace of a replaced key, at most a year from now. One that has passed, or now,
   * ends the grace now.
   */
  readonly retiresAt?: string
  /** Credentials only. */
  readonly endpoint?: string
  /** Credentials only. @default keep */
  readonly secret?: SecretPatch
}

export interface Created {
  readonly key: ApiKey
  /** The secret of an issued key, this once. */
  readonly secret?: Secret
}

export interface RotateOptions {
  /** How long the replaced key goes on working, in whole seconds: 0 (it stops now) to 31,536,000 (a year). */
  readonly graceSeconds: number
  /** Credentials only, and required there: the new secret, which its provider has made. */
  readonly secret?: Secret
}

export interface Rotated {
  /** The successor. Its `replaces` is the id of the replaced key. */
  readonly key: ApiKey
  /** The replaced key as it is now. Its `replacedBy` is the id of the successor. */
  readonly previous: ApiKey
  /** The secret of an issued successor, this once. */
  readonly secret?: Secret
}

/** A stored key, at its endpoint or at another address; or a secret that is not stored yet. */
export type TestTarget =
  | { readonly id: string; readonly endpoint?: string }
  | { readonly endpoint: string; readonly secret: Secret }

export interface Call {
  readonly signal?: AbortSignal
  /** Idempotency key of one user action: 1–255 visible ASCII characters, the same on every retry. */
  readonly intent?: string
  /**
   * Told of each step of a `test` as it ends, in order and once each, as the diagnosis then has it; never after the call has
   * settled. An adapter may tell of no step or of some: the diagnosis is the truth. What it throws changes nothing.
   */
  readonly onCheck?: (check: CheckResult) => void
}

/** What an adapter can do within its methods. A field left out means that there is no limit. */
export interface Supports {
  readonly kinds?: readonly KeyKind[]
  readonly sort?: readonly SortKey[]
  /** How many keys of a sort are heeded. @default no limit */
  readonly maxSorts?: number
  /** Fields of a filter that are heeded. */
  readonly filter?: readonly (keyof KeyFilter)[]
  /** The most keys of one page. @default 200 */
  readonly maxLimit?: number
  /** @default true */
  readonly search?: boolean
  /** Whether pages carry `total`. @default true */
  readonly totals?: boolean
}

/**
 * The door to the outside. Presence is the capability: without `revoke`, nothing offers to revoke.
 *
 * For every method:
 * - it rejects with an `ApiKeyError` and nothing else;
 * - an aborted `call.signal` rejects with `aborted`, before any change where it was aborted before the call;
 * - unknown ids, and ids of another tenant, are `notFound`, except to `delete`;
 * - no `ApiKey` in any answer has the secret, or more of it than its hint.
 */
export interface ApiKeyAdapter {
  /** For messages and logs, such as `http`. */
  readonly name: string
  readonly supports?: Supports

  /**
   * One page of keys. Reading changes nothing, may be retried, and may run beside any other call.
   *
   * A query asks for no more than `supports` states; one that cannot be read is `malformed`, with the field. Statuses and days
   * go by the clock of the service. A cursor says where a page of this very search, filter and sort ended: keys that come, go
   * or change between two pages make no other key appear twice or not at all. With another sort it is `malformed`.
   */
  list(query: ListQuery, call?: Call): Promise<Page<ApiKey>>

  /**
   * Counts the values of each field of a filter among the keys that match; see `Facets`. At most 100 values of a field, the
   * most frequent ones. Who may `list` may have counted.
   */
  facets?(query: Pick<ListQuery, 'search' | 'filter'>, call?: Call): Promise<Facets>

  /**
   * Makes a key. With an intent that was already carried out it makes nothing and answers with the same key and
   * the same secret; with that intent and another draft it rejects with `intentMismatch`, and where the key was deleted or
   * revoked since, with `notFound`. Drafts that break a rule reject with `invalid` and every issue.
   *
   * Scopes that the catalogue has not are `invalid` (`scopes: unknownScope`), whatever the kind of key, and every scope is
   * where there is no catalogue; those that it has and that exceed the role of the signed-in user, be it by what they
   * imply, are `invalid` too (`scopes: exceedsRole`).
   */
  create(draft: ApiKeyDraft, call?: Call): Promise<Created>

  /**
   * Changes what the patch names and nothing else. Rejects with `conflict` when the version is not the current one, and
   * with `invalid` (`key: required`) when the endpoint moves to another origin and the secret is kept: who may change an
   * address may not read the secret, and would have it sent to a host of their own.
   *
   * Scopes may always be taken away; those that a change adds are held to the law of `create`. `retiresAt` moves the end
   * of a grace, and rejects with `state` where there is none to move: the key was never replaced, is revoked, or its grace
   * is over.
   */
  update?(id: string, patch: ApiKeyPatch, call?: Call): Promise<ApiKey>

  /**
   * Gives the key a successor: a key of its own id with the same name, application, scopes, kind and endpoint, and with
   * another secret. Both work until `previous.retiresAt`, `graceSeconds` from now; with 0 the replaced one stops at once.
   * Both changes are carried out or none is.
   *
   * The successor ends as long after its creation as the replaced key does after its own, or never as that, though no later
   * than the rules allow, and is due for the next rotation likewise. It is active and unused. Rules of other fields than
   * `key` are not asked again.
   *
   * A key is replaced once. One that is disabled, revoked or replaced already rejects with `state`; an expired one may be
   * rotated, and does not work again. Of several calls at once, one is carried out.
   *
   * Rejects with `invalid` where `graceSeconds` is out of range (`graceSeconds: range`), where the new secret of a credential
   * is missing or breaks a rule (`key`), where an issued key comes with a secret, and where the signed-in user may not grant
   * the scopes of an issued key, by the law of `create`: its new secret would be theirs.
   *
   * Intents are those of `create`: a repeated one answers with the same keys and the same secret, with another id or other
   * options it rejects with `intentMismatch`, and where the successor was deleted or revoked since, with `notFound`.
   */
  rotate?(id: string, options: RotateOptions, call?: Call): Promise<Rotated>

  /** Stops the key until it is enabled. Idempotent; a revoked key rejects with `state`. */
  disable?(id: string, call?: Call): Promise<ApiKey>

  /** Undoes `disable`. Idempotent; a revoked key rejects with `state`. */
  enable?(id: string, call?: Call): Promise<ApiKey>

  /**
   * Stops the key for good. Idempotent. The reason is for the audit log: at most 500 code points; a longer one rejects with
   * `invalid` and changes nothing.
   */
  revoke?(id: string, options: { readonly reason?: string }, call?: Call): Promise<ApiKey>

  /**
   * Removes the key and its secret. Idempotent: a key that was deleted before, or never was, is no error, for a store that
   * keeps no trace of the deleted cannot tell them apart.
   */
  delete?(id: string, call?: Call): Promise<void>

  /**
   * Tries a key against its endpoint, from the server: the browser sends the secret nowhere but to the adapter.
   * A failed check is an answer, not a rejection.
   *
   * A stored key is tried at its endpoint, or at an `endpoint` that `update` would take with the secret kept, by whoever may
   * update it; any other rejects with `invalid` as `update` does: `key: required` at another origin.
   */
  test?(target: TestTarget, call?: Call): Promise<Diagnosis>

  /** The permissions that keys may have, as the signed-in user may grant them; empty where the host has none. */
  scopes?(call?: Call): Promise<ScopeCatalogue>
}
