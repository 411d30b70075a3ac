import type { ComponentPropsWithoutRef, ElementType, SyntheticEvent } from 'react'

/** Props of a part that renders one element: the element's own, and `asChild` to render the child instead. */
export type PartProps<Element extends ElementType> = ComponentPropsWithoutRef<Element> & {
  /** Merges the part's props, handlers and ref into the only child instead of rendering an element. @default false */
  readonly asChild?: boolean
}

/** The host's handler runs first; if it prevents the default, ours does not run. */
export function compose<Event extends SyntheticEvent>(
  theirs: ((event: Event) => void) | undefined,
  ours: (event: Event) => void,
) {
  return (event: Event) => {
    theirs?.(event)
    if (!event.defaultPrevented) ours(event)
  }
}

/** What a callback that opens, closes or changes something is told. */
export interface ChangeDetails<Reason extends string> {
  readonly reason: Reason
  readonly event?: globalThis.Event
  /** Keeps things as they are. */
  readonly cancel: () => void
}

/** Asks the host whether something may open or close; false where it keeps things as they are. */
export function allowed<Reason extends string>(
  onOpenChange: ((open: boolean, details: ChangeDetails<Reason>) => void) | undefined,
  open: boolean,
  reason: Reason,
): boolean {
  let cancelled = false
  onOpenChange?.(open, { reason, cancel: () => (cancelled = true) })
  return !cancelled
}
