import * as Dialog from '@radix-ui/react-dialog'
import { hideOthers } from 'aria-hidden'
import { type ComponentPropsWithoutRef, forwardRef, useEffect, useImperativeHandle, useInsertionEffect, useRef } from 'react'
import { lockScroll } from './lockScroll'

const isHidden = (element: Element) => element.closest('[aria-hidden="true"]') !== null

/**
 * The content of a `Dialog.Root` with `modal={false}`, made modal here: the page behind is hidden from assistive technology,
 * does not scroll, and gets neither focus nor, under an overlay, the pointer. Radix's own modal takes the pointer from the
 * whole body, and the browser then restyles each node of the page, twice: 60 ms over a table of 1,000 rows.
 *
 * What appears above it later, such as a menu or a dialog of the host's, is not hidden and may take the focus.
 */
export const ModalContent = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<typeof Dialog.Content>>(
  function ModalContent(props, forwarded) {
    const own = useRef<HTMLDivElement>(null)
    const last = useRef<HTMLElement | null>(null)
    useImperativeHandle(forwarded, () => own.current as HTMLDivElement, [])

    // Before the dialog is in the page: what is asked of the layout then is known, and is computed once.
    useInsertionEffect(lockScroll, [])

    useEffect(() => {
      const content = own.current
      if (content === null) return undefined
      const show = hideOthers(content)
      // What had the focus may be taken away while the dialog is open.
      const observer = new MutationObserver((mutations) => {
        if (document.activeElement === document.body && mutations.some(({ removedNodes }) => removedNodes.length > 0))
          content.focus()
      })
      observer.observe(content, { childList: true, subtree: true })
      return () => {
        observer.disconnect()
        show()
      }
    }, [])

    return (
      <Dialog.Content
        aria-modal="true"
        {...props}
        ref={own}
        onFocusCapture={(event) => {
          props.onFocusCapture?.(event)
          if (own.current?.contains(event.target)) last.current = event.target
        }}
        onPointerDownOutside={(event) => {
          props.onPointerDownOutside?.(event)
          const { button, ctrlKey } = event.detail.originalEvent
          // Asks for a context menu, and not to leave.
          if (button === 2 || (button === 0 && ctrlKey)) event.preventDefault()
        }}
        onFocusOutside={(event) => {
          props.onFocusOutside?.(event)
          if (event.defaultPrevented) return
          event.preventDefault()
          if (isHidden(event.target as Element)) (last.current?.isConnected ? last : own).current?.focus()
        }}
      />
    )
  },
)
