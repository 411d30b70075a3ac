/**
 * Characters that a key cannot have, the first match wins. Words for the names stand under `paste.names` in the locales; the
 * properties and scripts are Unicode's.
 */
export const CHARACTER_NAMES = {
  null: /\0/,
  lineFeed: /\n/,
  carriageReturn: /\r/,
  lineSeparator: /[\v\f\u0085\u2028\u2029]/,
  tab: /\t/,
  control: /\p{Cc}/u,
  space: / /,
  noBreakSpace: /[\u00a0\u2007\u202f]/,
  otherSpace: /\p{Zs}/u,
  directionMark: /[\u061c\u200e\u200f]/,
  directionControl: /\p{Bidi_C}/u,
  zeroWidthSpace: /\u200b/,
  zeroWidthNonJoiner: /\u200c/,
  zeroWidthJoiner: /\u200d/,
  wordJoiner: /\u2060/,
  byteOrderMark: /\ufeff/,
  softHyphen: /\u00ad/,
  variationSelector: /\p{VS}/u,
  tag: /[\u{e0000}-\u{e007f}]/u,
  filler: /[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/,
  invisible: /[\p{DI}\p{Cf}]/u,
  halfCharacter: /\p{Cs}/u,
  fullwidth: /[\uff01-\uff5e]/,
  dash: /\p{Dash}/u,
  quote: /[\p{QMark}\u02b9\u02bc\u02c8\u2032\u2033`´]/u,
  mathematical: /[\u2100-\u214f\u{1d400}-\u{1d7ff}]/u,
  enclosed: /[\u2460-\u24ff\u{1f100}-\u{1f1ff}]/u,
  raised: /[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u209f]/,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  latin: /\p{Script=Latin}/u,
  emoji: /\p{Extended_Pictographic}/u,
  letter: /[\p{L}\p{M}]/u,
  digit: /\p{N}/u,
  symbol: /[^]/,
} as const

export type CharacterName = keyof typeof CHARACTER_NAMES

/** Which of the names are of a kind that is refused for another reason than that it is not ASCII. */
export const NAMES_OF_KINDS = {
  nul: ['null'],
  lineBreak: ['lineFeed', 'carriageReturn', 'lineSeparator'],
  control: ['control'],
  space: ['tab', 'space', 'noBreakSpace', 'otherSpace'],
  bidi: ['directionMark', 'directionControl'],
  invisible: [
    'zeroWidthSpace',
    'zeroWidthNonJoiner',
    'zeroWidthJoiner',
    'wordJoiner',
    'byteOrderMark',
    'softHyphen',
    'variationSelector',
    'tag',
    'filler',
    'invisible',
  ],
} as const satisfies Readonly<Record<string, readonly CharacterName[]>>

/**
 * Look-alikes that Unicode's NFKC does not fold: the ASCII character, then those that look like it. Cyrillic, Greek,
 * Armenian, Latin and punctuation, from Unicode's confusables.
 */
export const HOMOGLYPHS =
  'AАΑ BВΒ CСϹ EЕΕ FϜ GԌ HНΗ IІӀΙ JЈͿ KКΚ MМΜϺ NΝ OОΟՕ PРΡ QԚ SЅՏ TТΤ UՍ VѴ WԜ XХΧ YУҮΥ ZΖ aаαɑ bЬьв cсϲ dԁ eеεҽ gɡց hһհ iіιıɩ jјϳ kкκ lӏǀ mм nոη oоοօσ pрρ qԛզ rг sѕ tтτ uսυ vѵν wԝωѡ xхχ yуүγ zᴢ 3Зз 6б 4Ч !ǃ /⁄∕ :׃∶꞉ *∗٭ |∣ ~∼˜ .․۰ ,‚ '

/** Opening and closing marks that a whole key is quoted in. */
export const QUOTE_PAIRS = '"" \'\' `` “” „“ „” ”” ‘’ ‚‘ ‚’ ’’ «» »« ‹› ›‹'

/** What stands in place of a key's middle: dots, stars, bullets, `xxxxx`. Random keys of 43 letters hold it once in 10 million. */
export const MASK_RUN = /\.{3}|…|\*{3}|[•●·∙⋅◦○⬤■█▪∗＊]{2}|x{5}|X{5}|[-_]x{4}$/
/** All that a masked key is made of: with other characters in it, three dots may be chance. */
export const MASK_CHARACTERS = /^[\w.:+/=…*•●·∙⋅◦○⬤■█▪∗＊-]+$/
/** `[__HIDDEN__]`, `<redacted>`: what tools write in place of a whole key. */
export const MASK_WORD =
  /^[[<({*_-]*(?:hidden|redacted|masked|filtered|removed|censored)(?:[ _:-]?(?:api|secret|key|token))*[\])}>*_-]*$/i
