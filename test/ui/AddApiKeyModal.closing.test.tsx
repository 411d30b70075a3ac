import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import en from '../../locales/en.json'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { AddApiKeyModal, type AddApiKeyModalProps } from '../../src/ui/AddApiKeyModal'
import { addForm, fillCredential } from '../support/addForm'
import { deferred } from '../support/deferred'
import { renderWithKeyrack } from '../support/renderWithKeyrack'

const trigger = <button type="button">Add</button>

const open = async (props: AddApiKeyModalProps = {}, adapter: ApiKeyAdapter = memoryAdapter()) => {
  const onOpenChange = vi.fn()
  const rendered = renderWithKeyrack(<AddApiKeyModal trigger={trigger} onOpenChange={onOpenChange} {...props} />, { adapter })
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  return { ...rendered, onOpenChange }
}

const hanging = (): ApiKeyAdapter => ({ ...memoryAdapter(), create: () => new Promise(() => {}) })
const issue = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('radio', { name: /^Issue a key/ }))
  await user.type(addForm.name(), 'Reports')
  await user.click(addForm.submit())
  return screen.findByRole('textbox', { name: 'New key' })
}
const pressOutside = async (user: ReturnType<typeof userEvent.setup>, button = 'MouseLeft', { ctrlKey = false } = {}) => {
  const overlay = document.querySelector('.kr-overlay')
  if (overlay === null) throw new Error('there is nothing outside of the dialog')
  if (ctrlKey) await user.keyboard('{Control>}')
  await user.pointer([{ keys: `[${button}]`, target: overlay }])
  if (ctrlKey) await user.keyboard('{/Control}')
}
const expectGone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

describe('the modal closes', () => {
  it.each([
    ['Escape', 'escape'],
    ['Cancel', 'close'],
    ['Close', 'close'],
  ] as const)('by %s while the form is being filled in, and the focus goes back', async (way, reason) => {
    const { user, onOpenChange } = await open()
    await user.type(addForm.name(), 'Half')
    await (way === 'Escape' ? user.keyboard('{Escape}') : user.click(screen.getByRole('button', { name: way })))
    await expectGone()
    expect(onOpenChange.mock.lastCall?.[0]).toBe(false)
    expect(onOpenChange.mock.lastCall?.[1]).toMatchObject({ reason })
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    expect(addForm.name()).toHaveValue('')
  })

  it('and tells its host why, each time', async () => {
    const { user, onOpenChange } = await open()
    await fillCredential(user)
    await user.click(addForm.submit())
    await expectGone()
    expect(onOpenChange.mock.calls.map(([next, { reason }]) => [next, reason])).toEqual([
      [true, 'trigger'],
      [false, 'created'],
    ])
  })

  it('after a shown key with the reason that it was kept', async () => {
    const { user, onOpenChange } = await open()
    await issue(user)
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await expectGone()
    expect(onOpenChange.mock.lastCall).toEqual([false, expect.objectContaining({ reason: 'acknowledged' })])
  })
})

describe('the modal stays open', () => {
  it('on a press outside for a context menu while a key is shown, and says nothing about it', async () => {
    const { user } = await open()
    await issue(user)
    await pressOutside(user, 'MouseRight')
    await pressOutside(user, 'MouseLeft', { ctrlKey: true })
    expect(screen.queryByText(en.reveal.guard)).not.toBeInTheDocument()
    await pressOutside(user)
    expect(await screen.findByText(en.reveal.guard)).toBeVisible()
  })

  it('on a press outside', async () => {
    const { user, onOpenChange } = await open()
    await user.type(addForm.name(), 'Half')
    await pressOutside(user)
    expect(addForm.name()).toHaveValue('Half')
    expect(onOpenChange).toHaveBeenCalledOnce()
  })

  it.each([{ isComposing: true }, { keyCode: 229 }])('on the Escape that ends a composition: %o', async (how) => {
    const { user, onOpenChange } = await open()
    fireEvent.keyDown(addForm.name(), { key: 'Escape', code: 'Escape', ...how })
    expect(addForm.dialog()).toBeVisible()
    // And it leaves no trace in the reason of what closes it later.
    await user.click(addForm.cancel())
    await expectGone()
    expect(onOpenChange.mock.lastCall?.[1]).toMatchObject({ reason: 'close' })
  })

  it('while a key is being made', async () => {
    const { user } = await open({}, hanging())
    await fillCredential(user)
    await user.click(addForm.submit())
    expect(await screen.findByText('Saving …')).toBeVisible()
    await user.keyboard('{Escape}')
    await user.click(addForm.cancel())
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await pressOutside(user)
    expect(screen.getByText('Saving …')).toBeVisible()
  })

  it('while a shown key is not kept', async () => {
    const { user } = await open()
    const secret = (await issue(user)).textContent
    await user.keyboard('{Escape}{Enter}')
    await pressOutside(user)
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape', isComposing: true })
    expect(screen.getByRole('textbox', { name: 'New key' })).toHaveTextContent(secret ?? '?')
  })

  it('where its host cancels the closing', async () => {
    const { user } = await open({ onOpenChange: (next, details) => next || details.cancel() })
    await user.type(addForm.name(), 'Half')
    await user.keyboard('{Escape}')
    expect(addForm.name()).toHaveValue('Half')
  })

  it('for the next key where its host cancels the closing after one', async () => {
    const adapter = memoryAdapter()
    const { user } = await open({ onOpenChange: (next, details) => next || details.cancel() }, adapter)
    for (const name of ['First', 'Second']) {
      await fillCredential(user, { name })
      await user.click(addForm.submit())
      await waitFor(async () => expect((await adapter.list({})).items.map((key) => key.name)).toContain(name))
      await waitFor(() => expect(addForm.name()).toHaveValue(''))
      await waitFor(() => expect(addForm.name()).not.toHaveAttribute('readonly'))
    }
  })
})

