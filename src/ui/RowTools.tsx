import { type RefObject, useRef } from 'react'
import type { ApiKey } from '../core/model'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { KeyActionDialog } from './KeyActionDialog'
import { RowMenu } from './RowMenu'

export interface RowToolsProps {
  /** The row whose menu is open, and the button that opened it. */
  readonly menu: { readonly key: ApiKey; readonly button: HTMLButtonElement } | null
  readonly frame: RefObject<HTMLElement | null>
  readonly closeMenu: () => void
  readonly restoreFocus: () => void
}

/** The menu of a row and its dialogs. The table fetches this file when it is approached: most looks at a list change nothing. */
export function RowTools({ menu, frame, closeMenu, restoreFocus }: RowToolsProps) {
  const { dialog, closeDialog } = useApiKeyTableContext()
  const leadsToDialog = useRef(false)
  leadsToDialog.current = dialog !== null
  return (
    <>
      {menu !== null && (
        <RowMenu
          apiKey={menu.key}
          button={menu.button}
          frame={frame}
          onClose={closeMenu}
          restoreFocus={() => leadsToDialog.current || restoreFocus()}
        />
      )}
      {dialog !== null && (
        <KeyActionDialog action={dialog.action} apiKey={dialog.key} onClose={closeDialog} restoreFocus={restoreFocus} />
      )}
    </>
  )
}
