import type { Decorator } from '@storybook/react-vite'
import { KeyrackProvider, type KeyrackProviderProps } from 'keyrack'
import { type ReactNode, useState } from 'react'
import { isAdapterKind, storyAdapter, type StoryAdapterOptions } from '../stories/support/storyAdapter'

/**
 * `parameters.keyrack` of a story: what its adapter holds, and props for the provider.
 * `false` leaves the provider out, for components that stand alone.
 */
export type KeyrackParameters =
  | false
  | (StoryAdapterOptions & { readonly provider?: Partial<Omit<KeyrackProviderProps, 'children' | 'language'>> })

interface HomeProps {
  readonly kind: string
  readonly language: string
  readonly parameters: Exclude<KeyrackParameters, false>
  readonly children: ReactNode
}

function Home({ kind, language, parameters: { provider, ...options }, children }: HomeProps) {
  // One adapter for the life of the story: what was added stays while the toolbar changes the language.
  const [adapter] = useState(() => storyAdapter(isAdapterKind(kind) ? kind : 'memory', options))
  return (
    <KeyrackProvider adapter={adapter} {...provider} language={language}>
      {children}
    </KeyrackProvider>
  )
}

export const withKeyrack: Decorator = (Story, { globals, parameters }) => {
  const own = (parameters['keyrack'] ?? {}) as KeyrackParameters
  if (own === false) return <Story />
  const kind = String(globals['adapter'])
  return (
    <Home key={kind} kind={kind} language={String(globals['locale'])} parameters={own}>
      <Story />
    </Home>
  )
}
