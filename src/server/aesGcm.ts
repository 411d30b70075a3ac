import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { ApiKeyError } from '../core/errors'
import { concatBytes } from './concatBytes'

export const KEY_BYTES = 32
export const IV_BYTES = 12
export const TAG_BYTES = 16

export interface Gcm {
  /** 32 bytes. */
  readonly key: Uint8Array | KeyObject
  /** 12 bytes, never used twice with one key. */
  readonly iv: Uint8Array
  /** What is authenticated beside the text, and not stored with it. */
  readonly aad: Uint8Array
}

const ALGORITHM = 'aes-256-gcm'

/** AES-256-GCM (NIST SP 800-38D) with a 96-bit IV and a 128-bit tag; the tag stands at the end. */
export function encryptGcm({ key, iv, aad }: Gcm, plaintext: Uint8Array): Uint8Array {
  if (iv.length !== IV_BYTES) throw new RangeError('keyrack: an IV must have 12 bytes.')
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad)
  return concatBytes(cipher.update(plaintext), cipher.final(), cipher.getAuthTag())
}

/** @throws {ApiKeyError} `integrity`, and nothing else, where anything at all is wrong */
export function decryptGcm({ key, iv, aad }: Gcm, sealed: Uint8Array): Uint8Array {
  try {
    // Node itself also takes other lengths of IV and tag, which are weaker.
    if (iv.length !== IV_BYTES || sealed.length < TAG_BYTES) throw new RangeError()
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(aad)
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return concatBytes(decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final())
  } catch {
    throw new ApiKeyError('integrity')
  }
}
