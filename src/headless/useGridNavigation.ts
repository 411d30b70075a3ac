import { type RefObject, useEffect, useRef } from 'react'
import { CONTROLS } from './keepFocus'

export interface GridNavigationOptions {
  /** Holds the table, whose roles are those of a grid and whose rows have `aria-rowindex`, the header's being 1. */
  readonly frame: RefObject<HTMLElement | null>
  /** How many rows there are below the header. */
  readonly count: number
  /** Brings a row into view that may have no element. */
  readonly reveal: (position: number) => void
  /** Chooses a row, or lets go of it. */
  readonly toggle?: ((position: number, range: boolean) => void) | undefined
  readonly chooseAll?: (() => void) | undefined
  /** @default true */
  readonly enabled?: boolean
}

/** A place in the grid: the row's `aria-rowindex`, and which of its visible cells, from 0. */
interface Place {
  readonly row: number
  readonly cell: number
}

const CELL = '[role="gridcell"], [role="rowheader"], [role="columnheader"]'
/** What has keys of its own for all that a grid does. */
const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'
/** The first row of keys. */
const FIRST = 2

const cellsOf = (row: Element): HTMLElement[] =>
  [...row.querySelectorAll<HTMLElement>(CELL)].filter((cell) => cell.getClientRects().length > 0)

/** What has the focus for a cell: its control, where it holds nothing else. */
const targetOf = (cell: HTMLElement): HTMLElement => {
  const [control, second] = cell.querySelectorAll<HTMLElement>(CONTROLS)
  const alone = control !== undefined && second === undefined && cell.textContent === control.textContent
  return alone ? control : cell
}

/** Takes a cell out from below those that stay in sight at the sides. */
const uncover = (cell: HTMLElement, frame: HTMLElement) => {
  if (getComputedStyle(cell).position === 'sticky') return
  const box = cell.getBoundingClientRect()
  const edge = frame.getBoundingClientRect()
  const middle = (edge.left + edge.right) / 2
  let [left, right] = [edge.left, edge.right]
  for (const other of cell.parentElement?.children ?? []) {
    if (getComputedStyle(other).position !== 'sticky') continue
    const pinned = other.getBoundingClientRect()
    if (pinned.right < middle) left = Math.max(left, pinned.right)
    else right = Math.min(right, pinned.left)
  }
  if (box.left < left) frame.scrollLeft -= left - box.left
  else if (box.right > right) frame.scrollLeft += Math.min(box.right - right, box.left - left)
}

/**
 * The keys of a grid, as WAI-ARIA describes them: one stop for Tab, and arrows, Home, End and the others from cell to cell,
 * over rows too that have no element yet.
 */
