import { useEffect, useState } from 'react'

/** The value after it has stood still for some milliseconds; an empty one, or one with no delay, at once. */
export function useSettled(value: string, delay: number): string {
  const at = delay === 0 ? '' : value
  const [settled, setSettled] = useState(at)
  useEffect(() => {
    if (at === settled) return undefined
    const timer = setTimeout(() => setSettled(at), at === '' ? 0 : delay)
    return () => clearTimeout(timer)
  }, [at, settled, delay])
  return at === '' ? value : settled
}
