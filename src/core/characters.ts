import type { CharacterSet } from './rules'

/** Named sets of characters that a value may be made of. */
export const CHARACTER_SETS: Readonly<Record<CharacterSet, RegExp>> = {
  /** U+0021–U+007E: letters, digits and special characters, and nothing that a header field cannot carry. */
  'visible-ascii': /^[\u0021-\u007e]*$/u,
  /**
   * Anything but control characters, halves of characters, and what hides or reorders text; and something to see. The
   * joiners that Persian words and emoji are written with may stand inside.
   */
  text: /^(?:$|(?=[^]*[^\p{DI}\p{Z}])(?:[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}]|\u200c|\u200d|\ufe0f)*$)/u,
}
