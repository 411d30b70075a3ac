import { fireEvent, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKey } from '../../src/core/model'
import { useApiKeyTableContext } from '../../src/headless/ApiKeyTable'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { deferred } from '../support/deferred'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, NOW } from '../support/sampleKey'

const billing = credential()
const reports = credential({ name: 'Reports', createdAt: daysAway(-40) })
const store = () => memoryAdapter({ keys: [billing, reports], now: () => NOW })

const menu = async (user: UserEvent, item: string) => {
  await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
  await user.click(await screen.findByRole('menuitem', { name: item }))
}

describe('a rename', () => {
  it('does not overwrite what somebody else named the key meanwhile', async () => {
    const adapter = store()
    const { user } = renderWithKeyrack(<ApiKeyTable toolbar={<Refresh />} />, { adapter, now: NOW })
    await menu(user, 'Rename')
    const input = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(input)
    await user.type(input, 'Mine')
    await adapter.update?.(billing.id, { version: billing.version, name: 'Theirs' })
    fireEvent.click(screen.getByText('Read anew'))
    await vi.waitFor(async () => expect((await adapter.list({})).items.map(({ name }) => name)).toContain('Theirs'))
    await user.type(input, '{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('Someone changed this key in the meantime.')
    expect((await adapter.list({})).items.map(({ name }) => name)).toContain('Theirs')
    expect(input).toHaveValue('Mine')
  })

  it('is not saved half typed when another window is gone to', async () => {
    const adapter = store()
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter, now: NOW })
    await menu(user, 'Rename')
    const input = await screen.findByRole('textbox', { name: 'Name' })
    await user.clear(input)
    await user.type(input, 'Bil')
    // The window loses the focus, and with it the input, which stays the active element.
    fireEvent.blur(input)
    expect(input).toBeVisible()
    expect((await adapter.list({})).items.map(({ name }) => name)).toContain('Billing')
  })
})

function Refresh() {
  const { actions } = useApiKeyTableContext()
  return (
    <button type="button" tabIndex={-1} onClick={actions.refresh}>
      Read anew
    </button>
  )
}

describe('the details of a key', () => {
  it('disable it once, however often they are asked, and say where they stand that it failed', async () => {
    const answer = deferred<ApiKey>()
    const disable = vi.fn(() => answer.promise)
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: { ...store(), disable }, now: NOW })
    await user.click(await screen.findByRole('button', { name: 'Billing' }))
    const dialog = await screen.findByRole('dialog')
    const button = await within(dialog).findByRole('button', { name: 'Disable' })
    await user.click(button)
    await user.click(button)
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(disable).toHaveBeenCalledOnce()
    answer.reject(new Error('no'))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Something went wrong.')
  })
})

it('a press beside an open menu has the focus', async () => {
  const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: store(), now: NOW })
  await user.click(await screen.findByRole('button', { name: 'Actions for Billing' }))
  await screen.findByRole('menu')
  await user.click(screen.getByRole('searchbox'))
  await vi.waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument())
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.getByRole('searchbox')).toHaveFocus()
})

it('undo is not offered for what the service cannot take back', async () => {
  const { enable: _, ...adapter } = store()
  const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter, now: NOW })
  await menu(user, 'Disable')
  await screen.findByText('Disabled')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
})
