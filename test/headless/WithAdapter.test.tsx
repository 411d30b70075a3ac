import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { addForm, fillCredential } from '../support/addForm'
import { credential } from '../support/sampleKey'

describe('a component with an adapter of its own', () => {
  it('below a provider obeys what the provider allows, and speaks its language', async () => {
    render(
      <KeyrackProvider adapter={memoryAdapter()} can={() => false} language="en">
        <ApiKeyManager adapter={memoryAdapter({ keys: [credential()] })} />
      </KeyrackProvider>,
    )
    expect(await screen.findByRole('rowheader', { name: /Billing/ })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Add API key' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^Actions for/ })).not.toBeInTheDocument()
  })

  it('shares what it knows with another that stands alone with the same adapter', async () => {
    const user = userEvent.setup()
    const adapter = memoryAdapter()
    render(
      <>
        <AddApiKeyModal adapter={adapter} trigger={<button type="button">Add</button>} />
        <ApiKeyTable adapter={adapter} />
      </>,
    )
    await screen.findByText('No API keys yet.')
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByRole('rowheader', { name: /Billing/ })).toBeVisible()
  })
})

describe('a provider with the query client of its host', () => {
  it('reads once and says at once what failed, whatever that client does by default', async () => {
    let reads = 0
    const adapter = {
      ...memoryAdapter(),
      list: () => {
        reads++
        return Promise.reject(new Error('no'))
      },
    }
    render(
      <KeyrackProvider adapter={adapter} queryClient={new QueryClient({ defaultOptions: { queries: { throwOnError: true } } })}>
        <ApiKeyTable />
      </KeyrackProvider>,
    )
    expect(await screen.findByRole('alert')).toHaveTextContent('The keys could not be loaded.')
    expect(reads).toBe(1)
  })
})

describe('a container for what floats', () => {
  it('holds the dialog, so that it has the theme of the element around it', async () => {
    const themed = document.createElement('div')
    themed.dataset['theme'] = 'dark'
    document.body.append(themed)
    render(
      <KeyrackProvider adapter={memoryAdapter()} portalContainer={themed}>
        <AddApiKeyModal open />
      </KeyrackProvider>,
    )
    await waitFor(() => expect(addForm.dialog().closest('[data-theme]')).toBe(themed))
    themed.remove()
  })
})
