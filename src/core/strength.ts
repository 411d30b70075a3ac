import type { Code } from './errors'
import { COMMON_PAIRS, DOCUMENTED, PASSWORDS, PLACEHOLDER, WORD_HASHES } from './strengthTables'

export type StrengthLevel = 'unusable' | 'weak' | 'fair' | 'good' | 'strong'

/**
 * Everything that {@link measureStrength} may find. Sentences stand under `strength.findings.<code>` in the locales.
 * Only `tooShort` has params: `{ count }`, the characters of the same kind that are missing to 128 bits.
 */
export const STRENGTH_FINDINGS = [
  'tooShort',
  'placeholder',
  'documented',
  'repeated',
  'sequence',
  'keyboardWalk',
  'date',
  'commonWord',
  'words',
  'hashOfWord',
  'encoded',
  'containsContext',
  'fewCharacters',
  'uuid',
] as const

export type StrengthFinding = (typeof STRENGTH_FINDINGS)[number]

export interface Strength {
  /** weak < 64 bits ≤ fair < 112 ≤ good < 128 ≤ strong. `unusable`: no key, or one that everybody knows. */
  readonly level: StrengthLevel
  /** Whole bits that a guesser who knows the usual patterns must search; never more than the text can hold. */
  readonly bits: number
  /** Why it is not stronger, each once. No part of the value is in them. */
  readonly findings: readonly Code[]
}

export interface StrengthContext {
  /** What a guesser would try first, such as the key's own name and application. */
  readonly words?: readonly string[]
}

/** Longer values are judged by their beginning, so that no paste can hold the page up. */
const MAX_WORK = 4096
/** Up to this length a text is read in every way. */
const SHORT = 256
/** Bits that a pattern must save before it counts: chance makes such a pattern in one of some 10,000 random keys. */
const CLEAR = 20

const UUID = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i
/** What everybody can read in a key: `sk_live_`, `app-`, the header and payload of a JWT. */
const PREFIX = /^(?:eyJ[\w-]+\.[\w-]*\.|A[KS]IA|(?:[a-z]{2,6}\d{0,2}[_-]){1,3})/
const DATE = /(?:19[7-9]|20[0-3])\d([-/.]?)(?:0[1-9]|1[0-2])\1(?:[0-2]\d|3[01])(?:t[\d:.]+z?)?/g
/** Rows of ten keys: neighbours are 1, 9, 10 or 11 places apart. */
const KEYBOARD = '1234567890qwertyuiopasdfghjkl;zxcvbnm'
const SHIFTED = '!@#$%^&*()'

/** Bit b of number a is set where letter b commonly follows letter a. */
const pairs = /* @__PURE__ */ COMMON_PAIRS.split(' ').map((after) =>
  [...after].reduce((mask, letter) => mask | (1 << (letter.charCodeAt(0) - 97)), 0),
)
/** Where four characters were seen last, by their hash. Kept between calls, for it is larger than most keys. */
const seen = /* @__PURE__ */ new Uint16Array(MAX_WORK)

interface Measured extends Strength {
  /** Bits of the same length without any pattern. */
  readonly raw: number
}

const levelOf = (bits: number): StrengthLevel => (bits < 64 ? 'weak' : bits < 112 ? 'fair' : bits < 128 ? 'good' : 'strong')

