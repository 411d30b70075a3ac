import { type ReactNode, type RefObject, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useBulkActions } from '../headless/useBulkActions'
import { BulkBar } from './BulkBar'
import { BulkDialog } from './BulkDialog'

export interface BulkToolsProps {
  readonly frame: RefObject<HTMLElement | null>
  /** Where the focus goes when what had it is gone. */
  readonly title: RefObject<HTMLElement | null>
  /** Stands among the actions, such as an export of the chosen keys. */
  readonly children?: ReactNode
}

/** The bar for chosen keys and the dialog of an action on them. */
export function BulkTools({ frame, title, children }: BulkToolsProps) {
  const { chosen } = useApiKeyTableContext()
  const bulk = useBulkActions()
  const opener = useRef<HTMLElement | null>(null)
  const toTable = () => (frame.current?.querySelector<HTMLElement>('.kr-head-choose input') ?? title.current)?.focus()
  return (
    <>
      {chosen.count > 0 && (
        <BulkBar
          offers={bulk.offers}
          onAction={(action, button) => {
            opener.current = button
            bulk.begin(action)
          }}
          onClear={() => {
            // The bar goes with the selection; the focus must not go with it.
            toTable()
            chosen.clear()
          }}
        >
          {children}
        </BulkBar>
      )}
      {bulk.state.state !== 'idle' && (
        <BulkDialog
          bulk={bulk}
          restoreFocus={() => (opener.current?.isConnected === true ? opener.current.focus() : toTable())}
        />
      )}
    </>
  )
}
