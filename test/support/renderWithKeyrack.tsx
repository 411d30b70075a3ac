import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { memoryAdapter } from '../../src/adapters/memory'
import { KeyrackProvider, type KeyrackProviderProps } from '../../src/headless/KeyrackProvider'

export interface RenderOptions extends Partial<Omit<KeyrackProviderProps, 'children'>> {
  /** Mounts, unmounts and mounts again, and renders twice, as React does in development. @default false */
  readonly strict?: boolean
}

/** What a host renders: the component below a provider, by default over an empty back end in memory. */
export function renderWithKeyrack(
  ui: ReactElement,
  { strict = false, adapter = memoryAdapter(), ...provider }: RenderOptions = {},
) {
  const user = userEvent.setup()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <KeyrackProvider adapter={adapter} {...provider}>
      {children}
    </KeyrackProvider>
  )
  const options = strict
    ? { wrapper: (props: { children: ReactNode }) => <StrictMode>{wrapper(props)}</StrictMode> }
    : { wrapper }
  return { user, adapter, ...render(ui, options) }
}
