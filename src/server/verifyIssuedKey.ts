import { timingSafeEqual } from 'node:crypto'
import { checkIssuedKey } from '../core/issuedKey'
import { type ApiKey, statusOf } from '../core/model'
import { Secret } from '../core/secret'
import { issuedMac } from './issuedMac'
import type { KeyEncryption } from './keyEncryption'
import type { ApiKeyStore } from './store'

export interface VerifyOptions {
  readonly store: ApiKeyStore
  readonly keyEncryption: KeyEncryption
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}

export interface Verified {
  readonly tenant: string
  readonly key: ApiKey
}

/** Stands in for what is not there, so that an unknown key takes the same steps as a known one. */
const NOBODY = { tenant: '', id: '' }
const NO_MAC = new Uint8Array(32)
const OVER = ['disabled', 'revoked', 'expired']

/**
 * Checks the keys that callers of the host's own API present. The function that it returns answers whose key it is, or
 * null: the same null for what is unknown, wrong, disabled, revoked, expired or no key at all. It notes the use, at most
 * once a minute.
 *
 * It rejects with an `ApiKeyError`, mostly `unavailable`, where the store or the key encryption does not answer: then
 * nothing is known of the key, and the caller must be refused.
 */
export function verifyIssuedKey({
  store,
  keyEncryption,
  now = Date.now,
}: VerifyOptions): (presented: string) => Promise<Verified | null> {
  return async (presented) => {
    const checked = typeof presented === 'string' && presented.length <= 128 ? checkIssuedKey(presented) : null
    if (checked === null) return null
    const found = await store.findIssued(checked.shortId)
    const row = found === null ? NOBODY : { tenant: found.tenant, id: found.key.id }
    const mac = await issuedMac(keyEncryption, row, new Secret(presented))
    const expected = found?.mac ?? NO_MAC
    const equal = mac.length === expected.length && timingSafeEqual(mac, expected)
    const at = now()
    if (found === null || !equal || OVER.includes(statusOf(found.key, at))) return null
    // The key is good whether or not its use can be noted.
    await store.touch(found.tenant, found.key.id, new Date(at)).catch(() => undefined)
    return { tenant: found.tenant, key: found.key }
  }
}
