import { useEffect, useState } from 'react'

/** The value after it has stood still for some milliseconds; an empty one, or one with no delay, at once. */
export function useSettled(value: string, delay: number): string {
  const at = delay ? value : ''
  const [settled, setSettled] = useState(at)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(at), at ? delay : 0)
    return () => clearTimeout(timer)
  }, [at, delay])
  return at ? settled : value
}
