import { useEffect, useState } from 'react'

/**
 * What is fetched when it is wanted: null until it is there. Not `React.lazy`: it would throw a failed fetch into the host's
 * page, and remember the failure.
 *
 * @param load the same function each time; components come as functions that show them
 * @param request changes with each thing that is asked for, which then tries again after a failure
 * @param wanted `near` when it is likely to be wanted soon; only a failure of what is wanted `now` is told
 */
export function useLater<Tools>(
  load: () => Promise<Tools>,
  wanted: 'no' | 'near' | 'now',
  onFail: () => void,
  request?: unknown,
): Tools | null {
  const [loaded, setLoaded] = useState<{ readonly tools: Tools } | null>(null)
  useEffect(() => {
    if (loaded !== null || wanted === 'no') return undefined
    let current = true
    load().then(
      (tools) => current && setLoaded({ tools }),
      () => current && wanted === 'now' && onFail(),
    )
    return () => {
      current = false
    }
  }, [loaded, load, wanted, onFail, request])
  return loaded?.tools ?? null
}
