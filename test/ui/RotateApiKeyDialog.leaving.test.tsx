import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { RotateApiKeyDialog, type RotateApiKeyDialogProps } from '../../src/ui/RotateApiKeyDialog'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { issued, NOW } from '../support/sampleKey'

const GUARD = 'Say that you have kept the key first; it cannot be shown again.'
const reports = issued()
const other = issued({ id: 'key_other', name: 'Other' })

type Place = 'rotation' | 'adding' | 'other' | 'elsewhere'

/** An adapter whose answers wait, although the keys are made. */
const slow = () => {
  const memory = memoryAdapter({ keys: [reports, other], now: () => NOW })
  const answer = deferred<void>()
  const rotate: NonNullable<ApiKeyAdapter['rotate']> = async (id, choice, call) => {
    const rotated = await (memory.rotate as typeof rotate)(id, choice, call)
    await answer.promise
    return rotated
  }
  return { adapter: { ...memory, rotate }, answer: () => act(async () => answer.resolve()) }
}

const visit = ({ strict = false, ...props }: { readonly strict?: boolean } & Partial<RotateApiKeyDialogProps> = {}) => {
  const { adapter, answer } = slow()
  const user = userEvent.setup()
  const onEvent = vi.fn()
  const shared = { open: true, onOpenChange: () => undefined, ...props }
  const page = (at: Place) => (
    <KeyrackProvider adapter={adapter} now={NOW} onEvent={(event) => onEvent(event)}>
      {at === 'rotation' && <RotateApiKeyDialog apiKey={reports} {...shared} />}
      {at === 'other' && <RotateApiKeyDialog apiKey={other} {...shared} />}
      {at === 'adding' && <AddApiKeyModal trigger={<button type="button">Add</button>} />}
    </KeyrackProvider>
  )
  const { rerender } = render(page('rotation'), strict ? { wrapper: StrictMode } : {})
  return {
    user,
    answer,
    go: (at: Place) => rerender(page(at)),
    told: () => onEvent.mock.calls.map(([event]) => event).filter(({ code }) => code.startsWith('secret')),
  }
}
const press = (user: ReturnType<typeof userEvent.setup>, name: string) => user.click(screen.getByRole('button', { name }))
const secret = () => screen.findByRole('textbox', { name: 'New key' })
const expectGone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
const keep = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('checkbox'))
  await press(user, 'Done')
  await expectGone()
}

describe('the new secret of a rotation that nobody has kept', () => {
  it.each([false, true])('is shown again, guarded, after its route was left (strict mode: %s)', async (strict) => {
    const { user, go, answer, told } = visit({ strict })
    await press(user, 'Rotate')
    await answer()
    const text = (await secret()).textContent ?? ''
    go('elsewhere')
    await expectGone()
    await waitFor(() => expect(told()).toEqual([{ code: 'secretUnkept', keyId: expect.any(String) }]))
    expect(document.documentElement.outerHTML).not.toContain(text)
    go('rotation')
    expect(await secret()).toHaveTextContent(text)
    expect(await screen.findByText(GUARD)).toBeVisible()
    expect(screen.getByText(/^The old key works until/)).toBeVisible()
    await expectNoViolations()
    await keep(user)
    go('elsewhere')
    expect(told()).toHaveLength(1)
  })

  it('waits where its route was left while the key was being replaced', async () => {
    const { user, go, answer, told } = visit()
    await press(user, 'Rotate')
    go('elsewhere')
    await answer()
    await waitFor(() => expect(told()).toHaveLength(1))
    go('rotation')
    expect((await secret()).textContent).toMatch(/^demo_test_/)
    await keep(user)
  })

  it('is shown by the modal that adds keys where there is one', async () => {
    const { user, go, answer } = visit()
    await press(user, 'Rotate')
    go('adding')
    await answer()
    expect((await secret()).textContent).toMatch(/^demo_test_/)
    await keep(user)
  })

  it('is not shown in place of the rotation of another key', async () => {
    const { user, go, answer } = visit()
    await press(user, 'Rotate')
    go('other')
    await answer()
    expect(screen.getByRole('dialog', { name: 'Rotate “Other”' })).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'New key' })).not.toBeInTheDocument()
  })

  it('is gone once it is kept, also where the host keeps the dialog open', async () => {
    const { user, answer } = visit({ onOpenChange: (_, { cancel }) => cancel() })
    await press(user, 'Rotate')
    await answer()
    await secret()
    await keep(user)
  })
})

describe('an issued key whose new secret did not arrive', () => {
  it('is not passed over: the dialog says what to do, and tells the host', async () => {
    const memory = memoryAdapter({ keys: [reports], now: () => NOW })
    const rotate: NonNullable<ApiKeyAdapter['rotate']> = async (...call) => {
      const { key, previous } = await (memory.rotate as typeof rotate)(...call)
      return { key, previous }
    }
    const user = userEvent.setup()
    const onEvent = vi.fn()
    render(
      <KeyrackProvider adapter={{ ...memory, rotate }} now={NOW} onEvent={onEvent}>
        <RotateApiKeyDialog apiKey={reports} open onOpenChange={() => undefined} />
      </KeyrackProvider>,
    )
    await press(user, 'Rotate')
    expect(await screen.findByRole('alert')).toHaveTextContent(/was made, but its secret did not arrive and cannot be shown/)
    expect(onEvent.mock.calls).toContainEqual([{ code: 'secretMissing', keyId: expect.any(String) }])
    await expectNoViolations()
  })
})
