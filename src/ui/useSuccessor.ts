import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ApiKeyTableState } from '../headless/useApiKeyTable'
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
 * Leads from a key to the one that has taken over from it; one on a page that is not loaded is searched for by its id, and
 * forgotten where the search does not find it.
 *
 * @param reveal scrolls to a row that no element stands for
 */
export function useSuccessor(
  { list, searched }: Pick<ApiKeyTableState, 'list' | 'searched'>,
  search: ((text: string) => void) | undefined,
  reveal: RevealRow,
): Successor {
  const frame = useRef<HTMLDivElement>(null)
  /** With the search that did not show it. */
  const wanted = useRef<{ readonly id: string; readonly searched: string } | null>(null)
  // The rows are handed a function that stays the same, or each change of the list would render all of them.
  const latest = useRef({ list, searched, search })
  latest.current = { list, searched, search }
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
    const waits = wanted.current
    if (waits !== null && !go(waits.id) && waits.searched !== searched) wanted.current = null
  }, [go, list, searched])
  const show = useCallback(
    (id: string) => {
      const { searched: before, search: find } = latest.current
      if (go(id) || find === undefined || before === id) return
      wanted.current = { id, searched: before }
      find(id)
    },
    [go],
  )
  return { frame, show }
}
