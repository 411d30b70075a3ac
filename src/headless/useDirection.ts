import { useContext, useState, useSyncExternalStore } from 'react'
import { type Direction, directionOf } from '../i18n/directionOf'
import { KeyrackContext } from './keyrackContext'

export type { Direction } from '../i18n/directionOf'

export interface Place {
  /** Goes to the element that stands there. */
  readonly ref: (element: Element | null) => void
  /** For that element, and for what belongs there and is rendered elsewhere, as a dialog is. */
  readonly dir: Direction
}

const watch = (changed: () => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document, { attributeFilter: ['dir'], subtree: true })
  return () => observer.disconnect()
}

/**
 * In which direction the words run at a place in the page: what the nearest `dir` attribute around it says, or else that of
 * the language, which is all that a server knows.
 */
export function useDirection(): Place {
  const [place, ref] = useState<Element | null>(null)
  const own = directionOf(useContext(KeyrackContext)?.words.language ?? 'en')
  const around = () => {
    const said = place?.parentElement?.closest('[dir]')
    // Computed, for it may say `auto`.
    return said ? (getComputedStyle(said).direction as Direction) : own
  }
  return { ref, dir: useSyncExternalStore(watch, around, () => own) }
}
