import type { Dismissal } from '../core/revealFlow'
import type { RevealSecret } from './useRevealSecret'

/** A press for a context menu, as with the second button: nobody tries to leave by it. */
const asksForMenu = (event: Event): boolean => {
  const { originalEvent: press } = (event as CustomEvent<{ originalEvent?: PointerEvent } | null>).detail ?? {}
  return press?.button === 2 || (press?.button === 0 && press.ctrlKey)
}

/** Handlers for the content of a Radix dialog, so that it stays open while its secret is shown, and says why. */
export function dismissalGuard({ dismiss }: Pick<RevealSecret, 'dismiss'>) {
  const guard = (event: Event, by: Dismissal) => {
    if (!dismiss(by)) event.preventDefault()
  }
  return {
    onEscapeKeyDown: (event: KeyboardEvent) =>
      // 229 is what browsers without `isComposing` on this event report during a composition.
      guard(event, event.isComposing || event.keyCode === 229 ? 'imeEscape' : 'escape'),
    // What the host shows above may have the focus: nobody tried to leave.
    onInteractOutside: (event: Event) => {
      if (event.type.endsWith('focusOutside') || asksForMenu(event)) event.preventDefault()
      else guard(event, 'outsidePointer')
    },
  }
}