/** What stands there as it is read; {@link measureStrength} also reads it in other ways. */
function measure(value: string, words: readonly string[] = []): Measured {
  const whole = value.slice(0, MAX_WORK)
  // In a longer text such a word is chance, or a small part.
  const start = value.slice(0, 256)
  const sample = PLACEHOLDER.test(start) ? 'placeholder' : DOCUMENTED.test(start) && 'documented'
  if (sample) return { level: 'unusable', bits: 0, raw: 0, findings: [{ code: sample }] }

  const uuid = UUID.exec(whole.slice(-36))
  let text = uuid ? uuid[0] : whole.replace(PREFIX, '')
  const has = (range: RegExp, size: number): number => (range.test(text) ? size : 0)
  const mixed = has(/[a-z]/, 1) && has(/[A-Z]/, 1)
  // In base64url `-` and `_` carry bits; elsewhere they, and the like, only part groups.
  if (!mixed || uuid) text = text.replace(/[-_.: ]+/g, '')
  const lower = text.toLowerCase()
  const n = text.length
  const symbols = new Set(text.replace(/[\da-z]+/gi, '')).size
  // One or two symbols do not make an alphabet of 95 characters; mixed cases without a digit are chance.
  const size = has(/[^\da-f]/i, 1)
    ? Math.max(2, (mixed ? 62 : has(/\d/, 10) + has(/[a-z]/i, 26)) + (symbols > 3 ? 33 : symbols))
    : 10 + has(/[a-f]/i, 6)
  const per = Math.log2(size)
  const raw = n * per
  const used = new Set(text).size

  let bits = raw
  const saved: Partial<Record<StrengthFinding, number>> = {}
  const save = (code: StrengthFinding, to: number): void => {
    if (to < bits) {
      saved[code] = (saved[code] ?? 0) + bits - to
      bits = to
    }
  }
  const covered = new Uint8Array(n)
  /** Replaces what the characters of a range count by a price, each character once. */
  const cover = (code: StrengthFinding, from: number, to: number, price: number): void => {
    let fresh = 0
    for (let i = from; i < to; i++) fresh += 1 - (covered[i] ?? 1)
    covered.fill(1, from, to)
    save(code, bits - fresh * per + price)
  }

  for (const word of words.join(' ').slice(0, 256).toLowerCase().split(/\W+/))
    if (word.length > 3)
      for (let at = 0; (at = lower.indexOf(word, at)) >= 0; at += word.length) cover('containsContext', at, at + word.length, 2)
  let known = 0
  // Longer hex keys hold dates by chance.
  if (size !== 16 || n < 20) {
    for (const { 0: date, index } of lower.matchAll(DATE)) cover('date', index, index + date.length, date.length)
    for (const { 0: word, index } of lower.matchAll(PASSWORDS)) {
      cover('commonWord', index, index + word.length, 6)
      known += word.length
    }
  }

  seen.fill(0)
  for (let i = 0, end = 0, hash = 0; i < n; i++) {
    // Four shifts by three bits: the hash of the last four characters.
    hash = ((hash << 3) ^ text.charCodeAt(i)) & 4095
    const before = seen[hash] as number
    seen[hash] = i
    if (before < 3 || i - 3 < end) continue
    let same = 0
    while (i - 3 + same < n && text[before - 3 + same] === text[i - 3 + same]) same++
    if (same * per < CLEAR + 2) continue
    end = i - 3 + same
    cover('repeated', i - 3, end, 4)
  }

  let was = NaN
  let wasDelta = NaN
  let wasKey = NaN
  let before = NaN
  let wasUpper = false
  let run = 0
  let walk = 0
  let word = 0
  let steps = 0
  let walked = 0
  let letters = 0
  let paired = 0
  let common = 0
  let likelier = 0
  for (let i = 0; i <= n; i++) {
    // Past the end there is no code and no key, which closes what is open.
    const code = lower.charCodeAt(i)
    const delta = code - was
    if (delta !== wasDelta) {
      if ((i - run - 2) * per >= CLEAR) cover('sequence', run, i, per + 5)
      run = i - 1
    }

    let key = KEYBOARD.indexOf(lower[i] as string)
    if (key < 0) key = SHIFTED.indexOf(lower[i] as string)
    const apart = key < 0 || wasKey < 0 ? NaN : Math.abs(key - wasKey)
    const ordered = Math.abs(delta) < 2
    const walks = ordered || apart < 2 || (apart > 8 && apart < 12)
    steps += +ordered
    walked += +walks
    if (!walks) {
      if (i - walk > 9) cover(steps * 2 < walked ? 'keyboardWalk' : 'sequence', walk, i, 14)
      walk = i
    }

    // `-` and `_` part words without ending a text of words.
    if (code !== 45 && code !== 95) {
      const letter = code > 96 && code < 123
      const upper = letter && text.charCodeAt(i) < 97
      const pair = letter && before > 96 && before < 123
      const usual = pair && ((pairs[before - 97] as number) >> (code - 97)) & 1
      letters += +letter
      paired += +pair
      common += +usual
      // How much likelier these letters are as words than as chance, in bits. Words keep their case after the first letter.
      const goesOn = pair && (upper === wasUpper || i - 1 === word)
      if (goesOn) likelier += Math.log2(size / 26) + (usual ? 1.8 : -2.3)
      if (!goesOn || likelier < 0) {
        if (likelier > 20) cover('words', word, i, (i - word) * 2.5)
        word = i
        likelier = 0
      }
      before = code
      wasUpper = upper
    }
    was = code
    wasDelta = delta
    wasKey = key
  }

  if (size > 16 && common > paired * 0.5 + 4.5) save('words', letters * 2.5 + (n - letters) * 3.3)
  // The price of naming the characters in use, then each position among them; 13.5 keeps chance out.
  save('fewCharacters', 13.5 + used * per + n * Math.log2(used))
  // Whatever is a walk from end to end is weak, however long.
  if (walked >= (n - 1) * 0.65) save(steps * 2 < walked ? 'keyboardWalk' : 'sequence', Math.min((n - walked) * per + 10, 63))
  // So is a common password with any digits, and a text of dates.
  if (known && letters <= known) save('commonWord', 63)
  if ((saved.date ?? 0) > raw / 2) save('date', 63)
  if (size === 16 && WORD_HASHES.match(/.{5}/g)?.includes(lower.slice(0, 5))) save('hashOfWord', 10)
  // Versions 3, 4, 5 and 8 fix 6 bits of 128; the others tell a time or a machine.
  if (uuid) save('uuid', /[3458]/.test(text[12] as string) ? 122 : 63)

  const findings: Code[] = raw < 112 ? [{ code: 'tooShort', params: { count: Math.ceil((128 - raw) / Math.max(per, 4)) } }] : []
  for (const [code, less] of Object.entries(saved)) if (less * 24 > raw) findings.push({ code })
  return { level: n < 8 || used < 2 ? 'unusable' : levelOf(bits), bits: Math.floor(bits), raw, findings }
}

