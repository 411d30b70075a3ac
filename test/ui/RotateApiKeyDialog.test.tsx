import { act, fireEvent, screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Rotated } from '../../src/core/adapter'
import type { Diagnosis } from '../../src/core/diagnosis'
import type { ApiKey } from '../../src/core/model'
import { Secret } from '../../src/core/secret'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { RotateApiKeyDialog, type RotateApiKeyDialogProps } from '../../src/ui/RotateApiKeyDialog'
import { KEY } from '../support/addForm'
import { deferred } from '../support/deferred'
import { failedAt, passed } from '../support/diagnoses'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { credential, daysAway, issued, NOW } from '../support/sampleKey'

const billing = credential()
const reports = issued({ lastUsedAt: daysAway(-3) })

function Page({ apiKey, onRotated }: Pick<RotateApiKeyDialogProps, 'apiKey' | 'onRotated'>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Replace it
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        Leave
      </button>
      <RotateApiKeyDialog apiKey={apiKey} open={open} onOpenChange={setOpen} onRotated={onRotated} />
    </>
  )
}

const memory = (test?: () => Promise<Diagnosis>) =>
  memoryAdapter({ keys: [billing, reports], now: () => NOW, ...(test && { test }) })

const show = async (
  apiKey: ApiKey,
  { onRotated, ...options }: RenderOptions & Pick<RotateApiKeyDialogProps, 'onRotated'> = {},
) => {
  const adapter = options.adapter ?? memory()
  const page = renderWithKeyrack(<Page apiKey={apiKey} onRotated={onRotated} />, { now: NOW, ...options, adapter })
  await page.user.click(screen.getByRole('button', { name: 'Replace it' }))
  await screen.findByRole('dialog')
  return { ...page, adapter }
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const grace = () => screen.getByRole('combobox', { name: 'Old key works for' })
const newKey = () => screen.getByLabelText<HTMLInputElement>('New key', { selector: 'input' })
const secretShown = () => screen.findByRole('textbox', { name: 'New key' })
const gone = () => vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
const paste = async (user: UserEvent, text = KEY) => {
  await user.click(newKey())
  await user.paste(text)
}
const catalogue = { scopes: [{ id: 'admin', label: 'Administer', grantable: false }] }
const pair = async ({ list }: ApiKeyAdapter) => (await list({ limit: 50 })).items
const successors = async (adapter: ApiKeyAdapter) => (await pair(adapter)).filter(({ replaces }) => replaces !== null)

afterEach(() => void vi.useRealTimers())

describe('the choice of a grace', () => {
  it('is a day at first, and says what follows', async () => {
    await show(reports)
    expect(screen.getByRole('dialog', { name: 'Rotate “Reports”', description: /A new key takes over/ })).toBeVisible()
    expect(grace()).toHaveDisplayValue('24 hours')
    expect(grace()).toHaveAccessibleDescription(/^The old key works until Jun 16, 2026, .*; requests with it fail after that\.$/)
    await expectNoViolations()
  })

  it.each([
    ['1 hour', 3_600],
    ['24 hours', 86_400],
    ['7 days', 604_800],
  ])('may be %s', async (label, seconds) => {
    const { user, adapter } = await show(reports)
    await user.selectOptions(grace(), label)
    await user.click(button('Rotate'))
    await secretShown()
    const old = (await pair(adapter)).find(({ id }) => id === reports.id)
    expect(old?.retiresAt).toBe(new Date(NOW + seconds * 1000).toISOString())
  })

  it('may be any length within a year, and no other', async () => {
    const { user, adapter } = await show(reports)
    await user.selectOptions(grace(), 'Other …')
    await user.click(button('Rotate'))
    expect(await screen.findByText('Choose a time between none and one year')).toBeVisible()
    await expectNoViolations()
    const amount = screen.getByRole('spinbutton', { name: 'Old key works for' })
    expect(amount).toBeInvalid()
    await vi.waitFor(() => expect(amount).toHaveFocus())
    await user.type(amount, '366')
    await user.click(button('Rotate'))
    expect(await screen.findByText('Choose a time between none and one year')).toBeVisible()
    await user.clear(amount)
    await user.type(amount, '36')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Unit' }), 'hours')
    expect(amount).toBeValid()
    await user.click(button('Rotate'))
    await secretShown()
    expect((await pair(adapter)).find(({ id }) => id === reports.id)?.retiresAt).toBe(daysAway(1.5))
  })

  it('may last to the end of a day', async () => {
    const { user, adapter } = await show(reports, { timeZone: 'UTC' })
    await user.selectOptions(grace(), 'On a date …')
    const date = screen.getByLabelText('Old key works until')
    expect(date).toHaveAttribute('max', '2027-06-15')
    await user.type(date, '2026-06-20')
    await user.click(button('Rotate'))
    await secretShown()
    expect((await pair(adapter)).find(({ id }) => id === reports.id)?.retiresAt).toMatch(/^2026-06-20T23:59:59/)
  })

  it('is cut by the expiry of the key, in words too', async () => {
    await show({ ...reports, expiresAt: daysAway(0.5) })
    expect(grace()).toHaveAccessibleDescription(/until Jun 1[56], 2026/)
    expect(grace()).not.toHaveAccessibleDescription(/Jun 17/)
  })

  it('is not asked for a key that has expired', async () => {
    const expired = issued({ expiresAt: daysAway(-1) })
    const { user, adapter } = await show(expired, { adapter: memoryAdapter({ keys: [expired] }) })
    expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
    expect(screen.getByText('The old key has expired and stays so.')).toBeVisible()
    await user.click(button('Rotate'))
    await secretShown()
    expect(await successors(adapter)).toHaveLength(1)
  })

  it('of none is asked about, with the focus on the harmless answer', async () => {
    const { user, adapter } = await show(reports)
    await user.selectOptions(grace(), 'Not at all')
    expect(grace()).toHaveAccessibleDescription('The old key stops now, and requests with it fail.')
    await user.click(button('Rotate'))
    const question = await screen.findByRole('alertdialog', { description: 'The old key stops now, and requests with it fail.' })
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
    expect(await successors(adapter)).toHaveLength(0)
    await expectNoViolations()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => expect(button('Rotate')).toHaveFocus())
    expect(screen.getByRole('dialog')).toBeVisible()
    await user.click(button('Rotate'))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Rotate' }))
    await secretShown()
    expect(await successors(adapter)).toHaveLength(1)
  })
})

