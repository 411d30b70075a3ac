import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'

/** Whoever only passes over a table is not told. */
const SHOW_MS = 300
/** From a time to its tooltip the pointer crosses a gap. */
const HIDE_MS = 100
const GAP = 6
const EDGE = 8

const timeIn = (target: EventTarget | null): HTMLTimeElement | null => {
  if (!(target instanceof Element)) return null
  return target.closest('time') ?? target.closest('[role="cell"], [role="gridcell"]')?.querySelector('time') ?? null
}

/**
 * The instant that a time tells relatively, for a whole table: on hover after a moment, and at once where the cell has the
 * focus. It can be pointed at, and Escape closes it (WCAG 1.4.13).
 */
export function TimeTooltip({ frame }: { readonly frame: RefObject<HTMLElement | null> }) {
  const { words, portalContainer } = useKeyrack()
  const { ref, dir } = useDirection()
  const id = useId()
  const [time, setTime] = useState<HTMLTimeElement | null>(null)
  const tip = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const after = (ms: number, next: HTMLTimeElement | null) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setTime(next), ms)
  }

  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return
      const found = event.target instanceof Element ? event.target.closest('time') : null
      after(found === null ? HIDE_MS : SHOW_MS, found)
    }
    const left = () => after(HIDE_MS, null)
    const focused = ({ target }: FocusEvent) => {
      // A control in the cell has its own words; the cell or the time itself tells this one.
      const control = target instanceof Element && target.matches('button, input, a')
      clearTimeout(timer.current)
      setTime(control ? null : timeIn(target))
    }
    element.addEventListener('pointerover', over)
    element.addEventListener('pointerleave', left)
    element.addEventListener('focusin', focused)
    element.addEventListener('focusout', left)
    return () => {
      clearTimeout(timer.current)
      element.removeEventListener('pointerover', over)
      element.removeEventListener('pointerleave', left)
      element.removeEventListener('focusin', focused)
      element.removeEventListener('focusout', left)
    }
  }, [frame])

  // At once: who is told of the tooltip finds what it describes.
  useLayoutEffect(() => {
    if (time === null) return undefined
    const owner =
      document.activeElement?.contains(time) === true && frame.current?.contains(document.activeElement)
        ? document.activeElement
        : time
    owner.setAttribute('aria-describedby', id)
    const close = () => setTime(null)
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // It closes this and not the dialog that the table may stand in.
      event.stopPropagation()
      close()
    }
    window.addEventListener('keydown', pressed, true)
    window.addEventListener('scroll', close, { capture: true, passive: true })
    return () => {
      owner.removeAttribute('aria-describedby')
      window.removeEventListener('keydown', pressed, true)
      window.removeEventListener('scroll', close, true)
    }
  }, [time, id, frame])

  useLayoutEffect(() => {
    const box = tip.current
    if (time === null || box === null) return
    const at = time.getBoundingClientRect()
    const { width, height } = box.getBoundingClientRect()
    const above = at.top - height - GAP
    // physical: rectangles are measured from the left in either direction.
    const left = Math.min(Math.max(at.left + (at.width - width) / 2, EDGE), Math.max(innerWidth - width - EDGE, EDGE))
    box.style.translate = `${left}px ${above < EDGE ? at.bottom + GAP : above}px`
  }, [time])

  const instant = time?.isConnected ? time.dateTime : ''
  return (
    <>
      <span hidden ref={ref} />
      {time !== null &&
        instant !== '' &&
        createPortal(
          <div
            ref={tip}
            id={id}
            role="tooltip"
            className="kr-scope kr-tooltip"
            dir="ltr"
            onPointerEnter={() => clearTimeout(timer.current)}
            onPointerLeave={() => after(HIDE_MS, null)}
          >
            <span dir={dir}>{words.format.instant(instant)}</span>
          </div>,
          portalContainer ?? document.body,
        )}
    </>
  )
}
