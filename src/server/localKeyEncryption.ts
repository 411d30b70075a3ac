import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { decryptGcm, encryptGcm, IV_BYTES } from './aesGcm'
import { concatBytes } from './concatBytes'
import type { KeyEncryption } from './keyEncryption'
import { StartError } from './startError'

export interface LocalKeyEncryptionOptions {
  /** At least 32 random bytes, kept outside the database; see `masterKeyFile`. */
  readonly masterKey: Uint8Array
}

const MIN_BYTES = 32
const SALT = 'keyrack'

/**
 * Key encryption with a master key in this process. The KEK and the pepper are derived from it with HKDF-SHA-256
 * (RFC 5869), each for its one purpose; `id` is a fingerprint of the master key.
 *
 * @throws {Error} where the master key is shorter than 32 bytes
 */
export function localKeyEncryption({ masterKey }: LocalKeyEncryptionOptions): KeyEncryption {
  if (!(masterKey instanceof Uint8Array) || masterKey.length < MIN_BYTES)
    throw new StartError(
      'keyrack: localKeyEncryption needs a masterKey of at least 32 random bytes, because every stored secret is only as safe as that key; pass the bytes that masterKeyFile() returns, or 32 of crypto.randomBytes that you keep outside the database.',
    )
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', masterKey, SALT, `keyrack/v1/${purpose}`, length))
  const kek = createSecretKey(derive('kek', 32))
  const pepper = createSecretKey(derive('pepper', 32))
  return {
    id: `local:${derive('fingerprint', 12).toString('base64url')}`,
    wrap: (dek, aad) => {
      const iv = randomBytes(IV_BYTES)
      return concatBytes(iv, encryptGcm({ key: kek, iv, aad }, dek))
    },
    unwrap: (wrapped, aad) => decryptGcm({ key: kek, iv: wrapped.subarray(0, IV_BYTES), aad }, wrapped.subarray(IV_BYTES)),
    mac: (message) => createHmac('sha256', pepper).update(message).digest(),
  }
}
