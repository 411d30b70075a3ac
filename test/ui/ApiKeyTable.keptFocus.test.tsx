import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential, daysAway, NOW } from '../support/sampleKey'

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => credential({ name: `Key ${n}`, application: `App ${n}`, createdAt: daysAway(-n) }))

const press = async (user: { keyboard: (keys: string) => Promise<void> }, element: HTMLElement) => {
  element.focus()
  await user.keyboard('{Enter}')
}

describe('the focus of a control that goes', () => {
  it('is on the title when the list could be read again', async () => {
    const adapter = faultyAdapter(memoryAdapter({ keys: many(2) }), {
      on: { list: [{ kind: 'failBefore', code: 'unavailable' }] },
    })
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter, now: NOW })
    await press(user, await screen.findByRole('button', { name: 'Try again' }))
    await screen.findByText('Key 1')
    await vi.waitFor(() => expect(screen.getByRole('heading', { name: 'API keys' })).toHaveFocus())
  })

  it('is on the first row of the last page', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable mode="adapter" pageSize={2} />, {
      adapter: memoryAdapter({ keys: many(3) }),
      now: NOW,
    })
    await press(user, await screen.findByRole('button', { name: 'Show more' }))
    const name = await screen.findByRole('button', { name: 'Key 2' })
    await vi.waitFor(() => expect(name).toHaveFocus())
  })

  it('is on “Clear” when all that match were chosen', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys: many(3) }), now: NOW })
    await user.click(await screen.findByRole('checkbox', { name: 'Choose Key 1' }))
    await press(user, await screen.findByRole('button', { name: 'Choose all that match: 3' }))
    expect(await screen.findByText('3 chosen')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Clear' })).toHaveFocus()
  })

  it('stays on the box of a value that is no longer among the first', async () => {
    const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys: many(12) }), now: NOW })
    await screen.findByText('Key 1')
    await user.click(screen.getByRole('button', { name: 'Filter' }))
    await user.click(await screen.findByRole('button', { name: 'Show all 12' }))
    const last = screen.getAllByRole('checkbox', { name: /^App / }).at(-1) as HTMLElement
    await user.click(last)
    await user.click(screen.getByRole('button', { name: 'Show fewer' }))
    last.focus()
    await user.keyboard(' ')
    await vi.waitFor(() => expect(last).not.toBeChecked())
    expect(last).toHaveFocus()
  })
})