describe('an issued key', () => {
  it('has its new secret shown once, and kept before the dialog closes', async () => {
    const onRotated = vi.fn()
    const { user } = await show(reports, { onRotated })
    await user.click(button('Rotate'))
    const shown = await secretShown()
    expect(shown).toHaveFocus()
    expect(shown.textContent).toMatch(/^demo_test_/)
    expect(screen.getByRole('dialog', { name: 'Keep this key now' })).toBeVisible()
    expect(screen.getByText('The old key was last used 3 days ago.')).toBeVisible()
    await expectNoViolations()
    await user.keyboard('{Escape}')
    fireEvent.pointerDown(document.body)
    await user.click(button('Done'))
    expect(screen.getByText('Say that you have kept the key first; it cannot be shown again.')).toBeVisible()
    await user.click(screen.getByRole('checkbox'))
    await user.click(button('Done'))
    await gone()
    expect(onRotated).toHaveBeenCalledOnce()
    expect(JSON.stringify(onRotated.mock.calls)).not.toContain(shown.textContent)
    await vi.waitFor(() => expect(button('Replace it')).toHaveFocus())
  })

  it('is not guarded against what the host shows above it', async () => {
    const { user } = await show(reports)
    await user.click(button('Rotate'))
    await secretShown()
    const above = document.body.appendChild(document.createElement('button'))
    act(() => above.focus())
    expect(above).toHaveFocus()
    expect(screen.queryByText('Say that you have kept the key first; it cannot be shown again.')).not.toBeInTheDocument()
    above.remove()
    expect(await secretShown()).toBeVisible()
  })

  it('stays on screen with its secret where the host closes the dialog', async () => {
    const { user } = await show(reports)
    await user.click(button('Rotate'))
    await secretShown()
    screen.getByText('Leave').click()
    expect(await secretShown()).toBeVisible()
  })

  it('is replaced once after a lost answer, and the same secret comes with the next try', async () => {
    const inner = memory()
    const rotate = vi.spyOn(inner, 'rotate')
    const { user } = await show(reports, { adapter: faultyAdapter(inner, { on: { rotate: [{ kind: 'loseAnswer' }] } }) })
    await user.click(button('Rotate'))
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer came from the service.')
    expect(screen.getByText(/Try again without a change, and you get that same key/)).toBeVisible()
    await expectNoViolations()
    await user.click(button('Rotate'))
    const shown = await secretShown()
    const first = await (rotate.mock.results[0]?.value as ReturnType<NonNullable<ApiKeyAdapter['rotate']>>)
    expect(shown.textContent).toBe(first.secret?.reveal())
    expect(await successors(inner)).toHaveLength(1)
  })

  it('says what may have been made where the doubt is left behind', async () => {
    const onNotify = vi.fn()
    const adapter = faultyAdapter(memory(), { on: { rotate: [{ kind: 'loseAnswer' }] } })
    const { user } = await show(reports, { adapter, onNotify })
    await user.click(button('Rotate'))
    await screen.findByRole('alert')
    await user.click(button('Cancel'))
    await gone()
    expect(onNotify).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'warning', code: 'unresolved' }))
  })

  it('says why where its permissions exceed the role', async () => {
    const admin = { ...reports, scopes: ['admin'] }
    const adapter = memoryAdapter({ keys: [admin], now: () => NOW, scopes: catalogue })
    const { user } = await show(admin, { adapter })
    await user.click(button('Rotate'))
    expect(await screen.findByRole('alert')).toHaveTextContent('A permission exceeds your role; ask an administrator for it')
    expect(await pair(adapter)).toEqual([admin])
  })

  it('is replaced by one request however often it is pressed', async () => {
    const answer = deferred<never>()
    const rotate = vi.fn(() => answer.promise)
    const { user } = await show(reports, { adapter: { ...memory(), rotate } })
    await user.dblClick(button('Rotate'))
    await user.click(button('Cancel'))
    await user.keyboard('{Escape}')
    screen.getByText('Leave').click()
    expect(await screen.findByRole('dialog')).toBeVisible()
    expect(rotate).toHaveBeenCalledOnce()
  })

  it('is not replaced without a connection, and has the host ask to sign in where that is missing', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const onSignInNeeded = vi.fn()
    const adapter = faultyAdapter(memory(), { on: { rotate: [{ kind: 'failBefore', code: 'unauthorized' }] } })
    const { user } = await show(reports, { adapter, onSignInNeeded })
    await user.click(button('Rotate'))
    expect(await screen.findByRole('alert')).toHaveTextContent('You are offline, so nothing was sent.')
    expect(adapter.calls.filter(({ method }) => method === 'rotate')).toHaveLength(0)
    onLine.mockRestore()
    await user.click(button('Rotate'))
    await vi.waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('You are no longer signed in.'))
    expect(onSignInNeeded).toHaveBeenCalledOnce()
    await user.click(button('Rotate'))
    await secretShown()
  })
})

