import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** CSS pixels of a container from which each key's endpoint has a column of its own; the style sheet has the same number. */
const WIDE = 1400

const never = () => () => undefined

/**
 * Whether there is room for all columns. What narrower tables show in a second line is then not rendered at all: hidden, it
 * would be a tenth of a row. Before there is something to measure, the window is asked.
 *
 * @param there whether the element is there
 */
export function useWide(element: RefObject<HTMLElement | null>, there: boolean): boolean {
  const [wide, setWide] = useState<boolean | null>(null)
  const likely = useSyncExternalStore(
    never,
    () => window.innerWidth >= WIDE,
    () => false,
  )
  useLayoutEffect(() => {
    const box = element.current
    if (!there || box === null) return undefined
    const look = () => setWide(box.offsetWidth >= WIDE)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element, there])
  return wide ?? likely
}
