/**
 * What holds the key encryption key (KEK) and the pepper: a file beside the database, a vault, a key management service.
 * Neither of the two ever leaves it.
 *
 * Every method may answer at once or with a promise. An outage rejects with an `ApiKeyError` of code `unavailable`, so
 * that it is not taken for a changed record; any other rejection counts as `integrity`.
 */
export interface KeyEncryption {
  /** Names the KEK, in at most 255 bytes; another KEK has another id. It is stored in clear and may be logged. */
  readonly id: string
  /**
   * Encrypts a data encryption key (DEK) of 32 bytes.
   *
   * @param aad bound to the result: `unwrap` with another one fails (in AWS KMS, the encryption context)
   * @returns at most 65,535 bytes
   */
  wrap(dek: Uint8Array, aad: Uint8Array): Uint8Array | Promise<Uint8Array>
  /** Undoes `wrap`; rejects where the wrapped DEK, the AAD or the KEK is another. */
  unwrap(wrapped: Uint8Array, aad: Uint8Array): Uint8Array | Promise<Uint8Array>
  /** HMAC-SHA-256 of a message under the pepper, a key of its own that wraps nothing. 32 bytes. */
  mac(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}
