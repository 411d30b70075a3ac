import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ApiKeys } from '../headless/useApiKeys'

interface Successor {
  /** For the element that holds the rows. */
  readonly frame: RefObject<HTMLDivElement | null>
  /** Goes to the row of the key with this id. */
  readonly show: (id: string) => void
}

/**
 * Leads from a key to the one that has taken over from it; one on a page that is not loaded is searched for by its id.
 */
export function useSuccessor({ keys }: ApiKeys, search: ((text: string) => void) | undefined): Successor {
  const frame = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const go = useCallback((id: string): boolean => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)
    if (row === null || row === undefined) return false
    wanted.current = null
    row.scrollIntoView({ block: 'nearest' })
    row.querySelector<HTMLElement>('.kr-cell-actions > button')?.focus()
    return true
  }, [])
  useEffect(() => {
    if (wanted.current !== null) go(wanted.current)
  }, [keys, go])
  const show = useCallback(
    (id: string) => {
      wanted.current = id
      if (!go(id)) search?.(id)
    },
    [go, search],
  )
  return { frame, show }
}
