import { useMemo } from 'react'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'

/** The strength of a value, measured when the value changes. */
export function useKeyStrength(value: string, context?: StrengthContext): Strength {
  const words = context?.words?.join('\n')
  return useMemo(() => measureStrength(value, words ? { words: words.split('\n') } : undefined), [value, words])
}