export function useGridNavigation(options: GridNavigationOptions): void {
  const { frame: holder, enabled = true } = options
  const latest = useRef(options)
  latest.current = options

  useEffect(() => {
    const frame = holder.current
    if (!enabled || frame === null) return undefined
    let stop: HTMLElement | null = null
    let at: Place = { row: FIRST, cell: 0 }
    /** Where the focus goes as soon as the row has an element. */
    let wanted: Place | null = null

    const rowAt = (index: number) => frame.querySelector(`[aria-rowindex="${index}"]`)
    const makeStop = (target: HTMLElement) => {
      if (stop !== null && stop !== target) stop.tabIndex = -1
      stop = target
      target.tabIndex = 0
    }
    /** One stop for Tab: all controls but one are left out, and that one is there. */
    const rove = () => {
      for (const control of frame.querySelectorAll<HTMLElement>(`:is(${CELL}) :is(${CONTROLS})`))
        if (control !== stop && control.tabIndex >= 0 && !control.matches(TEXT)) control.tabIndex = -1
      if (stop?.isConnected) return
      const row = rowAt(at.row) ?? frame.querySelector('[data-key]') ?? rowAt(1)
      const cells = row === null ? [] : cellsOf(row)
      const cell = cells[at.cell] ?? cells[0]
      if (cell !== undefined) makeStop(targetOf(cell))
    }
    const put = (row: Element, { cell: index }: Place) => {
      const cells = cellsOf(row)
      const cell = cells[Math.min(index, cells.length - 1)]
      wanted = null
      if (cell === undefined) return
      const target = targetOf(cell)
      makeStop(target)
      target.focus({ preventScroll: true })
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      uncover(cell, frame)
    }
    const go = (place: Place) => {
      const last = latest.current.count + 1
      const next = { row: Math.min(Math.max(place.row, 1), last), cell: Math.max(place.cell, 0) }
      at = next
      const row = rowAt(next.row)
      if (row !== null) return put(row, next)
      wanted = next
      latest.current.reveal(next.row - FIRST)
    }
    const placeOf = (cell: HTMLElement): Place | null => {
      const row = cell.closest('[aria-rowindex]')
      return row === null ? null : { row: Number(row.getAttribute('aria-rowindex')), cell: cellsOf(row).indexOf(cell) }
    }
    /** As many rows as are in view. */
    const screenful = () => {
      const row = frame.querySelector('[data-key]')
      const height = row?.getBoundingClientRect().height ?? 1
      return Math.max(Math.floor(Math.min(frame.clientHeight, innerHeight) / height) - 2, 1)
    }

    const moved = ({ key, ctrlKey, metaKey }: KeyboardEvent, { row, cell }: Place): Place | null => {
      const { count } = latest.current
      const far = ctrlKey || metaKey
      const ahead = getComputedStyle(frame).direction === 'rtl' ? -1 : 1
      switch (key) {
        case 'ArrowRight':
          return { row, cell: cell + ahead }
        case 'ArrowLeft':
          return { row, cell: cell - ahead }
        case 'ArrowDown':
          return { row: row + 1, cell }
        case 'ArrowUp':
          return { row: row - 1, cell }
        case 'PageDown':
          return { row: row + screenful(), cell }
        case 'PageUp':
          return { row: Math.max(row - screenful(), Math.min(row, FIRST)), cell }
        case 'Home':
          return { row: far ? FIRST : row, cell: 0 }
        case 'End':
          return { row: far ? count + 1 : row, cell: Number.MAX_SAFE_INTEGER }
        default:
          return null
      }
    }

    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const cell = target.closest<HTMLElement>(CELL)
      if (event.defaultPrevented || event.altKey || target.matches(TEXT) || (cell === null && target !== frame)) return
      const { toggle, chooseAll } = latest.current
      const { key, shiftKey, ctrlKey, metaKey } = event
      const main = cell === null ? frame : targetOf(cell)
      if (target !== main) {
        if (key !== 'Escape' && key !== 'F2') return
        event.preventDefault()
        return main.focus()
      }
      // A key that is held is faster than the rows that it goes to.
      const from = wanted ?? (cell === null ? null : placeOf(cell)) ?? at
      const next = moved(event, from)
      if (next !== null) {
        event.preventDefault()
        return go(next)
      }
      const control = cell?.querySelector<HTMLElement>(CONTROLS)
      if (key.toLowerCase() === 'a' && (ctrlKey || metaKey) && chooseAll !== undefined) {
        event.preventDefault()
        chooseAll()
      } else if (main !== cell) return
      else if ((key === 'Enter' || key === 'F2') && control) {
        event.preventDefault()
        control.focus()
      } else if (key === ' ') {
        event.preventDefault()
        if (from.row >= FIRST) toggle?.(from.row - FIRST, shiftKey)
      }
    }
    const focused = ({ target }: FocusEvent) => {
      const cell = (target as Element).closest<HTMLElement>(CELL)
      const place = cell === null ? null : placeOf(cell)
      if (cell === null || place === null) return
      at = place
      makeStop(targetOf(cell))
    }
    // A cell gets the focus by a press on it, as its control does.
    const pointed = ({ target }: Event) => {
      const cell = (target as Element).closest<HTMLElement>(CELL)
      if (cell !== null && (target as Element).closest(CONTROLS) === null) makeStop(targetOf(cell))
    }
    const changed = () => {
      rove()
      const row = wanted === null ? null : rowAt(wanted.row)
      if (row !== null && wanted !== null) put(row, wanted)
    }
    const observer = new MutationObserver(changed)
    rove()
    observer.observe(frame, { subtree: true, childList: true, attributeFilter: ['aria-rowindex'] })
    frame.addEventListener('keydown', pressed)
    frame.addEventListener('focusin', focused)
    frame.addEventListener('pointerdown', pointed)
    return () => {
      observer.disconnect()
      frame.removeEventListener('keydown', pressed)
      frame.removeEventListener('focusin', focused)
      frame.removeEventListener('pointerdown', pointed)
    }
  }, [holder, enabled])
}