describe('a credential', () => {
  it('needs the new key, which is tried before it is kept', async () => {
    const inner = memory(() => Promise.resolve(passed))
    const test = vi.spyOn(inner, 'test')
    const rotate = vi.spyOn(inner, 'rotate')
    const { user } = await show(billing, { adapter: inner })
    expect(newKey()).toHaveFocus()
    await user.click(button('Test and rotate'))
    expect(await screen.findByText('Enter or paste the key')).toBeVisible()
    expect(newKey()).toBeInvalid()
    await vi.waitFor(() => expect(newKey()).toHaveFocus())
    await expectNoViolations()
    await paste(user)
    expect(newKey()).toBeValid()
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { description: '“Billing” was rotated.' })).toBeVisible()
    expect(test.mock.calls[0]?.[0]).toEqual({ endpoint: billing.endpoint, secret: expect.any(Secret) })
    expect(rotate.mock.calls[0]?.[1].secret?.reveal()).toBe(KEY)
    expect(screen.getByText('The old key has never been used.')).toBeVisible()
    expect(document.documentElement.outerHTML).not.toContain(KEY)
    await vi.waitFor(() => expect(button('Done')).toHaveFocus())
    await expectNoViolations()
    await user.click(button('Done'))
    await gone()
  })

  it('may be kept although the test failed, or changed', async () => {
    const { user, adapter } = await show(billing, {
      adapter: memory(() => Promise.resolve(failedAt('authorization', 'unauthorized', { status: 401 }))),
    })
    await paste(user)
    await user.click(button('Test and rotate'))
    expect(await screen.findByText('The test did not pass, so nothing was saved.')).toBeVisible()
    expect(button('Change the entries')).toHaveFocus()
    await expectNoViolations()
    await user.click(button('Change the entries'))
    expect(newKey()).toHaveFocus()
    expect(newKey().value).toBe(KEY)
    await user.click(button('Test and rotate'))
    await user.dblClick(await screen.findByRole('button', { name: 'Save without a working test' }))
    await screen.findByRole('button', { name: 'Done' })
    expect(await successors(adapter)).toHaveLength(1)
  })

  it('is left alone by the late answer of a test that was cancelled', async () => {
    const late = deferred<Diagnosis>()
    const rotate = vi.fn(() => Promise.reject(new Error('must not be called')))
    const { user } = await show(billing, { adapter: { ...memory(), test: () => late.promise, rotate } })
    await paste(user)
    await user.click(button('Test and rotate'))
    expect(await screen.findByText('Testing the connection …')).toBeVisible()
    await user.click(button('Cancel'))
    late.resolve(passed)
    await late.promise
    expect(newKey().value).toBe(KEY)
    expect(screen.queryByText('Testing the connection …')).not.toBeInTheDocument()
    expect(rotate).not.toHaveBeenCalled()
  })

  it('shows each step of the test as it is told, with the focus on the way back', async () => {
    const late = deferred<Diagnosis>()
    const test: NonNullable<ApiKeyAdapter['test']> = (_, call) => {
      call?.onCheck?.({ step: 'format', state: 'passed' })
      return late.promise
    }
    const { user, adapter } = await show(billing, { adapter: { ...memory(), test } })
    await paste(user)
    await user.click(button('Test and rotate'))
    const steps = within(await screen.findByRole('list', { name: 'Connection test' })).getAllByRole('listitem')
    expect(steps.map(({ dataset }) => dataset['state'])).toEqual(['passed', 'running', ...Array(4).fill('waiting')])
    expect(button('Cancel')).toHaveFocus()
    expect(newKey()).not.toBeVisible()
    await expectNoViolations()
    late.resolve(passed)
    expect(await screen.findByRole('dialog', { description: '“Billing” was rotated.' })).toBeVisible()
    expect(await successors(adapter)).toHaveLength(1)
  })

  it('says what the service has against the new key', async () => {
    const adapter = memory()
    const strict = memoryAdapter({ keys: [billing], rules: { key: { minLength: 40 } } })
    const { user } = await show(billing, { adapter: { ...adapter, rotate: strict.rotate?.bind(strict) } as ApiKeyAdapter })
    await paste(user)
    await user.click(button('Rotate'))
    expect(await screen.findByText('The key needs at least 40 characters')).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })
})

