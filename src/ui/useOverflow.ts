import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether an element has more than it shows, and so scrolls: until it was measured, what may scroll is taken to do so. */
export function useOverflow(element: RefObject<HTMLElement | null>, scrollable: boolean): boolean {
  const [over, setOver] = useState(true)
  useLayoutEffect(() => {
    const box = element.current
    if (!scrollable || box === null) return setOver(true)
    const look = () => setOver(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    if (box.firstElementChild !== null) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [element, scrollable])
  return scrollable && over
}
