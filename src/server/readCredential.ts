import { sameOrigin } from '../core/endpoint'
import { ApiKeyError } from '../core/errors'
import { type ApiKey, statusOf } from '../core/model'
import type { Secret } from '../core/secret'
import { openSecret } from './envelope'
import type { KeyEncryption } from './keyEncryption'
import type { ApiKeyStore, StoredKey } from './store'

export interface ReadCredentialOptions {
  readonly store: ApiKeyStore
  readonly keyEncryption: KeyEncryption
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}

const OVER = ['disabled', 'revoked', 'expired']

/**
 * Opens credentials for the platform's own calls to their endpoints. Each use is noted, at most once a minute. Nothing
 * that answers a browser may call it.
 *
 * The id of a replaced key leads to its successors, also once its own grace is over: what is opened is the latest of them
 * that works, so the platform goes on with the new secret from the moment of the rotation, and with the old one, within its
 * grace, where the new key is stopped again. A successor whose endpoint was moved to another origin is not followed, for its
 * secret would be sent to the endpoint of the key that was asked for. Each successor is one more look-up; pass the id of the
 * current key to spare it.
 *
 * The function that it returns rejects with an `ApiKeyError`: `notFound`; `state` where the key and its successors are
 * disabled, revoked or expired; `unsupported` for an issued key, whose secret is not kept; `integrity` where the stored
 * secret does not open.
 */
export function readCredential({ store, keyEncryption, now = Date.now }: ReadCredentialOptions) {
  const inLine = async (tenant: string, first: StoredKey, at: number): Promise<StoredKey | null> => {
    let latest: StoredKey | null = null
    const seen = new Set<string>()
    for (let next: StoredKey | null = first; next !== null && !seen.has(next.key.id);) {
      const { key }: StoredKey = next
      if (!sameEndpoint(first.key, key)) break
      if (!OVER.includes(statusOf(key, at))) latest = next
      seen.add(key.id)
      next = key.replacedBy === null ? null : await store.find(tenant, key.replacedBy)
    }
    return latest
  }

  return async (tenant: string, id: string): Promise<Secret> => {
    const first = await store.find(tenant, id)
    if (first === null) throw new ApiKeyError('notFound')
    if (first.key.kind === 'issued') throw new ApiKeyError('unsupported')
    const at = now()
    const found = await inLine(tenant, first, at)
    if (found === null) throw new ApiKeyError('state')
    const { key, sealed, secretVersion } = found
    if (sealed === null) throw new ApiKeyError('integrity')
    const secret = await openSecret(keyEncryption, sealed, { tenant, id: key.id, field: 'key', version: secretVersion })
    await store.touch(tenant, key.id, new Date(at)).catch(() => undefined)
    return secret
  }
}

const sameEndpoint = (one: ApiKey, other: ApiKey): boolean =>
  one.kind === 'credential' && other.kind === 'credential' && sameOrigin(one.endpoint, other.endpoint)
