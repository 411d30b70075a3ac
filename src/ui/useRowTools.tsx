import { type ReactNode, useEffect, useState } from 'react'
import type { RowToolsProps } from './RowTools'

type ShowTools = (props: RowToolsProps) => ReactNode

/**
 * Shows the menu of a row and its dialogs, once they are fetched. Not `React.lazy`: it would throw a failed fetch into the
 * host's page, and remember the failure.
 *
 * @param wanted `near` when they are likely to be wanted soon; only a failure of what is wanted `now` is told
 */
export function useRowTools(wanted: 'no' | 'near' | 'now', onFail: () => void): ShowTools | null {
  const [show, setShow] = useState<ShowTools | null>(null)
  useEffect(() => {
    if (show !== null || wanted === 'no') return undefined
    let current = true
    import('./RowTools').then(
      ({ RowTools }) => current && setShow(() => (props: RowToolsProps) => <RowTools {...props} />),
      () => current && wanted === 'now' && onFail(),
    )
    return () => {
      current = false
    }
  }, [show, wanted, onFail])
  return show
}
