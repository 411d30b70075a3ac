import { useEffect, useRef, useState } from 'react'
import { isTyped } from './isTyped'

/** The value after it has stood still for some milliseconds; one that was not typed, such as a pasted one, or with no delay, at once. */
export function useSettled(value: string, delay: number): string {
  const at = delay ? value : ''
  const [settled, setSettled] = useState(at)
  const last = useRef(at)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(at), isTyped(last.current, at) ? delay : 0)
    last.current = at
    return () => clearTimeout(timer)
  }, [at, delay])
  return at ? settled : value
}
