import type { ReactNode } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { KeyrackProvider } from '../headless/KeyrackProvider'

/** Lets a component stand alone: with an `adapter` of its own it brings its own provider. */
export function WithProvider({
  adapter,
  children,
}: {
  readonly adapter: ApiKeyAdapter | undefined
  readonly children: ReactNode
}) {
  return adapter === undefined ? children : <KeyrackProvider adapter={adapter}>{children}</KeyrackProvider>
}
