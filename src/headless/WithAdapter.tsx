import { QueryClient } from '@tanstack/react-query'
import { type ReactNode, useContext, useMemo } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { cacheKeyOf } from './cacheKeyOf'
import { KeyrackContext } from './keyrackContext'
import { KeyrackProvider } from './KeyrackProvider'

const clients = new WeakMap<ApiKeyAdapter, QueryClient>()

/** One cache for all that stand alone with the same adapter: what a modal adds, the table beside it shows. */
const clientOf = (adapter: ApiKeyAdapter): QueryClient => {
  let client = clients.get(adapter)
  if (client === undefined) clients.set(adapter, (client = new QueryClient()))
  return client
}

/**
 * Lets a component stand alone with an adapter of its own. Below a provider it changes the adapter and nothing else: what
 * the host allows, its rules and its language stay in force.
 */
export function WithAdapter({
  adapter,
  children,
}: {
  readonly adapter: ApiKeyAdapter | undefined
  readonly children: ReactNode
}) {
  const outer = useContext(KeyrackContext)
  const inner = useMemo(
    () => (outer === null || adapter === undefined ? null : { ...outer, adapter, cacheKey: cacheKeyOf(adapter) }),
    [outer, adapter],
  )
  if (adapter === undefined) return children
  if (inner !== null) return <KeyrackContext.Provider value={inner}>{children}</KeyrackContext.Provider>
  return (
    <KeyrackProvider adapter={adapter} queryClient={clientOf(adapter)}>
      {children}
    </KeyrackProvider>
  )
}
