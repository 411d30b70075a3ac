import { ApiKeyError } from '../core/errors'
import { statusOf } from '../core/model'
import type { Secret } from '../core/secret'
import { openSecret } from './envelope'
import type { KeyEncryption } from './keyEncryption'
import type { ApiKeyStore } from './store'

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
 * The function that it returns rejects with an `ApiKeyError`: `notFound`; `state` for a key that is disabled, revoked or
 * expired; `unsupported` for an issued key, whose secret is not kept; `integrity` where the stored secret does not open.
 */
export function readCredential({ store, keyEncryption, now = Date.now }: ReadCredentialOptions) {
  return async (tenant: string, id: string): Promise<Secret> => {
    const found = await store.find(tenant, id)
    if (found === null) throw new ApiKeyError('notFound')
    const { key, sealed, secretVersion } = found
    if (key.kind === 'issued') throw new ApiKeyError('unsupported')
    const at = now()
    if (OVER.includes(statusOf(key, at))) throw new ApiKeyError('state')
    if (sealed === null) throw new ApiKeyError('integrity')
    const secret = await openSecret(keyEncryption, sealed, { tenant, id, field: 'key', version: secretVersion })
    await store.touch(tenant, id, new Date(at)).catch(() => undefined)
    return secret
  }
}
