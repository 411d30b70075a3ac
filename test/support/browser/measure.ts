/** Whether the eye gets it; what stands there for the ear alone is clipped to nothing. */
const shown = (element: Element): boolean => {
  if (element.getClientRects().length === 0 || element.closest('[aria-hidden="true"]') !== null) return false
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (getComputedStyle(at).clipPath !== 'none') return false
  return true
}
const nameOf = (element: Element) => `${element.localName}.${element.className} “${(element.textContent ?? '').slice(0, 30)}”`

/** What reaches out of the window to the side, or makes something scroll sideways. */
export function overflowing(root: Element): string[] {
  const { clientWidth } = document.documentElement
  return [...root.querySelectorAll('*')].filter(shown).flatMap((element) => {
    const { left, right } = element.getBoundingClientRect()
    const scrolls =
      element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    return left < -1 || right > clientWidth + 1 || scrolls ? [nameOf(element)] : []
  })
}

/** Texts that are cut off without dots, or with dots and no way to the whole of them. */
export function clipped(root: Element): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement
    if (parent === null || !shown(parent) || node.textContent?.trim() === '') continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const text = range.getBoundingClientRect()
    if (text.width === 0) continue
    for (let at: Element | null = parent; at !== null && root.contains(at); at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.overflowX === 'visible' || ['auto', 'scroll'].includes(style.overflowY)) continue
      const box = at.getBoundingClientRect()
      const cut = text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1 || text.bottom > box.bottom + 1
      if (!cut) continue
      const whole = at.closest('[title]') ?? at.querySelector('[title]')
      if (style.textOverflow !== 'ellipsis' || whole === null) found.push(`${nameOf(parent)} in ${nameOf(at)}`)
      break
    }
  }
  return found
}

/** What can be pressed and is smaller than 24 × 24 pixels; the label of a box or a radio counts as a part of it. */
export function tooSmall(root: ParentNode): string[] {
  const targets = [...root.querySelectorAll('button, a[href], input, select, [role="menuitem"], [role="textbox"]')]
  return targets.filter(shown).flatMap((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    return width < 24 || height < 24 ? [`${nameOf(target)} ${Math.round(width)}×${Math.round(height)}`] : []
  })
}
