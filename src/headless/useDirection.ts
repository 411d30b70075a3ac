import { useContext, useState, useSyncExternalStore } from 'react'
import { type Direction, directionOf } from '../i18n/directionOf'
import { KeyrackContext } from './keyrackContext'

export type { Direction } from '../i18n/directionOf'

export interface Place {
  /** Goes to the element that stands there. */
  readonly ref: (element: Element | null) => void
  /** What a `dir` attribute around the place says, or else the direction of the language. For what is rendered elsewhere, as a dialog is. */
  readonly dir: Direction
  /** The same for the element itself: undefined where it inherits. */
  readonly ownDir: Direction | undefined
}

const watch = (changed: () => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document, { attributeFilter: ['dir'], subtree: true })
  return () => observer.disconnect()
}

/** In which direction the words run at a place in the page. A server knows the language only. */
export function useDirection(): Place {
  const [place, ref] = useState<Element | null>(null)
  const language = directionOf(useContext(KeyrackContext)?.words.language ?? 'en')
  const around = useSyncExternalStore(
    watch,
    () => {
      const said = place?.parentElement?.closest('[dir]')
      // Computed, for it may say `auto`.
      return said ? (getComputedStyle(said).direction as Direction) : undefined
    },
    () => undefined,
  )
  return { ref, dir: around ?? language, ownDir: around === undefined ? language : undefined }
}