describe('the use of the old key', () => {
  it('is read anew every half minute while it is shown', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const inner = memory()
    let used: string | null = null
    const list: ApiKeyAdapter['list'] = async (query, call) => {
      const page = await inner.list(query, call)
      return { ...page, items: page.items.map((key) => (key.id === billing.id ? { ...key, lastUsedAt: used } : key)) }
    }
    const { user } = await show(billing, { adapter: { ...inner, list } })
    await paste(user)
    await user.click(button('Rotate'))
    expect(await screen.findByText('The old key has never been used.')).toBeVisible()
    used = daysAway(-1)
    await vi.advanceTimersByTimeAsync(31_000)
    expect(await screen.findByText('The old key was last used 1 day ago.')).toBeVisible()
  })
})

describe('a rotation that is not answered', () => {
  it('has a minute; then its request is stopped, and a late answer changes nothing', async () => {
    const answer = deferred<Rotated>()
    const rotate = vi.fn<NonNullable<ApiKeyAdapter['rotate']>>(() => answer.promise)
    const onRotated = vi.fn()
    const { user } = await show(reports, { adapter: { ...memory(), rotate }, onRotated })
    vi.useFakeTimers({ shouldAdvanceTime: true })
    try {
      await user.click(button('Rotate'))
      const signal = rotate.mock.calls[0]?.[2]?.signal
      expect(signal?.aborted).toBe(false)
      await act(() => vi.advanceTimersByTimeAsync(61_000))
      expect(signal?.aborted).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    const key = issued({ id: 'key_late' })
    await act(async () => answer.resolve({ key, previous: reports, secret: new Secret(KEY) }))
    expect(screen.getByRole('alert')).toHaveTextContent('The service took too long to answer.')
    expect(onRotated).not.toHaveBeenCalled()
    expect(screen.queryByText(KEY)).not.toBeInTheDocument()
  })
})
