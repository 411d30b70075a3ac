import { useEffect, useMemo, useState } from 'react'
import type { Recognition } from '../core/recognizeKey'

const NOTHING: readonly Recognition[] = []

/**
 * Whose key a value may be, the likeliest first, found out with no request that has anything of it. What is needed for that
 * is fetched with the first value that is not empty; until then, and where it cannot be fetched, the answer is `[]`.
 */
export function useKeyRecognition(value: string): readonly Recognition[] {
  const [recognize, setRecognize] = useState<((value: string) => readonly Recognition[]) | null>(null)
  const wanted = value !== ''
  useEffect(() => {
    if (recognize !== null || !wanted) return undefined
    let current = true
    import('../core/recognizeOrMend').then(
      ({ recognizeOrMend }) => current && setRecognize(() => recognizeOrMend),
      // Nothing is lost but a hint, and the next field asks again.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [recognize, wanted])
  return useMemo(() => (recognize === null || !wanted ? NOTHING : recognize(value)), [recognize, wanted, value])
}
