import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { KeyrackProvider, type KeyrackProviderProps } from '../../src/headless/KeyrackProvider'
import { useWords } from '../../src/headless/useWords'

const Spoken = () => <span data-testid="spoken">{useWords().language}</span>

/** Waits until our components speak a language. */
export const spoken = (language: string) => waitFor(() => expect(screen.getByTestId('spoken')).toHaveTextContent(language))

/** The component below a provider in English, and `speak`, which hands the provider another language. */
export function renderInLanguages(
  ui: ReactElement,
  { adapter = memoryAdapter(), ...provider }: Partial<Omit<KeyrackProviderProps, 'children' | 'language'>> = {},
) {
  const page = (language?: string) => (
    <KeyrackProvider adapter={adapter} {...provider} {...(language === undefined ? {} : { language })}>
      <Spoken />
      {ui}
    </KeyrackProvider>
  )
  const user = userEvent.setup()
  const { rerender } = render(page())
  const speak = async (language: string) => {
    rerender(page(language))
    await spoken(language)
  }
  return { user, adapter, speak }
}
