import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/** Shows the component, once it is there. */
export type ShowLater<Props> = (props: Props) => ReactNode

/**
 * Shows a component that is fetched when it is wanted: null until it is there. Not `React.lazy`: it would throw a failed fetch
 * into the host's page, and remember the failure.
 *
 * @param load the same function each time
 * @param wanted `near` when it is likely to be wanted soon; only a failure of what is wanted `now` is told
 */
export function useLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  wanted: 'no' | 'near' | 'now',
  onFail?: () => void,
): ShowLater<Props> | null {
  const [show, setShow] = useState<ShowLater<Props> | null>(null)
  useEffect(() => {
    if (show !== null || wanted === 'no') return undefined
    let current = true
    load().then(
      (Component) => current && setShow(() => (props: Props) => <Component {...props} />),
      () => current && wanted === 'now' && onFail?.(),
    )
    return () => {
      current = false
    }
  }, [show, load, wanted, onFail])
  return show
}
