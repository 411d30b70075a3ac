import { Secret } from './secret'

/** Letters and digits: nothing that a shell, a URL or a header field reads as its own. */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const MIN_BITS = 160

export interface GenerateOptions {
  /** Put in front of the random part, such as `sk_`. @default '' */
  readonly prefix?: string
  /** Random characters. @default as many as make 160 bits: 27 of base62 */
  readonly length?: number
  /** Characters to choose from: 2–256 different code units. @default base62 */
  readonly alphabet?: string
}

/** Random characters of an alphabet from the platform's CSPRNG, without modulo bias (rejection sampling). */
export function randomText(length: number, alphabet: string = BASE62): string {
  if (alphabet.length < 2 || alphabet.length > 256 || new Set(alphabet).size !== alphabet.length)
    throw new RangeError(
      'keyrack: an alphabet needs 2–256 different characters, or some keys would be likelier than others. Pass another `alphabet`.',
    )
  if (!Number.isSafeInteger(length) || length < 1 || length > 4096)
    throw new RangeError('keyrack: a length must be a whole number of 1–4096 characters. Pass another `length`.')
  const limit = 256 - (256 % alphabet.length)
  const bytes = new Uint8Array(Math.ceil(length * (256 / limit) * 1.1) + 8)
  let text = ''
  while (text.length < length) {
    crypto.getRandomValues(bytes)
    for (const byte of bytes) {
      if (byte < limit) text += alphabet[byte % alphabet.length]
      if (text.length === length) break
    }
  }
  return text
}

/** A new random secret of at least 160 bits, unless `length` asks for fewer. */
export function generateSecret(options: GenerateOptions = {}): Secret {
  const alphabet = options.alphabet ?? BASE62
  const length = options.length ?? Math.ceil(MIN_BITS / Math.log2(alphabet.length))
  return new Secret((options.prefix ?? '') + randomText(length, alphabet))
}