describe('the form of the next key', () => {
  it('has forgotten how the last one was entered: its expiry, and that it was shown', async () => {
    const adapter = memoryAdapter()
    const { user } = await open({ onOpenChange: (next, details) => next || details.cancel() }, adapter)
    await fillCredential(user, { name: 'First' })
    await user.selectOptions(addForm.expiry(), 'In 30 days')
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    await user.click(addForm.submit())
    await waitFor(() => expect(addForm.name()).toHaveValue(''))
    expect(addForm.expiry()).toHaveDisplayValue('Never')
    expect(addForm.key()).toHaveAttribute('type', 'password')
  })
})

describe('a modal that its host closes while a key is being made', () => {
  it('stays, and says what failed', async () => {
    const answer = deferred<never>()
    const adapter = { ...memoryAdapter(), create: () => answer.promise }
    const user = userEvent.setup()
    const page = (shown: boolean) => (
      <KeyrackProvider adapter={adapter}>
        <AddApiKeyModal open={shown} />
      </KeyrackProvider>
    )
    const { rerender } = render(page(true))
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    rerender(page(false))
    answer.reject(new ApiKeyError('network'))
    expect(await screen.findByText('No answer came from the service.')).toBeVisible()
    expect(addForm.name()).toHaveValue('Billing')
    await user.click(addForm.cancel())
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })
})

describe('a modal that its host opens and closes', () => {
  const Host = ({ adapter }: { readonly adapter: ApiKeyAdapter }) => {
    const [shown, setShown] = useState(false)
    return (
      <KeyrackProvider adapter={adapter}>
        <button type="button" onClick={() => setShown(true)}>
          Elsewhere
        </button>
        <AddApiKeyModal open={shown} onOpenChange={setShown} />
      </KeyrackProvider>
    )
  }

  it('needs no trigger, and gives the focus back to whatever opened it', async () => {
    const user = userEvent.setup()
    render(<Host adapter={memoryAdapter()} />)
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
    await addForm.opened()
    await user.keyboard('{Escape}')
    await expectGone()
    await waitFor(() => expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Elsewhere' }))
    await addForm.opened()
    await fillCredential(user)
    await user.click(addForm.submit())
    await expectGone()
  })

  it('may be open from the start', async () => {
    renderWithKeyrack(<AddApiKeyModal open />)
    expect(await addForm.opened()).toBeVisible()
    expect(addForm.name()).not.toHaveAttribute('readonly')
  })

  it('shows no dialog while it is closed', () => {
    renderWithKeyrack(<AddApiKeyModal open={false} />)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('is emptied when its host closes it', async () => {
    const page = (shown: boolean) => <AddApiKeyModal open={shown} />
    const { user, rerender } = renderWithKeyrack(page(true))
    await addForm.opened()
    await user.type(addForm.key(), 'half-a-key')
    rerender(page(false))
    await expectGone()
    rerender(page(true))
    await addForm.opened()
    expect(addForm.key()).toHaveValue('')
  })

  it('keeps a key that nobody has kept, even when its host closes it', async () => {
    const page = (shown: boolean) => <AddApiKeyModal open={shown} />
    const { user, rerender } = renderWithKeyrack(page(true))
    await addForm.opened()
    const secret = (await issue(user)).textContent
    rerender(page(false))
    expect(screen.getByRole('textbox', { name: 'New key' })).toHaveTextContent(secret ?? '?')
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    await expectGone()
  })
})

describe('a modal inside a form of its host', () => {
  it('never sends the host’s form, and leaves its entries alone', async () => {
    const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    const user = userEvent.setup()
    render(
      <KeyrackProvider adapter={memoryAdapter()}>
        <form onSubmit={onSubmit}>
          <input aria-label="Tool" defaultValue="Unsaved" />
          <AddApiKeyModal trigger={trigger} />
        </form>
      </KeyrackProvider>,
    )
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await addForm.opened()
    await user.click(screen.getByRole('button', { name: 'Generate' }))
    await user.click(screen.getByRole('button', { name: 'Show the key' }))
    await user.click(addForm.submit())
    await fillCredential(user)
    await user.type(addForm.name(), '{Enter}')
    await expectGone()
    expect(onSubmit).not.toHaveBeenCalled()
    expect(screen.getByRole('textbox', { name: 'Tool' })).toHaveValue('Unsaved')
  })
})
