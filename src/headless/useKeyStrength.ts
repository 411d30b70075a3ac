import { useMemo } from 'react'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'

/** The strength of a value, measured when the value or a word of the context is another: some microseconds. */
export function useKeyStrength(value: string, context?: StrengthContext): Strength {
  const words = context?.words?.join(' ') ?? ''
  return useMemo(() => measureStrength(value, { words: [words] }), [value, words])
}
