import type { Hint } from './model'
import type { Secret } from './secret'

const TAIL_LENGTH = 4
const MAX_PREFIX_LENGTH = 12
/** Characters that stay hidden before anything but the prefix is shown: 112 bits where each carries about 5. */
const MIN_HIDDEN = 22
/** Characters that stay hidden before the prefix is shown. */
const MIN_HIDDEN_BEHIND_PREFIX = 12
/** Never the true length, which would tell a guesser how far to go. */
const BULLETS = '•'.repeat(8)

/**
 * What may be shown of a secret: a leading word that ends in `_` or `-` (`sk_live_`), which names a vendor and an
 * environment and no more, and the last 4 characters where at least 22 others stay hidden.
 */
export function hintOf(secret: Secret): Hint {
  const text = secret.reveal()
  const word = /^(?:[A-Za-z][A-Za-z0-9]{0,7}[_-]){1,2}/.exec(text)?.[0] ?? ''
  const prefix = word.length <= MAX_PREFIX_LENGTH && text.length - word.length >= MIN_HIDDEN_BEHIND_PREFIX ? word : ''
  const tail = text.length - prefix.length - TAIL_LENGTH >= MIN_HIDDEN ? text.slice(-TAIL_LENGTH) : ''
  return { prefix, tail }
}

/** The masked key, such as `sk_live_••••••••wxyz`: always 8 bullets. */
export function maskOf(hint: Hint): string {
  return hint.prefix + BULLETS + hint.tail
}
