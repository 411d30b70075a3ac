import { type ComponentType, useEffect, useState } from 'react'
import { ApiKeyError } from '../core/errors'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { KeyActionDialog } from './KeyActionDialog'

type Dialog = ComponentType<Parameters<typeof KeyActionDialog>[0]>

/**
 * The dialogs of a row, fetched when they are likely to be wanted. Not `React.lazy`: it would throw a failed fetch into
 * the host's page, and remember the failure.
 */
export function useKeyActionDialog(likely: boolean): Dialog | null {
  const { dialog, failDialog } = useApiKeyTableContext()
  const [Loaded, setLoaded] = useState<Dialog | null>(null)
  const wanted = dialog !== null
  useEffect(() => {
    if (Loaded !== null || !(likely || wanted)) return undefined
    let current = true
    import('./KeyActionDialog').then(
      (module) => current && setLoaded(() => module.KeyActionDialog),
      () => current && wanted && failDialog(new ApiKeyError('network')),
    )
    return () => {
      current = false
    }
  }, [Loaded, likely, wanted, failDialog])
  return Loaded
}
