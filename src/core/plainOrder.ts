const FIRST = 0x20
const LAST = 0x7e
const ZERO = 0x30
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** ICU compares no longer runs of digits by their value. */
const MAX_DIGITS = 200
/** Codes of weights and lengths of numbers are above it and below 256. */
const BASE = 0x20
const NOT_PLAIN = 0xffffffff
/** Codes of a character: a digit alone has three. */
const MOST_CODES = 3

const known = new WeakMap<Intl.Collator, Uint16Array | null>()

/** How one character compares with another, asked of the collator itself; null where no such table tells all. */
function weightsOf(collator: Intl.Collator): Uint16Array | null {
  const { sensitivity, ignorePunctuation } = collator.resolvedOptions()
  // With more levels, a difference early in a text may count less than one at its end.
  if ((sensitivity !== 'base' && sensitivity !== 'accent') || ignorePunctuation) return null
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, n) => String.fromCharCode(FIRST + n)).sort(collator.compare)
  const weights = new Uint16Array(LAST + 1)
  let weight = 0
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1]
    if (before === undefined || collator.compare(before, character) !== 0) {
      // As `i` and `y` in Lithuanian: an accent apart, which counts only after all letters.
      if (before !== undefined && collator.compare(`${before}a`, character) > 0) return null
      weight++
    }
    weights[character.charCodeAt(0)] = weight
  }
  // Two letters that count as one, as `ch` in Czech and `aa` in Danish, stand elsewhere than their letters say.
  for (const first of LETTERS)
    for (let at = 1; at < LETTERS.length; at++) {
      const [x, y] = [LETTERS.charCodeAt(at - 1), LETTERS.charCodeAt(at)]
      const order = Math.sign((weights[x] as number) - (weights[y] as number))
      if (Math.sign(collator.compare(first + LETTERS[at - 1], first + LETTERS[at])) !== order) return null
    }
  return weights
}

const knownWeights = (collator: Intl.Collator): Uint16Array | null => {
  let weights = known.get(collator)
  if (weights === undefined) known.set(collator, (weights = weightsOf(collator)))
  return weights
}

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9

/**
 * Texts by row, as codes whose order is that of the collator. A class, so that each index runs the code that was compiled for
 * the ones before it.
 */
export class PlainTexts {
  readonly #weights: Uint16Array
  readonly #numeric: boolean
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  #codes: Uint8Array
  #length = 0

  /**
   * @param count of rows
   * @param texts how many of them will be added, about
   */
  constructor(weights: Uint16Array, numeric: boolean, count: number, texts: number) {
    this.#weights = weights
    this.#numeric = numeric
    this.#starts = new Uint32Array(count).fill(NOT_PLAIN)
    this.#ends = new Uint32Array(count)
    // Names have some twenty characters.
    this.#codes = new Uint8Array(texts * 24)
  }

  /** Takes a text where it is plain ASCII, and tells whether it did. Once for each row. */
  add(row: number, text: string): boolean {
    const start = this.#length
    if (start + text.length * MOST_CODES > this.#codes.length) {
      const wider = new Uint8Array(2 * this.#codes.length + text.length * MOST_CODES)
      wider.set(this.#codes)
      this.#codes = wider
    }
    const end = encode(text, this.#weights, this.#numeric, this.#codes, start)
    if (end < 0) return false
    this.#starts[row] = start
    this.#ends[row] = this.#length = end
    return true
  }

  has(row: number): boolean {
    return this.#starts[row] !== NOT_PLAIN
  }

  /** Negative, positive, or 0 where the collator takes them for the same; of rows that are there. */
  compare(a: number, b: number): number {
    const codes = this.#codes
    let i = this.#starts[a] as number
    let j = this.#starts[b] as number
    const x = this.#ends[a] as number
    const y = this.#ends[b] as number
    const end = Math.min(x, i + y - j)
    for (; i < end; i++, j++) {
      const difference = (codes[i] as number) - (codes[j] as number)
      if (difference !== 0) return difference
    }
    return x - i - (y - j)
  }

  /** So many codes of a row from a place on, as one number: 6 at most; 0 for each one beyond the end. */
  codes(row: number, from: number, count: number): number {
    const codes = this.#codes
    const start = (this.#starts[row] as number) + from
    const end = this.#ends[row] as number
    let word = 0
    for (let i = start; i < start + count; i++) word = word * 256 + (i < end ? (codes[i] as number) : 0)
    return word
  }
}

/** Writes the codes of a text and returns where they end; -1 where the text is not plain. */
function encode(text: string, weights: Uint16Array, numeric: boolean, codes: Uint8Array, start: number): number {
  let at = start
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < FIRST || code > LAST) return -1
    if (!numeric || !isDigit(code)) {
      codes[at++] = BASE + (weights[code] as number)
      continue
    }
    let end = i
    while (end < text.length && isDigit(text.charCodeAt(end))) end++
    while (i < end && text.charCodeAt(i) === ZERO) i++
    if (end - i > MAX_DIGITS) return -1
    // By its length first: of two numbers the longer is the larger.
    codes[at++] = BASE + (weights[ZERO] as number)
    codes[at++] = BASE + end - i
    for (; i < end; i++) codes[at++] = text.charCodeAt(i)
    i--
  }
  return at
}

/**
 * Most names are plain ASCII, and comparing those by a collator takes five times as long. What stands here gives
 * the same order; null where the collator's language has one that no table of characters tells.
 *
 * @param count of rows
 * @param texts how many of them will be added, about
 */
export function plainOrder(collator: Intl.Collator, count: number, texts = count): PlainTexts | null {
  const weights = knownWeights(collator)
  return weights && new PlainTexts(weights, collator.resolvedOptions().numeric, count, texts)
}
