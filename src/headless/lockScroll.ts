let locks = 0
let restore: () => void

/**
 * Keeps the page from scrolling until the returned function is called, as often as it was locked. The room of the scrollbar
 * stays, so nothing moves; and nothing but two properties of two elements changes, which restyles no other.
 */
export function lockScroll(): () => void {
  if (locks++ === 0) {
    const { documentElement: root, body } = document
    // The body's overflow is the window's only where the root element has none of its own.
    const { style } = getComputedStyle(root).overflowY === 'visible' ? body : root
    const { overflow } = style
    const { scrollbarGutter } = root.style
    if (window.innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable'
    style.overflow = 'hidden'
    restore = () => {
      style.overflow = overflow
      root.style.scrollbarGutter = scrollbarGutter
    }
  }
  return () => {
    if (--locks === 0) restore()
  }
}
