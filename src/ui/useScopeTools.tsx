import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { ScopeToolsProps } from './ScopeTools'

type ShowTools = (props: ScopeToolsProps) => ReactNode

export interface ScopeToolsState {
  readonly show: ShowTools | null
  readonly failed: boolean
  readonly retry: () => void
}

/** The choice of permissions, once it is wanted and fetched: most adapters have none. Not `React.lazy`, as in `useRowTools`. */
export function useScopeTools(wanted: boolean): ScopeToolsState {
  const [show, setShow] = useState<ShowTools | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted || failed || show !== null) return undefined
    let current = true
    import('./ScopeTools').then(
      ({ ScopeTools }) => current && setShow(() => (props: ScopeToolsProps) => <ScopeTools {...props} />),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [wanted, failed, show])
  return { show, failed, retry: useCallback(() => setFailed(false), []) }
}
