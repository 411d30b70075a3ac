import { useMemo } from 'react'
import { measureStrength, type Strength, type StrengthContext } from '../core/strength'

/** The strength of a value, measured when the value or the context is another: some microseconds. */
export function useKeyStrength(value: string, context?: StrengthContext): Strength {
  return useMemo(() => measureStrength(value, context), [value, context])
}
