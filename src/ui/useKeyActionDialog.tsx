import { type ReactNode, useEffect, useState } from 'react'
import { ApiKeyError } from '../core/errors'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { KeyActionDialogProps } from './KeyActionDialog'

type ShowDialog = (props: KeyActionDialogProps) => ReactNode

/**
 * Shows the dialogs of a row, once they are fetched, which happens when they are likely to be wanted. Not `React.lazy`: it
 * would throw a failed fetch into the host's page, and remember the failure.
 */
export function useKeyActionDialog(likely: boolean): ShowDialog | null {
  const { dialog, failDialog } = useApiKeyTableContext()
  const [show, setShow] = useState<ShowDialog | null>(null)
  const wanted = dialog !== null
  useEffect(() => {
    if (show !== null || !(likely || wanted)) return undefined
    let current = true
    import('./KeyActionDialog').then(
      ({ KeyActionDialog }) => current && setShow(() => (props: KeyActionDialogProps) => <KeyActionDialog {...props} />),
      () => current && wanted && failDialog(new ApiKeyError('network')),
    )
    return () => {
      current = false
    }
  }, [show, likely, wanted, failDialog])
  return show
}
