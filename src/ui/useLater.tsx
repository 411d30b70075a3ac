import { type ComponentType, useEffect, useState } from 'react'

/**
 * A component that is fetched when it is wanted. Not `React.lazy`: it would throw a failed fetch into the host's page, and
 * remember the failure.
 *
 * @param load the same function each time
 * @param wanted `near` when it is likely to be wanted soon; only a failure of what is wanted `now` is told
 */
export function useLater<Props>(
  load: () => Promise<ComponentType<Props>>,
  wanted: 'no' | 'near' | 'now',
  onFail?: () => void,
): ComponentType<Props> | null {
  const [loaded, setLoaded] = useState<ComponentType<Props> | null>(null)
  useEffect(() => {
    if (loaded !== null || wanted === 'no') return undefined
    let current = true
    load().then(
      (component) => current && setLoaded(() => component),
      () => current && wanted === 'now' && onFail?.(),
    )
    return () => {
      current = false
    }
  }, [loaded, load, wanted, onFail])
  return loaded
}
