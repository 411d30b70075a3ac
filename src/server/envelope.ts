import { randomBytes } from 'node:crypto'
import { ApiKeyError, isApiKeyError } from '../core/errors'
import { Secret } from '../core/secret'
import { decryptGcm, encryptGcm, IV_BYTES, KEY_BYTES, TAG_BYTES } from './aesGcm'
import { concatBytes } from './concatBytes'
import { encodeParts } from './encodeParts'
import type { KeyEncryption } from './keyEncryption'

/**
 * Where a sealed secret belongs. All of it is bound to the seal, so that what was moved to another place does not open.
 */
export interface SealContext {
  readonly tenant: string
  /** Id of the row. */
  readonly id: string
  readonly field: 'key' | 'answer' | 'probe'
  /**
   * Counts the secrets that this field of this row has had. It changes with the secret alone, so a rename needs no new
   * seal, and an older secret put back into the row does not open.
   */
  readonly version: number
}

const FORMAT = 1
const AES_256_GCM = 1
const SCHEMA = 'keyrack'

const aadOf = (part: 'dek' | 'content', header: Uint8Array, { tenant, id, field, version }: SealContext): Uint8Array =>
  concatBytes(encodeParts([SCHEMA, part, tenant, id, field, version]), header)

/**
 * Seals a secret under a data encryption key (DEK) of its own, which is stored beside it, wrapped.
 *
 * ```
 * format 1 · algorithm 1 · length 1 · KEK id · length 2 · wrapped DEK · IV 12 · ciphertext and tag
 * └──────────── header, authenticated ────┘
 * ```
 */
export async function sealSecret(keyEncryption: KeyEncryption, secret: Secret, context: SealContext): Promise<Uint8Array> {
  const kekId = new TextEncoder().encode(keyEncryption.id)
  if (kekId.length === 0 || kekId.length > 255) throw new ApiKeyError('integrity')
  const header = concatBytes(Uint8Array.of(FORMAT, AES_256_GCM, kekId.length), kekId)
  const dek = randomBytes(KEY_BYTES)
  try {
    const wrapped = await carriedOut(() => keyEncryption.wrap(dek, aadOf('dek', header, context)))
    if (wrapped.length === 0 || wrapped.length > 0xffff) throw new ApiKeyError('integrity')
    const length = new Uint8Array(2)
    new DataView(length.buffer).setUint16(0, wrapped.length)
    const iv = randomBytes(IV_BYTES)
    const content = encryptGcm(
      { key: dek, iv, aad: aadOf('content', header, context) },
      new TextEncoder().encode(secret.reveal()),
    )
    return concatBytes(header, length, wrapped, iv, content)
  } finally {
    dek.fill(0)
  }
}

/**
 * Opens what {@link sealSecret} made.
 *
 * @throws {ApiKeyError} `integrity` where it was changed, moved or sealed under another KEK; `unavailable` where the key
 *   encryption says so
 */
export async function openSecret(keyEncryption: KeyEncryption, sealed: Uint8Array, context: SealContext): Promise<Secret> {
  const { header, kekId, wrapped, iv, content } = parse(sealed)
  if (kekId !== keyEncryption.id) throw new ApiKeyError('integrity')
  const dek = await carriedOut(() => keyEncryption.unwrap(wrapped, aadOf('dek', header, context)))
  try {
    const plaintext = decryptGcm({ key: dek, iv, aad: aadOf('content', header, context) }, content)
    return new Secret(new TextDecoder().decode(plaintext))
  } finally {
    dek.fill(0)
  }
}

async function carriedOut(work: () => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await work()
  } catch (thrown) {
    // Its own words may hold the key; its code may be passed on.
    throw new ApiKeyError(isApiKeyError(thrown) && thrown.code === 'unavailable' ? 'unavailable' : 'integrity')
  }
}

function parse(sealed: Uint8Array) {
  const reader = new Reader(sealed)
  const format = reader.byte()
  const algorithm = reader.byte()
  const kekId = new TextDecoder().decode(reader.take(reader.byte()))
  const header = sealed.subarray(0, reader.at)
  const wrapped = reader.take(reader.byte() * 256 + reader.byte())
  const iv = reader.take(IV_BYTES)
  const content = sealed.subarray(reader.at)
  if (format !== FORMAT || algorithm !== AES_256_GCM || content.length < TAG_BYTES) throw new ApiKeyError('integrity')
  return { header, kekId, wrapped, iv, content }
}

class Reader {
  at = 0

  constructor(private readonly bytes: Uint8Array) {}

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new ApiKeyError('integrity')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  byte(): number {
    return this.take(1)[0] as number
  }
}
