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
  const latest = useRef({ dialog, renaming })
  latest.current = { dialog, renaming }
  useRenameKey(frame)
  useSuccessor(successor)
  // Not where one leads on to another, which has the focus then. A dialog may give it back before it is gone from the state.
  const leave = (closing: typeof dialog) => () => {
    const { dialog: next, renaming: named } = latest.current
    if ((next === null || next === closing) && named === null) restoreFocus()
  }
  return (
    <>
      {menu !== null && (
        <RowMenu apiKey={menu.key} button={menu.button} frame={frame} onClose={closeMenu} restoreFocus={leave(null)} />
      )}
      {dialog !== null && (
        <KeyActionDialog
          action={dialog.action}
          apiKey={dialog.key}
          onClose={closeDialog}
          restoreFocus={leave(dialog)}
          details={details}
        />
      )}
      <TimeTooltip frame={frame} />
    </>
  )
}
