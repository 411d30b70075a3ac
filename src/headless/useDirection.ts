import { useCallback, useContext, useReducer, useRef, useSyncExternalStore } from 'react'
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

/** What the nearest `dir` attribute around a place says; null where there is none. */
const said = (place: Element | null): Direction | null => {
  const around = place?.parentElement?.closest('[dir]')
  if (!around) return null
  const dir = around.getAttribute('dir')
  // Computed where it says `auto`, and only there: that has the page laid out, in the middle of a render.
  return dir === 'ltr' || dir === 'rtl' ? dir : (getComputedStyle(around).direction as Direction)
}

/**
 * In which direction the words run at a place in the page: what the nearest `dir` attribute around it says, or else that of
 * the language, which is all that a server knows.
 */
export function useDirection(): Place {
  const own = directionOf(useContext(KeyrackContext)?.words.language ?? 'en')
  // The element itself is no state: each component that asks would be rendered twice, though the answer is as it was.
  const place = useRef<Element | null>(null)
  const around = () => said(place.current) ?? own
  const dir = useSyncExternalStore(watch, around, () => own)
  const rendered = useRef(dir)
  rendered.current = dir
  const [, again] = useReducer((times: number) => times + 1, 0)
  const ref = useCallback(
    (element: Element | null) => {
      place.current = element
      if (element !== null && (said(element) ?? own) !== rendered.current) again()
    },
    [own],
  )
  return { ref, dir }
}
