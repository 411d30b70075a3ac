import type { CharacterSet } from './rules'

/** Named sets of characters that a value may be made of. */
export const CHARACTER_SETS: Readonly<Record<CharacterSet, RegExp>> = {
  /** U+0021–U+007E: letters, digits and special characters, and nothing that a header field cannot carry. */
  'visible-ascii': /^[\u0021-\u007e]*$/u,
  /** Anything but control characters and the characters that reorder or hide text. */
  text: /^[^\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u,
}
