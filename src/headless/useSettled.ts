import { useEffect, useState } from 'react'

/** The value after it has stood still for some milliseconds; an empty one at once. */
export function useSettled(value: string, delay: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    if (value === settled) return undefined
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : delay)
    return () => clearTimeout(timer)
  }, [value, settled, delay])
  return settled
}
