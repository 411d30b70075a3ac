/** The rows among which the focus is kept; their elements have `data-key`, the id of a key, and `aria-rowindex`, 2 for the first. */
export interface FocusRows {
  /** From 0; -1 where the list has no such key. */
  readonly positionOf: (id: string) => number
  readonly count: () => number
  /** Brings a row into view that may have no element. */
  readonly reveal: (position: number) => void
  /** Where the focus goes when there is no row left. */
  readonly fallback: () => void
}

interface Kept {
  readonly id: string
  readonly element: HTMLElement
  /** Of the row's cells, and of the cell's controls; -1 for the cell itself. */
  readonly cell: number
  readonly control: number
  position: number
}

/** What can have the focus inside of a cell. */
export const CONTROLS = 'button, a[href], input, select, textarea, [contenteditable="true"]'

const rowOf = (element: Element): HTMLTableRowElement | null => element.closest('tr[data-key]')

const keptOf = (element: HTMLElement): Kept | null => {
  const row = rowOf(element)
  const cell = element.closest<HTMLTableCellElement>('td, th')
  if (row === null || cell === null) return null
  return {
    id: row.dataset['key'] ?? '',
    element,
    cell: [...row.cells].indexOf(cell),
    control: [...cell.querySelectorAll(CONTROLS)].indexOf(element),
    position: Number(row.getAttribute('aria-rowindex')) - 2,
  }
}

/** The same control in another row, or what comes closest to it there. */
const sameIn = (row: HTMLTableRowElement, { cell, control }: Kept): HTMLElement | null => {
  const place = row.cells[cell]
  const controls = place?.querySelectorAll<HTMLElement>(CONTROLS)
  if (place !== undefined && (control < 0 || (controls?.length === 0 && place.hasAttribute('tabindex')))) return place
  return controls?.[control] ?? controls?.[0] ?? row.querySelector<HTMLElement>(CONTROLS)
}

/**
 * Keeps the focus with the key that has it, whatever becomes of its row: moved by a sort, deleted, or its element given to
 * another key by a window. Out of the window the frame has the focus, until the row is back or Tab brings it back.
 *
 * @returns what ends it
 */
export function keepFocus(frame: HTMLElement, rows: FocusRows): () => void {
  const page = frame.ownerDocument
  let kept: Kept | null = null
  let parked = false

  const rowBy = (selector: string) => frame.querySelector<HTMLTableRowElement>(`tr[data-key]${selector}`)
  const forget = () => {
    kept = null
    parked = false
    observer.disconnect()
  }
  const follow = (element: Element | null) => {
    forget()
    kept = element instanceof HTMLElement && frame.contains(element) ? keptOf(element) : null
    if (kept !== null) observer.observe(frame, { subtree: true, childList: true, attributeFilter: ['data-key'] })
  }
  const focusIn = (row: HTMLTableRowElement, before: Kept) => {
    parked = false
    const target = sameIn(row, before)
    // Focus that is there already tells nobody that it is.
    if (target === page.activeElement) return follow(target)
    if (target?.matches(`:not(${CONTROLS}, [tabindex])`)) target.tabIndex = -1
    target?.focus({ preventScroll: true })
  }

  const observer = new MutationObserver(() => {
    if (kept === null) return
    const active = page.activeElement
    const row = rowBy(`[data-key="${CSS.escape(kept.id)}"]`)
    if (row !== null) kept.position = Number(row.getAttribute('aria-rowindex')) - 2
    if (parked) {
      if (row !== null && active === frame) focusIn(row, kept)
      return
    }
    const lost =
      active === kept.element
        ? rowOf(kept.element)?.dataset['key'] !== kept.id
        : !kept.element.isConnected && (active === null || active === page.body)
    if (!lost) return
    if (row !== null) return focusIn(row, kept)
    if (rows.positionOf(kept.id) >= 0) {
      parked = true
      return frame.focus({ preventScroll: true })
    }
    // Gone: the key that has its place now, or the last one.
    const next = rowBy(`[aria-rowindex="${Math.min(kept.position, rows.count() - 1) + 2}"]`)
    if (next !== null) return focusIn(next, kept)
    forget()
    rows.fallback()
  })

  const focused = ({ target }: FocusEvent) => {
    if (target === frame && parked) return
    // React gives the focus back to an element that it has moved, in the moment in which that becomes another key's.
    if (target === kept?.element && rowOf(kept.element)?.dataset['key'] !== kept.id) return
    follow(target as Element)
  }
  // A press on nothing takes the focus from the row; it may not be given back.
  const pressed = ({ target }: Event) => {
    if (!parked && kept !== null && !kept.element.contains(target as Node)) forget()
  }
  const tabbed = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.shiftKey || event.target !== frame || !parked || kept === null) return
    const position = rows.positionOf(kept.id)
    if (position < 0) return
    event.preventDefault()
    rows.reveal(position)
  }
  page.addEventListener('focusin', focused)
  page.addEventListener('pointerdown', pressed)
  frame.addEventListener('keydown', tabbed)
  follow(page.activeElement)
  return () => {
    forget()
    page.removeEventListener('focusin', focused)
    page.removeEventListener('pointerdown', pressed)
    frame.removeEventListener('keydown', tabbed)
  }
}
