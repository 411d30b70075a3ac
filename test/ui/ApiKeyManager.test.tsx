import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { addForm, fillCredential } from '../support/addForm'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential } from '../support/sampleKey'

describe('the manager', () => {
  it('is the table and the button that adds a key', async () => {
    renderWithKeyrack(<ApiKeyManager />, { adapter: memoryAdapter({ keys: [credential()] }) })
    await screen.findByRole('rowheader', { name: /Billing/ })
    expect(screen.getAllByRole('button', { name: 'Add API key' })).toHaveLength(1)
    await expectNoViolations()
  })

  it('takes a first key from the empty table to the list, and keeps the focus on the page', async () => {
    const { user } = renderWithKeyrack(<ApiKeyManager />)
    await screen.findByText('No API keys yet.')
    const [, inTheMiddle] = screen.getAllByRole('button', { name: 'Add API key' })
    await user.click(inTheMiddle as HTMLElement)
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByRole('rowheader', { name: /Billing/ })).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(screen.queryByText('No API keys yet.')).not.toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add API key' })).toHaveFocus())
  })

  it('keeps the focus on the page when the list takes its time to come', async () => {
    const { user } = renderWithKeyrack(<ApiKeyManager />, { adapter: memoryAdapter({ latency: 120 }) })
    await screen.findByText('No API keys yet.')
    const [, inTheMiddle] = screen.getAllByRole('button', { name: 'Add API key' })
    await user.click(inTheMiddle as HTMLElement)
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByRole('rowheader', { name: /Billing/ })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Add API key' })).toHaveFocus()
  })

  it('says to those who cannot see the list that a key was added', async () => {
    const { user } = renderWithKeyrack(<ApiKeyManager />)
    await user.click(screen.getByRole('button', { name: 'Add API key' }))
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((region) => region.textContent)).toContain('“Billing” was added.'),
    )
  })

  it('adds nothing where the user may not', async () => {
    renderWithKeyrack(<ApiKeyManager empty={<p>Ask an administrator.</p>} />, { can: (action) => action !== 'create' })
    await screen.findByText('No API keys yet.')
    expect(screen.queryByRole('button', { name: 'Add API key' })).not.toBeInTheDocument()
    expect(screen.getByText('Ask an administrator.')).toBeVisible()
  })
})
