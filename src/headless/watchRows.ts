import { flushSync } from 'react-dom'
import type { RenderedRows, Seen } from './rowWindowOf'

export interface WatchRowsOptions {
  readonly scroller: HTMLElement
  /** Which rows would be rendered, were this seen. */
  readonly rowsFor: (seen: Seen) => RenderedRows
  /** Those that are. */
  readonly rendered: () => RenderedRows
  readonly onSeen: (seen: Seen) => void
}

/** Tells what is seen whenever other rows are to be rendered for it. Returns what ends it. */
export function watchRows({ scroller, rowsFor, rendered, onSeen }: WatchRowsOptions): () => void {
  let before = scroller.scrollTop
  let up = false
  const look = (tell: (seen: Seen) => void) => {
    const top = scroller.scrollTop
    if (top !== before) up = top < before
    before = top
    const seen = { top, height: scroller.clientHeight, up }
    const wanted = rowsFor(seen)
    const { start, end } = rendered()
    if (wanted.start !== start || wanted.end !== end) tell(seen)
  }
  // In the frame of the scroll itself: a render of its own later would show an empty strip first.
  const scrolled = () => look((seen) => flushSync(() => onSeen(seen)))
  const measured = () => look(onSeen)
  measured()
  scroller.addEventListener('scroll', scrolled, { passive: true })
  const observer = new ResizeObserver(measured)
  observer.observe(scroller)
  return () => {
    scroller.removeEventListener('scroll', scrolled)
    observer.disconnect()
  }
}
