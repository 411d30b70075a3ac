import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { ApiKeyError } from '../../src/core/errors'
import type { RuleOverrides } from '../../src/core/rules'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { loadLocale } from '../../src/headless/languages'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm } from '../support/addForm'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'

const DAY = 24 * 60 * 60 * 1000

const open = async ({ adapter = memoryAdapter(), ...options }: RenderOptions = {}) => {
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

  it('is the end of a day where the clocks change', async () => {
    const ends = ['2027-03-28', '2027-10-31', '2027-09-05'].map((day, n) => [
      day,
      ['Europe/Vienna', 'Europe/Vienna', 'America/Santiago'][n],
    ])
    for (const [day, timeZone] of ends) {
      const { user, expiresAt, unmount } = await open({ timeZone: timeZone ?? '', now: Date.parse('2026-11-23T12:00:00.000Z') })
      await user.selectOptions(addForm.expiry(), 'On a date …')
      fireEvent.change(date(), { target: { value: day } })
      await user.click(addForm.submit())
      await made()
      const wall = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      expect(wall.format(Date.parse(expiresAt() ?? ''))).toBe(`${day} 23:59:59`)
      unmount()
    }
  })
})

describe('where the host’s rules want an end', () => {
  const options = () => [...addForm.expiry().querySelectorAll('option')].map(({ textContent }) => textContent)

  it('the shortest is chosen, and never is not offered', async () => {
    const now = Date.now()
    const { user, expiresAt } = await open({ now, rules: { expiresAt: { required: true } } })
    expect(screen.queryByRole('option', { name: 'Never' })).not.toBeInTheDocument()
    await waitFor(() => expect(addForm.expiry()).toHaveDisplayValue('In 7 days'))
    expect(addForm.expiry()).toHaveAccessibleDescription(/^Works until/)
    await user.click(addForm.submit())
    await made()
    expect(Date.parse(expiresAt() ?? '')).toBe(now + 7 * DAY)
  })

  it('nothing longer than the longest is offered, and the longest is said and offered', async () => {
    const now = Date.parse('2026-11-23T12:00:00.000Z')
    const { user } = await open({ now, timeZone: 'UTC', rules: { expiresAt: { maxDays: 60 } } })
    expect(options()).toEqual(['In 7 days', 'In 30 days', 'In 60 days', 'On a date …'])
    expect(addForm.expiry()).toHaveAccessibleDescription(/At most 60 days$/)
    await user.selectOptions(addForm.expiry(), 'On a date …')
    expect(date()).toHaveAttribute('max', '2027-01-22')
    await expectNoViolations()
  })

  it('the longest is accepted by a service whose clock is a little behind', async () => {
    const now = Date.now()
    const adapter = memoryAdapter({ now: () => now - 30_000, rules: { expiresAt: { maxDays: 3 } } })
    const { user, expiresAt } = await open({ adapter, now, rules: { expiresAt: { maxDays: 3 } } })
    await waitFor(() => expect(addForm.expiry()).toHaveDisplayValue('In 3 days'))
    await user.click(addForm.submit())
    await made()
    expect(Date.parse(expiresAt() ?? '')).toBeGreaterThan(now + 3 * DAY - 2 * 60_000)
  })

  it('follows rules that change on screen', async () => {
    const adapter = memoryAdapter()
    const page = (rules: RuleOverrides) => (
      <KeyrackProvider adapter={adapter} rules={rules}>
        <AddApiKeyModal open kinds={['issued']} />
      </KeyrackProvider>
    )
    const { rerender } = render(page({}))
    const user = userEvent.setup()
    await addForm.opened()
    await user.selectOptions(addForm.expiry(), 'In 365 days')
    rerender(page({ expiresAt: { maxDays: 90 } }))
    await waitFor(() => expect(addForm.expiry()).toHaveDisplayValue('In 7 days'))
    await user.selectOptions(addForm.expiry(), 'In 90 days')
    rerender(page({ expiresAt: { maxDays: 365 } }))
    expect(addForm.expiry()).toHaveDisplayValue('In 90 days')
    expect(addForm.expiry()).toHaveAccessibleDescription(/At most 365 days$/)
  })

  it('a service that wants less says how many days', async () => {
    const adapter = memoryAdapter({ rules: { expiresAt: { maxDays: 5 } } })
    const { user } = await open({ adapter })
    await user.selectOptions(addForm.expiry(), 'In 30 days')
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose a date within 5 days')).toBeVisible()
    expect(addForm.expiry()).toBeInvalid()
    expect(addForm.expiry()).toHaveFocus()
  })
})

describe('in another language', () => {
  it('the chosen day and the lives are said anew, and stay', async () => {
    const adapter = memoryAdapter()
    await loadLocale('de')
    const page = (language: string) => (
      <KeyrackProvider adapter={adapter} language={language} now={Date.parse('2026-11-23T12:00:00.000Z')} timeZone="UTC">
        <AddApiKeyModal open kinds={['issued']} />
      </KeyrackProvider>
    )
    const { rerender } = render(page('en'))
    await addForm.opened()
    await userEvent.setup().selectOptions(addForm.expiry(), 'In 30 days')
    rerender(page('de'))
    const select = await screen.findByDisplayValue('In 30 Tagen')
    expect(select).toHaveAccessibleDescription(/23\.12\.2026/)
  })
})

describe('a reminder to rotate', () => {
  const reminder = () => screen.getByRole('combobox', { name: /^Remind to rotate/, hidden: true })

  it('is none, unless somebody asks for it', async () => {
    const now = Date.now()
    const { user, create } = await open({ now })
    expect(reminder()).not.toBeVisible()
    await user.click(screen.getByText('Advanced'))
    expect(reminder()).toHaveDisplayValue('None')
    await user.selectOptions(reminder(), 'In 90 days')
    expect(reminder()).toHaveAccessibleDescription(/^Due for rotation on/)
    await expectNoViolations()
    await user.click(addForm.submit())
    await made()
    expect(create.mock.calls[0]?.[0].rotationDueAt).toBe(new Date(now + 90 * DAY).toISOString())
  })

  it('opens where the service has something to say about it', async () => {
    const { user, create } = await open()
    create.mockRejectedValueOnce(new ApiKeyError('invalid', { issues: [{ field: 'rotationDueAt', code: 'future' }] }))
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose a date in the future')).toBeVisible()
    expect(reminder()).toBeVisible()
  })

  it('is not offered where nothing can be rotated', async () => {
    const { rotate: _, ...adapter } = memoryAdapter()
    await open({ adapter })
    expect(screen.queryByText('Advanced')).not.toBeInTheDocument()
  })
})