/** The ASCII text that hex digits, base64, `%70` or `\x70` stand for; '' where they stand for none. */
function decoded(text: string): string {
  const hex = text.replace(/%|\\x/gi, '')
  if (/^(?:[2-7][\da-f])+$/i.test(hex)) return hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)))
  const base64 = text.replace(/=+$/, '')
  const bytes = /[^a-z\d+/]/i.test(base64) || base64.length % 4 === 1 ? '' : atob(base64)
  return /[^ -~]/.test(bytes) ? '' : bytes
}

/**
 * Estimates how much guessing a key withstands: its length times the bits of the alphabet in use, less what repeats,
 * sequences, keyboard walks, dates, words and well-known prefixes give away, as it stands and as it reads when decoded,
 * without its numbers, without its digits for letters, and in every other character.
 *
 * Takes microseconds and time linear in the length, of which at most 4,096 characters count; safe on each keystroke.
 * It cannot see how a key was made or who has it: a random key that leaked is still `strong`.
 */
export function measureStrength(value: string, { words = [] }: StrengthContext = {}): Strength {
  const { level, bits: plainBits, raw, findings } = measure(value, words)
  if (plainBits < 64) return { level, bits: plainBits, findings }
  const text = value.slice(0, MAX_WORK).replace(PREFIX, '')
  const lower = text.toLowerCase()
  const n = text.length
  const per = raw / n
  let bits = plainBits
  const all = [...findings]
  const has = (some: readonly Code[], code: StrengthFinding): boolean => some.some((one) => one.code === code)
  const reads = (code: StrengthFinding, to: number): void => {
    if (to >= bits) return
    bits = Math.floor(to)
    if (!has(all, code)) all.push({ code })
  }
  /** How many characters are like those some places before them. */
  const alike = (lag: number, most: number): number => {
    let count = 0
    for (let i = lag; i < n; i++) if (Math.abs(lower.charCodeAt(i) - lower.charCodeAt(i - lag)) <= most) count++
    return count
  }

  // Names that are numbered; the last number may be cut.
  const numbers = lower.slice(0, SHORT).match(/\d+/g) ?? []
  const steps = numbers.slice(1, -1).map((one, i) => +one - Number(numbers[i]))
  if (steps.length > 1 && steps.every((one) => one === steps[0])) {
    const names = measure(lower.replace(/\d+/g, ''))
    if (names.bits * 2 <= names.raw || numbers.join('').length * 3 > n) reads('repeated', Math.min(names.bits + 10, 63))
  }

  if (n <= SHORT) {
    const meaning = decoded(text)
    if (meaning) reads('encoded', measure(meaning, words).bits)
    if (/^(?:[0-3]\d[0-3]\d(?:19|20)\d\d)+$/.test(lower.replace(/[-/.t]/g, ''))) reads('date', 63)
    // The same again with little changed.
    for (let lag = 2; lag <= n / 3 && lag <= 32; lag++) {
      const same = alike(lag, 0)
      if (same * 20 > (n - lag) * 11 && same * per > CLEAR) reads('repeated', lag * per + (n - lag - same) * 2 + 10)
    }
    // And backwards.
    let back = 0
    while (back < n >> 1 && lower[back] === lower[n - 1 - back]) back++
    if (back * per > CLEAR) reads('repeated', bits - back * per + 4)
    // Two patterns in turn.
    if (alike(2, 1) * 4 > n) {
      const even = measure(lower.replace(/(.)./g, '$1'))
      const odd = measure(lower.replace(/.(.)/g, '$1'))
      if ((even.bits + odd.bits) * 2 < even.raw + odd.raw) reads('sequence', even.bits + odd.bits)
    }
    if (/[^\da-f-]/.test(lower)) {
      // Where every digit may stand for a letter: c0rr3ct.
      const spelt = measure(/[2689]/.test(lower) ? lower : lower.replace(/\d/g, (digit) => 'oi eas t'.charAt(+digit)))
      // Random letters read as words too, now and then, but not for long; and hold no password.
      if (spelt.bits < spelt.raw * (has(spelt.findings, 'commonWord') ? 0.9 : has(spelt.findings, 'words') ? 0.6 : 0))
        reads('words', spelt.bits)
    }
  }
  return { level: bits < 1 ? 'unusable' : levelOf(bits), bits, findings: all }
}
