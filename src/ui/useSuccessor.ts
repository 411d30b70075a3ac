import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { RevealRow } from './KeyRows'

export interface SuccessorOptions {
  readonly frame: RefObject<HTMLElement | null>
  /** Scrolls to a row that no element stands for. */
  readonly reveal: RevealRow
  /** Id of the key to go to. */
  readonly successor: string | null
  /** Told when the way to it has begun, or there is none. */
  readonly forgetSuccessor: () => void
}

/** Frames until a row that was scrolled to is in the document. */
const FRAMES = 5

/**
 * Leads from a key to the one that has taken over from it; one on a page that is not loaded is searched for by its id, and
 * forgotten where the search does not find it.
 */
export function useSuccessor({ frame, reveal, successor, forgetSuccessor }: SuccessorOptions): void {
  const { list, searched, searchable, setSearch } = useApiKeyTableContext()
  /** With the search that did not show it. */
  const wanted = useRef<{ readonly id: string; readonly searched: string } | null>(null)
  const { count, at } = list
  const go = useCallback(
    function go(id: string, frames = FRAMES): boolean {
      const row = frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)
      if (row !== null && row !== undefined) {
        wanted.current = null
        row.scrollIntoView({ block: 'nearest' })
        row.querySelector<HTMLElement>('.kr-cell-actions > button')?.focus()
        return true
      }
      let position = 0
      while (position < count && at(position)?.id !== id) position++
      if (position === count || reveal.current === null) return false
      reveal.current(position)
      if (frames > 0) requestAnimationFrame(() => go(id, frames - 1))
      return true
    },
    [frame, reveal, count, at],
  )
  useEffect(() => {
    const waits = wanted.current
    if (waits !== null && !go(waits.id) && waits.searched !== searched) wanted.current = null
  }, [go, searched])
  useEffect(() => {
    if (successor === null) return
    forgetSuccessor()
    if (go(successor) || !searchable || searched === successor) return
    wanted.current = { id: successor, searched }
    setSearch(successor)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each successor
  }, [successor])
}
