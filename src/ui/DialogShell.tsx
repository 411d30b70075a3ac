import * as Dialog from '@radix-ui/react-dialog'
import type { ReactNode, RefObject } from 'react'
import { ModalContent } from '../headless/ModalContent'
import { useDirection } from '../headless/useDirection'
import { useKeyrack } from '../headless/useKeyrack'
import { closeIcon } from './icons'

export interface DialogShellProps {
  readonly title: string
  readonly description: string
  readonly onClose: () => void
  readonly children?: ReactNode
  readonly footer: ReactNode
  /** `alertdialog` where something is lost for good. @default 'dialog' */
  readonly role?: 'dialog' | 'alertdialog'
  /** Focused first. @default the first control */
  readonly first?: RefObject<HTMLElement | null>
  /** Puts the focus back when the dialog is gone. */
  readonly restoreFocus: () => void
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
  restoreFocus,
}: DialogShellProps) {
  const { words, portalContainer } = useKeyrack()
  const { t } = words
  const { ref, dir } = useDirection()
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      {/* Stands where the dialog belongs. */}
      <span hidden ref={ref} />
      <Dialog.Portal container={portalContainer}>
        <div className="kr-scope kr-overlay" />
        <ModalContent
          className="kr-scope kr-dialog"
          dir={dir}
          role={role}
          onOpenAutoFocus={(event) => {
            if (first?.current == null) return
            event.preventDefault()
            first.current.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            restoreFocus()
          }}
          onEscapeKeyDown={(event) => {
            if (event.isComposing || event.keyCode === 229) event.preventDefault()
          }}
          onInteractOutside={(event) => role === 'alertdialog' && event.preventDefault()}
        >
          <header className="kr-dialog-header">
            <Dialog.Title className="kr-dialog-title">{title}</Dialog.Title>
            <Dialog.Description className="kr-dialog-description">{description}</Dialog.Description>
            {role === 'dialog' && (
              <Dialog.Close className="kr-icon-button kr-dialog-close" aria-label={t('actions.close')}>
                {closeIcon}
              </Dialog.Close>
            )}
          </header>
          {children !== undefined && <div className="kr-dialog-body">{children}</div>}
          <footer className="kr-dialog-footer">{footer}</footer>
        </ModalContent>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
