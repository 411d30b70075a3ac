import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ApiKeys } from '../headless/useApiKeys'

interface Successor {
  /** For the element that holds the rows. */
  readonly frame: RefObject<HTMLDivElement | null>
  /** Goes to the row of the key with this id. */
  readonly show: (id: string) => void
}

/**
 * Leads from a key to the one that has taken over from it; one on a page that is not loaded is searched for by its id, and
 * forgotten where the search does not find it.
 *
 * @param searched what the keys on screen answer
 */
export function useSuccessor({ keys }: ApiKeys, searched: string, search: ((text: string) => void) | undefined): Successor {
  const frame = useRef<HTMLDivElement>(null)
  /** With the search that did not show it. */
  const wanted = useRef<{ readonly id: string; readonly searched: string } | null>(null)
  const go = useCallback((id: string): boolean => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)
    if (row === null || row === undefined) return false
    wanted.current = null
    row.scrollIntoView({ block: 'nearest' })
    row.querySelector<HTMLElement>('.kr-cell-actions > button')?.focus()
    return true
  }, [])
  useEffect(() => {
    const waits = wanted.current
    if (waits !== null && !go(waits.id) && waits.searched !== searched) wanted.current = null
  }, [keys, searched, go])
  const show = useCallback(
    (id: string) => {
      if (go(id) || search === undefined || searched === id) return
      wanted.current = { id, searched }
      search(id)
    },
    [go, searched, search],
  )
  return { frame, show }
}
