import { BASE62, randomText } from './generate'
import { Secret } from './secret'

const SHORT_ID_LENGTH = 8
/** 30 characters of base62: 178 bits. */
const SECRET_LENGTH = 30
const CHECKSUM_LENGTH = 6

/** `<brand>_<environment>_<shortid>_<secret><crc>`; publish it to scanners of leaked keys. */
export const ISSUED_KEY_PATTERN = /^[a-z][a-z0-9]{1,11}_[a-z][a-z0-9]{1,11}_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$/

export interface IssuedKeyOptions {
  /** 2–12 lower-case letters and digits that name the platform, such as `acme`. */
  readonly brand: string
  /** 2–12 lower-case letters and digits, such as `live` or `test`. */
  readonly environment: string
}

/** An issued key in parts. Only the short id may be logged. */
export interface NewIssuedKey {
  readonly shortId: string
  readonly secret: Secret
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 (ISO-HDLC, as in zip) of the text before it, in 6 characters of base62. It finds typing errors and is no authentication. */
export function checksumOf(text: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) crc = (CRC_TABLE[(crc ^ text.charCodeAt(i)) & 0xff] as number) ^ (crc >>> 8)
  let rest = (crc ^ 0xffffffff) >>> 0
  let out = ''
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    out = (BASE62[rest % 62] as string) + out
    rest = Math.floor(rest / 62)
  }
  return out
}

const partName = (value: string, option: string): void => {
  if (!/^[a-z][a-z0-9]{1,11}$/.test(value))
    throw new RangeError(
      `keyrack: issued.${option} must be 2–12 lower-case letters and digits, beginning with a letter, or the keys could not be told apart by their prefix. Correct the option.`,
    )
}

/** Makes an issued key of 178 random bits. */
export function formatIssuedKey(options: IssuedKeyOptions): NewIssuedKey {
  partName(options.brand, 'brand')
  partName(options.environment, 'environment')
  const shortId = randomText(SHORT_ID_LENGTH)
  const body = `${options.brand}_${options.environment}_${shortId}_${randomText(SECRET_LENGTH)}`
  return { shortId, secret: new Secret(body + checksumOf(body)) }
}

/** Whether a text is an issued key as typed or pasted without a slip; its short id if so. Needs no request. */
export function checkIssuedKey(text: string): { readonly shortId: string } | null {
  if (!ISSUED_KEY_PATTERN.test(text)) return null
  const body = text.slice(0, -CHECKSUM_LENGTH)
  return checksumOf(body) === text.slice(-CHECKSUM_LENGTH) ? { shortId: text.split('_')[2] as string } : null
}
