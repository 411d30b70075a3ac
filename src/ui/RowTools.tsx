import { type ReactNode, useRef } from 'react'
import type { ApiKey } from '../core/model'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { KeyActionDialog } from './KeyActionDialog'
import { RowMenu } from './RowMenu'
import { TimeTooltip } from './TimeTooltip'
import { type SuccessorOptions, useSuccessor } from './useSuccessor'
import { useRenameKey } from './useRenameKey'

export interface RowToolsProps extends SuccessorOptions {
  /** The row whose menu is open, and the button that opened it. */
  readonly menu: { readonly key: ApiKey; readonly button: HTMLButtonElement } | null
  readonly closeMenu: () => void
  readonly restoreFocus: () => void
  /** Stands at the end of the details of a key. */
  readonly details?: ((key: ApiKey) => ReactNode) | undefined
}

/** The menu of a row and its dialogs. */
export function RowTools({ menu, closeMenu, restoreFocus, details, ...successor }: RowToolsProps) {
  const { frame } = successor
  const { dialog, closeDialog, renaming } = useApiKeyTableContext()
  const leadsOn = useRef(false)
  leadsOn.current = dialog !== null || renaming !== null
  useRenameKey(frame)
  useSuccessor(successor)
  const leave = () => leadsOn.current || restoreFocus()
  return (
    <>
      {menu !== null && <RowMenu apiKey={menu.key} button={menu.button} frame={frame} onClose={closeMenu} restoreFocus={leave} />}
      {dialog !== null && (
        <KeyActionDialog
          action={dialog.action}
          apiKey={dialog.key}
          onClose={closeDialog}
          restoreFocus={leave}
          details={details}
        />
      )}
      <TimeTooltip frame={frame} />
    </>
  )
}
