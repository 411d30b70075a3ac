import { checkIssuedKey } from './issuedKey'
import type { Hint } from './model'
import type { Secret } from './secret'
import { measureStrength } from './strength'

const TAIL_LENGTH = 4
/** The longest that an issued key has; a brought one is likelier to have begun by then. */
const MAX_PREFIX_LENGTH = 26
/** Bits that must stay hidden before anything is shown: a search through them all is out of reach. */
const MIN_HIDDEN_BITS = 112
/** Never the true length, which would tell a guesser how far to go. */
const BULLETS = '•'.repeat(8)

const hides = (text: string): boolean => measureStrength(text).bits >= MIN_HIDDEN_BITS

/** `sk_`, `sk_live_`, `glpat-`: short words of small letters. Anything else could be the secret itself, such as a UUID's beginning. */
const LEADING_WORDS = /^(?:[a-z]{2,8}[_-]){1,2}/

/**
 * What may be shown of a secret: a leading word, which names a vendor and an environment, and the last 4 characters; each
 * only where what stays hidden measures at least 112 bits.
 */
export function hintOf(secret: Secret): Hint {
  const text = secret.reveal()
  const words = checkIssuedKey(text) === null ? (LEADING_WORDS.exec(text)?.[0] ?? '') : text.split('_', 2).join('_') + '_'
  const prefix = words.length <= MAX_PREFIX_LENGTH && hides(text.slice(words.length)) ? words : ''
  const tail = text.slice(-TAIL_LENGTH)
  return { prefix, tail: hides(text.slice(prefix.length, -TAIL_LENGTH)) ? tail : '' }
}

/** The masked key, such as `sk_live_••••••••wxyz`: always 8 bullets. */
export function maskOf(hint: Hint): string {
  return hint.prefix + BULLETS + hint.tail
}
