import {
  CHARACTER_NAMES,
  type CharacterName,
  HOMOGLYPHS,
  MASK_CHARACTERS,
  MASK_RUN,
  MASK_WORD,
  NAMES_OF_KINDS,
} from './pasteTables'
import { peelPaste, type Peeled } from './peelPaste'
import { type EdgeCode, trimPaste } from './trimPaste'

/** Sentences stand under `paste.repairs.<code>` in the locales. */
export type PasteRepairCode = EdgeCode | Peeled['code']

/** What was taken off the ends. No part of the text is in it. */
export interface PasteRepair {
  readonly code: PasteRepairCode
  readonly at: 'start' | 'end' | 'both'
  /** Characters that were removed. */
  readonly count: number
}

/** A character that a key cannot have. It is never changed: nobody but its owner knows what belongs there. */
export interface CharacterProblem {
  readonly code: keyof typeof NAMES_OF_KINDS | 'lookalike' | 'notAscii'
  /** In code points of the repaired value, from 0. */
  readonly position: number
  /** Such as `U+200B`. */
  readonly codePoint: string
  /** Words stand under `paste.names.<name>` in the locales. */
  readonly name: CharacterName
  /** The ASCII character that a `lookalike` is taken for. */
  readonly looksLike?: string
}

/** Sentences stand under `paste.problems.<code>` in the locales. `mask`: the text only shows that a key was there. */
export type PasteProblem = CharacterProblem | { readonly code: 'mask' }

export interface PasteInspection {
  /** The text without what `repairs` names, and otherwise as it was. It is the key: keep it as one. */
  readonly value: string
  /** Each code once. Show them all, and offer the text as it was pasted. */
  readonly repairs: readonly PasteRepair[]
  /** The first line break, then all by their positions; 20 at most. With one, the value is no key. */
  readonly problems: readonly PasteProblem[]
  /** Whether there are problems beyond those. */
  readonly more: boolean
}

const MAX_PROBLEMS = 20
/** Only the ends of longer texts are looked at: no key is half as long. */
const MAX_PEELED = 8192

const isMask = (text: string): boolean =>
  text.length <= MAX_PEELED && (MASK_WORD.test(text) || (MASK_RUN.test(text) && MASK_CHARACTERS.test(text)))

/** The visible ASCII character that a character is taken for, or ''. */
const lookOf = (character: string, name: CharacterName): string => {
  const folded = character.normalize('NFKC')
  if (/^[!-~]$/.test(folded)) return folded
  const at = HOMOGLYPHS.indexOf(character)
  if (at >= 0) return HOMOGLYPHS.charAt(HOMOGLYPHS.lastIndexOf(' ', at) + 1)
  return name === 'dash' ? '-' : name === 'quote' ? (/[\u02b9\u02bc\u02c8´‘’‚‛′‹›]/.test(character) ? "'" : '"') : ''
}

const problemWith = (character: string, position: number): CharacterProblem => {
  const names = Object.keys(CHARACTER_NAMES) as CharacterName[]
  const name = names.find((each) => CHARACTER_NAMES[each].test(character)) ?? 'symbol'
  const codePoint = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
  for (const kind of Object.keys(NAMES_OF_KINDS) as (keyof typeof NAMES_OF_KINDS)[])
    if (NAMES_OF_KINDS[kind].some((each) => each === name)) return { code: kind, position, codePoint, name }
  const looksLike = lookOf(character, name)
  return looksLike === ''
    ? { code: 'notAscii', position, codePoint, name }
    : { code: 'lookalike', position, codePoint, name, looksLike }
}

/**
 * Looks at a pasted key before it is used. What came along at its ends is taken off: white space and line breaks,
 * invisible characters, quotes, braces, the word Bearer, a name with `=` or `:`, the end of a line of code. Nothing inside is
 * changed; what cannot be in a key, such as a line break, an invisible character or a look-alike of a letter, is a problem.
 *
 * Never silent: each change is a repair. A key of visible ASCII that is not wrapped in any of this comes back as it is, and
 * so does a value that was inspected before. Time is linear in the length.
 */
export function inspectPaste(value: string): PasteInspection {
  const repairs = new Map<PasteRepairCode, { -readonly [Name in keyof PasteRepair]: PasteRepair[Name] }>()
  const note = (code: PasteRepairCode, at: PasteRepair['at'], count: number): void => {
    const known = repairs.get(code)
    if (!known) return void repairs.set(code, { code, at, count })
    known.count += count
    if (known.at !== at) known.at = 'both'
  }
  let text = trimPaste(value, note)
  while (text.length <= MAX_PEELED && !isMask(text)) {
    const peeled = peelPaste(text, repairs.has('assignment'))
    if (!peeled) break
    note(peeled.code, peeled.at, text.length - peeled.text.length)
    text = trimPaste(peeled.text, note)
  }

  if (isMask(text)) return { value: text, repairs: [...repairs.values()], problems: [{ code: 'mask' }], more: false }
  const problems: CharacterProblem[] = []
  // Before all else, a text of several lines is no key.
  const broken = text.search(/[\n\v\f\r\u0085\u2028\u2029]/)
  if (broken >= 0) problems.push(problemWith(text.charAt(broken), Array.from(text.slice(0, broken)).length))
  let more = false
  let pairs = 0
  for (const { 0: character, index } of text.matchAll(/[^!-~]/gu)) {
    if (index === broken) continue
    more = problems.length === MAX_PROBLEMS
    if (more) break
    problems.push(problemWith(character, index - pairs))
    // Each of them is one code point, and so far as the index goes two.
    pairs += character.length - 1
  }
  return { value: text, repairs: [...repairs.values()], problems, more }
}
