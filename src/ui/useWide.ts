import { type RefObject, useLayoutEffect, useState } from 'react'
import { useOnce } from './useOnce'

/** CSS pixels of a container from which each key's endpoint has a column of its own; the style sheet has the same number. */
const WIDE = 1400

const isWide = () => window.innerWidth >= WIDE

/**
 * Whether there is room for all columns. What narrower tables show in a second line is then not rendered at all: hidden, it
 * would be a tenth of a row. Before there is something to measure, the window is asked.
 *
 * @param there whether the element is there
 */
export function useWide(element: RefObject<HTMLElement | null>, there: boolean): boolean {
  const likely = useOnce(isWide, false)
  // Null while it is as was likely: to find that so costs no render.
  const [wide, setWide] = useState<boolean | null>(null)
  useLayoutEffect(() => {
    const box = element.current
    if (!there || box === null) return undefined
    const look = () => {
      const now = box.offsetWidth >= WIDE
      setWide((before) => ((before ?? likely) === now ? before : now))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element, there, likely])
  return wide ?? likely
}
