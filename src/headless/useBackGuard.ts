import { useEffect } from 'react'

/** Of the Navigation API, what is used here. TypeScript's DOM library has it only in part. */
interface TraverseEvent extends Event {
  readonly navigationType: string
}

/**
 * Cancels the browser's "back" and "forward" within the page, where the browser lets it: top windows with the Navigation API,
 * and only once for each time that the user does something on the page, so that nobody can be locked in.
 *
 * Not an entry of our own in the history that "back" would use up: a host's router would see it as one of its own, it could
 * only be removed by going back, which the router sees as well, and it would throw away what lies ahead. Navigation that the
 * host itself begins (`pushState`) is not cancelled, for its router would show the new page all the same.
 *
 * @param onBack called when it was cancelled
 */
export function useBackGuard(active: boolean, onBack: () => void): void {
  useEffect(() => {
    const { navigation } = window as { readonly navigation?: EventTarget }
    if (!active || navigation === undefined) return undefined
    const guard = (event: Event) => {
      if (!event.cancelable || (event as TraverseEvent).navigationType !== 'traverse') return
      event.preventDefault()
      onBack()
    }
    navigation.addEventListener('navigate', guard)
    return () => navigation.removeEventListener('navigate', guard)
  }, [active, onBack])
}
