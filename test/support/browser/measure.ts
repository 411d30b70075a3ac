/** Whether the eye gets it; what stands there for the ear alone is clipped to nothing. */
const visible = (element: Element): boolean => {
  // What is inside of closed details has its boxes all the same.
  if (element.getClientRects().length === 0 || !element.checkVisibility({ visibilityProperty: true })) return false
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (getComputedStyle(at).clipPath !== 'none') return false
  return true
}
const shown = (element: Element): boolean => element.closest('[aria-hidden="true"]') === null && visible(element)
const nameOf = (element: Element) => `${element.localName}.${element.className} “${(element.textContent ?? '').slice(0, 30)}”`

/** What is meant to be scrolled says so: a region that can be focused. */
const scrolled = (element: Element): boolean => {
  const region = element.closest('[role="region"][tabindex]')
  return region !== null && region.scrollWidth > region.clientWidth
}
/**
 * What lies over the page by intention, or the page: what stays in sight while the rest is scrolled below it, and what
 * floats, which its shadow says. Cells that are pinned lie over the others, and not over each other.
 */
const levelOf = (element: Element): Element | 'pinned' | 'page' => {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { position, boxShadow } = getComputedStyle(at)
    if (position === 'sticky' || (position === 'absolute' && boxShadow !== 'none')) return at.matches('td, th') ? 'pinned' : at
  }
  return 'page'
}

/** What reaches out of the window to the side, or makes something scroll sideways. */
export function overflowing(root: Element): string[] {
  const { clientWidth } = document.documentElement
  return [...root.querySelectorAll('*')].filter(shown).flatMap((element) => {
    if (scrolled(element)) return []
    const { left, right } = element.getBoundingClientRect()
    const scrolls =
      element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    return left < -1 || right > clientWidth + 1 || scrolls ? [nameOf(element)] : []
  })
}

const SHAPE = ['width', 'height', 'box-sizing', 'padding', 'font', 'white-space', 'overflow-wrap', 'word-break', 'text-wrap']

/** Texts of style sheets that do not fit. They have no rectangle of their own, so a copy of them is measured. */
function misfitLabels(root: Element): string[] {
  return [...root.querySelectorAll('*')].filter(shown).flatMap((element) => {
    const style = getComputedStyle(element, '::before')
    const text = /^"(.*\p{L}.*)"$/u.exec(style.content)?.[1]
    if (text === undefined || style.display === 'none') return []
    const copy = document.createElement('span')
    for (const property of SHAPE) copy.style.setProperty(property, style.getPropertyValue(property))
    copy.style.setProperty('position', 'fixed')
    copy.textContent = text
    element.append(copy)
    const misfit = copy.scrollWidth > copy.clientWidth + 1 || copy.scrollHeight > copy.clientHeight + 1
    copy.remove()
    return misfit ? [`“${text}” before ${nameOf(element)}`] : []
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
    let scrolls = false
    for (let at: Element | null = parent; at !== null && root.contains(at); at = at.parentElement) {
      const style = getComputedStyle(at)
      // What lies below the edge of something that scrolls is a turn of the wheel away, whatever is around.
      scrolls ||= ['auto', 'scroll'].includes(style.overflowY)
      if (style.overflowX === 'visible' || ['auto', 'scroll'].includes(style.overflowY)) continue
      const box = at.getBoundingClientRect()
      // Dots come where the padding begins, a cut where it ends.
      const [start, end] =
        style.textOverflow === 'ellipsis' ? [Number.parseFloat(style.paddingLeft), Number.parseFloat(style.paddingRight)] : [0, 0]
      const cut =
        text.left < box.left + start - 1 ||
        text.right > box.right - end + 1 ||
        (!scrolls && (text.top < box.top - 1 || text.bottom > box.bottom + 1))
      if (!cut) continue
      const whole = at.closest('[title]') ?? at.querySelector('[title]')
      if (style.textOverflow !== 'ellipsis' || whole === null) found.push(`${nameOf(parent)} in ${nameOf(at)}`)
      break
    }
  }
  return [...found, ...misfitLabels(root)]
}

/** What can be pressed and is smaller than 24 × 24 pixels; the label of a box or a radio counts as a part of it. */
export function tooSmall(root: ParentNode): string[] {
  const targets = [...root.querySelectorAll('button, a[href], input, select, [role="menuitem"], [role="textbox"]')]
  return targets.filter(shown).flatMap((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    return width < 24 || height < 24 ? [`${nameOf(target)} ${Math.round(width)}×${Math.round(height)}`] : []
  })
}

interface Box {
  readonly owner: Element
  readonly name: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What is left of a rectangle inside of all that clips it. */
const visiblePart = (owner: Element, root: Element, rect: DOMRect, name: string): Box[] => {
  let { left, right, top, bottom } = rect
  for (let at: Element | null = owner; at !== null && root.contains(at); at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    const box = at.getBoundingClientRect()
    left = Math.max(left, box.left)
    right = Math.min(right, box.right)
    top = Math.max(top, box.top)
    bottom = Math.min(bottom, box.bottom)
  }
  return right - left > 1 && bottom - top > 1 ? [{ owner, name, left, right, top, bottom }] : []
}

/** The lines of a text, each as high as its letters: the box of a tall font reaches into the lines around it and draws nothing there. */
const linesOf = (node: Node, owner: Element, root: Element): Box[] => {
  const range = document.createRange()
  range.selectNodeContents(node)
  const size = Number.parseFloat(getComputedStyle(owner).fontSize)
  const name = `${nameOf(owner)}`
  return [...range.getClientRects()].flatMap(({ x, y, width, height }) => {
    const letters = Math.min(height, size)
    return visiblePart(owner, root, new DOMRect(x, y + (height - letters) / 2, width, letters), name)
  })
}

/** Two texts, or a text and a field, that lie over each other. Page, dialog and menu are asked one by one: they may lie over another. */
export function overlapping(root: Element): string[] {
  const boxes: Box[] = []
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const owner = node.parentElement
    if (owner !== null && node.textContent?.trim() !== '' && visible(owner)) boxes.push(...linesOf(node, owner, root))
  }
  for (const field of root.querySelectorAll('input, select, textarea'))
    if (visible(field)) boxes.push(...visiblePart(field, root, field.getBoundingClientRect(), nameOf(field)))
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      const over = one.owner !== other.owner && across > 1 && down > 1
      return over && levelOf(one.owner) === levelOf(other.owner) ? [`${one.name} and ${other.name}`] : []
    }),
  )
}
