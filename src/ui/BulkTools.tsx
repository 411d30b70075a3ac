import { type RefObject, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useBulkActions } from '../headless/useBulkActions'
import { useExport } from '../headless/useExport'
import { BulkBar } from './BulkBar'
import { BulkDialog } from './BulkDialog'
import { BulkExport } from './BulkExport'
import { RotateApiKeyDialog } from './RotateApiKeyDialog'
import { useSayExported } from './useSayExported'

export interface BulkToolsProps {
  readonly frame: RefObject<HTMLElement | null>
  /** Where the focus goes when what had it is gone. */
  readonly title: RefObject<HTMLElement | null>
}

/** The bar for chosen keys and the dialog of an action on them. */
export function BulkTools({ frame, title }: BulkToolsProps) {
  const { chosen } = useApiKeyTableContext()
  const bulk = useBulkActions()
  // Here and not in the bar: what is being written goes on when nothing is chosen any more.
  const exporting = useExport()
  useSayExported(exporting.progress)
  const opener = useRef<HTMLElement | null>(null)
  const toTable = () => (frame.current?.querySelector<HTMLElement>('.kr-head-choose input') ?? title.current)?.focus()
  const { series } = bulk
  const latest = useRef(series)
  latest.current = series
  const restoreFocus = () => {
    // Not where the next dialog has it.
    if (latest.current !== null) return
    if (opener.current?.isConnected === true) opener.current.focus()
    else toTable()
  }
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
          <BulkExport {...exporting} />
        </BulkBar>
      )}
      {bulk.state.state !== 'idle' && <BulkDialog bulk={bulk} restoreFocus={restoreFocus} />}
      {series !== null && (
        <RotateApiKeyDialog
          key={series.apiKey.id}
          apiKey={series.apiKey}
          open
          series={series}
          onOpenChange={(_, { reason }) => (reason === 'done' ? series.rotated() : series.end())}
          restoreFocus={restoreFocus}
        />
      )}
    </>
  )
}
