import { keyProblems } from '../core/keyLine'
import type { Words } from './words'

/** A field with more than that to say is not read. */
const SAID = 3

/** What cannot be in a key and where, from 1 on, as a person counts; null where nothing is wrong with the text. */
export function pasteSentence({ t, join }: Words, value: string): string | null {
  const problems = keyProblems(value)
  if (problems.length === 0) return null
  const sentences = problems.slice(0, SAID).map((problem) =>
    problem.code === 'mask'
      ? t('paste.problems.mask')
      : t(`paste.problems.${problem.code}`, {
          ...problem,
          position: problem.position + 1,
          name: t(`paste.names.${problem.name}`),
        }),
  )
  return join(...sentences, ...(problems.length > SAID ? [t('paste.more')] : []))
}
