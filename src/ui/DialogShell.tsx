import * as Dialog from '@radix-ui/react-dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import type { dismissalGuard } from '../headless/dismissalGuard'
import { ModalContent } from '../headless/ModalContent'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'
import { closeIcon } from './icons'

export interface DialogShellProps {
  readonly title: string
  readonly description: string
  readonly onClose: () => void
  readonly children?: ReactNode
  /** Left out where the children have a body and a footer of their own. */
  readonly footer?: ReactNode
  /** `alertdialog` where something is lost for good. @default 'dialog' */
  readonly role?: 'dialog' | 'alertdialog'
  /** Focused first. @default the first field, or else the first control */
  readonly first?: RefObject<HTMLElement | null>
  /** Whether it has a button that closes it. @default that of a 'dialog' */
  readonly closable?: boolean
  /** Stays open on a press outside, so that a slip does not throw away what was entered. @default for an 'alertdialog' */
  readonly firm?: boolean
  /** Keeps it open while it shows a secret; see `dismissalGuard`. */
  readonly guard?: ReturnType<typeof dismissalGuard>
  /** A sheet at the end of the line, as high as the page. @default false */
  readonly side?: boolean
  /** Puts the focus back when the dialog is gone. @default to what had it before */
  readonly restoreFocus?: (() => void) | undefined
}

/** Title, one sentence, content that scrolls, and a footer that stays. Open as long as it is rendered. */
export function DialogShell({
  title,
  description,
  onClose,
  children,
  footer,
  role = 'dialog',
  first,
  closable = role === 'dialog',
  firm = role === 'alertdialog',
  guard,
  side = false,
  restoreFocus,
}: DialogShellProps) {
  const { words, portalContainer } = useKeyrack()
  const { t } = words
  const { ref, dir } = useDirection()
  const before = useRef<Element | null>(null)
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {/* Stands where the dialog belongs. */}
      <span hidden ref={ref} />
      <Dialog.Portal container={portalContainer}>
        <div className="kr-scope kr-overlay" />
        <ModalContent
          className="kr-scope kr-dialog"
          data-side={side || undefined}
          dir={dir}
          role={role}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement
            const target = first?.current ?? (event.currentTarget as Element).querySelector<HTMLElement>('input, select')
            if (target === null) return
            event.preventDefault()
            target.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (restoreFocus !== undefined) restoreFocus()
            else if (before.current instanceof HTMLElement) before.current.focus()
          }}
          onEscapeKeyDown={(event) => {
            guard?.onEscapeKeyDown(event)
            if (event.isComposing || event.keyCode === 229) event.preventDefault()
          }}
          onInteractOutside={(event) => {
            guard?.onInteractOutside(event)
            if (firm) event.preventDefault()
          }}
        >
          <header className="kr-dialog-header">
            <Dialog.Title className="kr-dialog-title">{title}</Dialog.Title>
            <Dialog.Description className="kr-dialog-description">{description}</Dialog.Description>
            {closable && (
              <Dialog.Close className="kr-icon-button kr-dialog-close" aria-label={t('actions.close')}>
                {closeIcon}
              </Dialog.Close>
            )}
          </header>
          {footer === undefined ? (
            children
          ) : (
            <>
              {children !== undefined && <div className="kr-dialog-body">{children}</div>}
              <footer className="kr-dialog-footer">{footer}</footer>
            </>
          )}
        </ModalContent>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
