import { inspectPaste, type PasteProblem } from './inspectPaste'

/** A line break that an input of one line keeps. It drops the others without a word, and two lines would be one key. */
const KEPT = '\u2028'

/** Text as an input of one line can hold it: of the same code points, but for CR LF. */
export function toOneLine(text: string): string {
  return text.replace(/\r\n?|\n/g, KEPT)
}

/**
 * What cannot be in a key, found in the text of its input: see `inspectPaste`, with positions in that text. Nothing where
 * something at its ends is the only thing wrong: that is for the rules, and for a paste to repair.
 *
 * @param value as the input holds it, {@link toOneLine}
 */
export function keyProblems(value: string): readonly PasteProblem[] {
  const { value: inner, problems } = inspectPaste(value.replaceAll(KEPT, '\n'))
  if (problems.length === 0) return problems
  const offset = Array.from(value.slice(0, Math.max(0, value.replaceAll(KEPT, '\n').indexOf(inner)))).length
  return offset === 0
    ? problems
    : problems.map((problem) => ('position' in problem ? { ...problem, position: problem.position + offset } : problem))
}
