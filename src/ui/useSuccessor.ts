import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { KeyList } from '../headless/useKeyList'
import type { RevealRow } from './KeyRows'

interface Successor {
  /** For the element that holds the rows. */
  readonly frame: RefObject<HTMLDivElement | null>
  /** Goes to the row of the key with this id. */
  readonly show: (id: string) => void
}

/** Frames until a row that was scrolled to is in the document. */
const FRAMES = 5

/**
 * Leads from a key to the one that has taken over from it; one on a page that is not loaded is searched for by its id.
 *
 * @param reveal scrolls to a row that no element stands for
 */
export function useSuccessor(list: KeyList, search: ((text: string) => void) | undefined, reveal: RevealRow): Successor {
  const frame = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  // The rows are handed a function that stays the same, or each change of the list would render all of them.
  const latest = useRef({ list, search })
  latest.current = { list, search }
  const go = useCallback(
    function go(id: string, frames = FRAMES): boolean {
      const row = frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)
      if (row !== null && row !== undefined) {
        wanted.current = null
        row.scrollIntoView({ block: 'nearest' })
        row.querySelector<HTMLElement>('.kr-cell-actions > button')?.focus()
        return true
      }
      const { count, at } = latest.current.list
      let position = 0
      while (position < count && at(position)?.id !== id) position++
      if (position === count || reveal.current === null) return false
      reveal.current(position)
      if (frames > 0) requestAnimationFrame(() => go(id, frames - 1))
      return true
    },
    [reveal],
  )
  useEffect(() => {
    if (wanted.current !== null) go(wanted.current)
  }, [go, list])
  const show = useCallback(
    (id: string) => {
      wanted.current = id
      if (!go(id)) latest.current.search?.(id)
    },
    [go],
  )
  return { frame, show }
}
