/**
 * Scrolls so that a row is in view, and not at all where it is already.
 *
 * @param top CSS pixels from the first row
 * @param before what stands above the rows and does not scroll away, in CSS pixels
 */
export function revealRow(scroller: HTMLElement, top: number, rowHeight: number, before = 0): void {
  const room = scroller.clientHeight - before
  if (top < scroller.scrollTop) scroller.scrollTo({ top })
  else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTo({ top: top + rowHeight - room })
}
