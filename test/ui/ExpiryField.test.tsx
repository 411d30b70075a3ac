import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm } from '../support/addForm'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'

const DAY = 24 * 60 * 60 * 1000

const open = async (options: RenderOptions = {}) => {
  const adapter = memoryAdapter()
  const create = vi.spyOn(adapter, 'create')
  const rendered = renderWithKeyrack(<AddApiKeyModal open kinds={['issued']} />, { adapter, ...options })
  await addForm.opened()
  await rendered.user.type(addForm.name(), 'Reports')
  return { ...rendered, create, expiresAt: () => create.mock.calls[0]?.[0].expiresAt }
}
const date = () => screen.getByLabelText('Expiry date')
const made = () => screen.findByRole('textbox', { name: 'New key' })

describe('when a key expires', () => {
  it('is never, unless somebody says otherwise', async () => {
    const { user, expiresAt } = await open()
    expect(addForm.expiry()).toHaveDisplayValue('Never')
    await user.click(addForm.submit())
    await made()
    expect(expiresAt()).toBeNull()
  })

  it.each([7, 30, 90, 365])('is %i days from now, and the day is said', async (days) => {
    const now = Date.now()
    const { user, expiresAt } = await open({ now })
    await user.selectOptions(addForm.expiry(), `In ${days} days`)
    expect(addForm.expiry()).toHaveAccessibleDescription(/^Works until [A-Z][a-z]{2} \d/)
    await user.click(addForm.submit())
    await made()
    expect(Date.parse(expiresAt() ?? '')).toBe(now + days * DAY)
  })

  it('is the end of a day of the user’s own', async () => {
    const { user, expiresAt } = await open()
    const year = new Date().getFullYear() + 1
    await user.selectOptions(addForm.expiry(), 'On a date …')
    fireEvent.change(date(), { target: { value: `${year}-03-23` } })
    await expectNoViolations()
    await user.click(addForm.submit())
    await made()
    expect(expiresAt()).toBe(new Date(year, 2, 23, 23, 59, 59, 999).toISOString())
  })

  it('is the end of a day in the zone that the host names', async () => {
    const { user, expiresAt } = await open({ timeZone: 'Pacific/Kiritimati', now: Date.parse('2026-11-23T12:00:00.000Z') })
    await user.selectOptions(addForm.expiry(), 'On a date …')
    // There it is tomorrow already.
    expect(date()).toHaveAttribute('min', '2026-11-24')
    fireEvent.change(date(), { target: { value: '2099-03-23' } })
    expect(addForm.expiry()).toHaveAccessibleDescription(/^Works until Mar 23, 2099, 11:59\sPM/)
    await user.click(addForm.submit())
    await made()
    expect(expiresAt()).toBe('2099-03-23T09:59:59.999Z')
  })

  it('cannot be a day that has passed', async () => {
    const { user, create } = await open()
    await user.selectOptions(addForm.expiry(), 'On a date …')
    fireEvent.change(date(), { target: { value: '2001-02-03' } })
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose a date in the future')).toBeVisible()
    expect(date()).toBeInvalid()
    expect(date()).toHaveAccessibleDescription(/^Choose a date in the future/)
    expect(create).not.toHaveBeenCalled()
    fireEvent.change(date(), { target: { value: `${new Date().getFullYear() + 1}-02-03` } })
    await waitFor(() => expect(date()).toBeValid())
  })

  it('is not “never” where a date was wanted and none was entered', async () => {
    const { user, create } = await open()
    await user.selectOptions(addForm.expiry(), 'On a date …')
    await user.click(addForm.submit())
    expect(await screen.findByText('Enter a date')).toBeVisible()
    expect(create).not.toHaveBeenCalled()
    await user.selectOptions(addForm.expiry(), 'Never')
    await user.click(addForm.submit())
    await made()
    expect(create).toHaveBeenCalledOnce()
  })

  it('must be chosen where the host’s rules say so', async () => {
    const { user, create } = await open({ rules: { expiresAt: { required: true } } })
    expect(screen.queryByRole('option', { name: 'Never' })).not.toBeInTheDocument()
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose when the key expires')).toBeVisible()
    expect(create).not.toHaveBeenCalled()
  })
})
