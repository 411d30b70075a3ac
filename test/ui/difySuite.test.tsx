import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Created } from '../../src/core/adapter'
import type { ApiKey } from '../../src/core/model'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { EditApiKeyDialog } from '../../src/ui/EditApiKeyDialog'
import { addForm, fillCredential, KEY } from '../support/addForm'
import { deferred } from '../support/deferred'
import { editForm } from '../support/editForm'
import { renderWithKeyrack } from '../support/renderWithKeyrack'
import { credential } from '../support/sampleKey'

// The reference suite for adding and editing a key, by its own numbers; where we differ on purpose, the name says how.

const existing = credential({ name: 'Existing', endpoint: 'https://api.test/v1' })
const stored = () => memoryAdapter({ keys: [existing] })
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

const add = async (adapter: ApiKeyAdapter = memoryAdapter(), onCreated?: (key: ApiKey) => void) => {
  const create = vi.spyOn(adapter, 'create')
  const onOpenChange = vi.fn()
  const rendered = renderWithKeyrack(
    <AddApiKeyModal
      trigger={<button type="button">Add</button>}
      onOpenChange={onOpenChange}
      {...(onCreated ? { onCreated } : {})}
    />,
    { adapter },
  )
  await rendered.user.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  onOpenChange.mockClear()
  return { ...rendered, create, onOpenChange }
}

const edit = async (adapter: ApiKeyAdapter = stored()) => {
  const update = vi.spyOn(adapter, 'update' as never) as unknown as ReturnType<typeof vi.fn<NonNullable<ApiKeyAdapter['update']>>>
  const [onSaved, onClose, onNotify] = [vi.fn(), vi.fn(), vi.fn()]
  const rendered = renderWithKeyrack(<EditApiKeyDialog apiKey={existing} onSaved={onSaved} onClose={onClose} />, {
    adapter,
    onNotify,
  })
  await editForm.opened('Existing')
  return { ...rendered, update, onSaved, onClose, onNotify }
}

const replaced = (update: { readonly mock: { readonly calls: readonly (readonly unknown[])[] } }) =>
  update.mock.calls.map(([, patch]) => {
    const { secret } = patch as { secret?: { replace: { reveal: () => string } } }
    return secret?.replace.reveal()
  })

/** What each way of leaving does. */
const leaving = [
  ['M9 Cancel', 'close', (user) => user.click(addForm.cancel())],
  ['M10 the close button', 'close', (user) => user.click(screen.getByRole('button', { name: 'Close' }))],
  ['M11 Escape', 'escape', (user) => user.keyboard('{Escape}')],
] as const satisfies readonly (readonly [string, string, (user: Awaited<ReturnType<typeof add>>['user']) => Promise<void>])[]

describe('the modal', () => {
  it('M1 is named, requires name and key, and describes the endpoint, by what becomes of it', async () => {
    await add({ ...memoryAdapter(), test: () => new Promise(() => undefined) })
    expect(addForm.dialog()).toHaveAccessibleName('Add API key')
    for (const field of [addForm.name(), addForm.endpoint(), addForm.key()]) expect(field).toBeRequired()
    expect(addForm.endpoint()).toHaveAccessibleDescription('The key is tried here before it is saved.')
  })

  it('M2 shows name and endpoint of a key that is edited; of its key the mask, in no field', async () => {
    await edit()
    expect(editForm.name()).toHaveValue('Existing')
    expect(editForm.endpoint()).toHaveValue('https://api.test/v1')
    expect(editForm.keep()).toBeChecked()
    expect(screen.queryByLabelText('Key', { selector: 'input' })).not.toBeInTheDocument()
  })

  it('M3 that is not open is no dialog', () => {
    renderWithKeyrack(<AddApiKeyModal open={false} />)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('M4 sends exactly what was typed, once, and hands the service’s own key to the host', async () => {
    const onCreated = vi.fn()
    const { user, create, adapter } = await add(memoryAdapter(), onCreated)
    await fillCredential(user, { name: 'New Ext', endpoint: 'https://api.test', key: KEY })
    await user.click(addForm.submit())
    await gone()
    expect(create).toHaveBeenCalledOnce()
    const [draft] = create.mock.calls[0] ?? []
    expect(draft).toMatchObject({ kind: 'credential', name: 'New Ext', endpoint: 'https://api.test' })
    expect(draft?.kind === 'credential' && draft.secret.reveal()).toBe(KEY)
    expect(onCreated).toHaveBeenCalledExactlyOnceWith((await adapter.list({})).items[0])
  })

  it('M5 a key that is kept is not sent, not even as a sentinel; saving is told to the host', async () => {
    const { user, update, onSaved, onNotify } = await edit()
    await user.clear(editForm.name())
    await user.type(editForm.name(), 'Updated')
    await user.click(editForm.save())
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(update).toHaveBeenCalledExactlyOnceWith(existing.id, { version: existing.version, name: 'Updated' }, expect.anything())
    expect(onNotify).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'success', code: 'updated' }))
  })

  it('M6 a key that is replaced is sent', async () => {
    const { user, update, onSaved } = await edit()
    await user.click(editForm.replace())
    await user.type(editForm.key(), 'new-longer-key')
    await user.click(editForm.save())
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(replaced(update)).toEqual(['new-longer-key'])
  })

  it('M7 a key that is too short is said below its field, with no toast and no request', async () => {
    const { user, update, onNotify } = await edit()
    await user.click(editForm.replace())
    await user.type(editForm.key(), '123')
    await user.click(editForm.save())
    expect(await screen.findByText(/^The key needs at least \d+ characters$/)).toBeVisible()
    expect(editForm.key()).toBeInvalid()
    expect(update).not.toHaveBeenCalled()
    expect(onNotify).not.toHaveBeenCalled()
  })

  it('M8 works for a host that wants to know nothing', async () => {
    const { user, create } = await add()
    await fillCredential(user)
    await user.click(addForm.submit())
    await gone()
    expect(create).toHaveBeenCalledOnce()
  })

  it.each(leaving)('%s closes it, and says by what', async (_, reason, leave) => {
    const { user, onOpenChange } = await add()
    await leave(user)
    await gone()
    expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false, expect.objectContaining({ reason }))
  })

  it.each(leaving)('%s closes that of an edited key too', async (_, __, leave) => {
    const { user, onClose, update } = await edit()
    await user.type(editForm.name(), '!')
    await leave(user)
    expect(onClose).toHaveBeenCalledOnce()
    expect(update).not.toHaveBeenCalled()
  })

  it.each([
    ['a new key', add],
    ['an edited key', edit],
  ])('M12 a press beside the dialog of %s throws nothing away', async (_, open) => {
    await open()
    await act(() => new Promise((resolve) => setTimeout(resolve)))
    const overlay = document.querySelector('.kr-overlay') as Element
    fireEvent.pointerDown(overlay, { button: 0 })
    fireEvent.click(overlay)
    expect(screen.getByRole('dialog')).toBeVisible()
  })

  it('M13 the key has no placeholder that could be taken for a key, and an address that is none is refused', async () => {
    const { user, update } = await edit()
    expect(editForm.name()).not.toHaveAttribute('placeholder')
    await user.click(editForm.replace())
    expect(editForm.key()).not.toHaveAttribute('placeholder')
    await user.clear(editForm.endpoint())
    await user.type(editForm.endpoint(), 'url')
    await user.click(editForm.save())
    expect(await screen.findByText('Enter a whole address, such as https://api.example.com/v1')).toBeVisible()
    expect(update).not.toHaveBeenCalled()
  })
})

describe('a session of saving', () => {
  it('X1 a failed save keeps the draft and may be tried again, with the same request', async () => {
    const adapter = faultyAdapter(stored(), { on: { update: [{ kind: 'failBefore', code: 'unavailable' }] } })
    const { user, update, onSaved } = await edit(adapter)
    await user.clear(editForm.name())
    await user.type(editForm.name(), 'Edited')
    await user.click(editForm.save())
    expect(await screen.findByRole('alert')).toHaveTextContent('The service cannot answer at the moment.')
    expect(editForm.name()).toHaveValue('Edited')
    expect(editForm.save()).not.toHaveAttribute('aria-disabled')
    await user.click(editForm.save())
    await waitFor(() => expect(onSaved).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Edited' })))
    expect(update).toHaveBeenCalledTimes(2)
    const [first, second] = update.mock.calls.map(([id, patch]) => [id, patch])
    expect(second).toEqual(first)
    expect((await adapter.list({})).items.map(({ name }) => name)).toEqual(['Edited'])
  })

  it('X2 the focus returns to where it came from, and the next form is empty', async () => {
    const { user } = renderWithKeyrack(<ApiKeyManager />, { adapter: stored() })
    const adder = screen.getByRole('button', { name: 'Add API key' })
    await user.click(adder)
    await addForm.opened()
    await user.type(addForm.name(), 'Draft')
    await user.keyboard('{Escape}')
    await gone()
    expect(adder).toHaveFocus()
    await user.click(adder)
    await addForm.opened()
    expect(addForm.name()).toHaveValue('')
    await user.keyboard('{Escape}')
    await gone()
    const menu = await screen.findByRole('button', { name: 'Actions for Existing' })
    menu.focus()
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }))
    await editForm.opened('Existing')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await gone()
    await waitFor(() => expect(menu).toHaveFocus())
  })

  it('X3 what is being saved is waited for, so that no late answer meets a second session', async () => {
    const answer = deferred<void>()
    const memory = stored()
    const adapter: ApiKeyAdapter = {
      ...memory,
      create: async (...call): Promise<Created> => {
        await answer.promise
        return memory.create(...call)
      },
    }
    const { user } = renderWithKeyrack(<ApiKeyManager />, { adapter })
    await user.click(screen.getByRole('button', { name: 'Add API key' }))
    await addForm.opened()
    await fillCredential(user, { name: 'First' })
    await user.click(addForm.submit())
    await user.click(addForm.cancel())
    await user.keyboard('{Escape}')
    expect(addForm.dialog()).toBeVisible()
    expect(addForm.name()).toHaveValue('First')
    await act(async () => answer.resolve())
    await gone()
    await user.click(screen.getByRole('button', { name: 'Add API key' }))
    await addForm.opened()
    await fillCredential(user, { name: 'Second' })
    await user.click(addForm.submit())
    await gone()
    const names = () => screen.getAllByRole('button', { name: /^Actions for/ }).map((button) => button.getAttribute('aria-label'))
    await waitFor(() => expect(names()).toEqual(['Second', 'First', 'Existing'].map((name) => `Actions for ${name}`)))
  })

  const OuterForm = ({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) => {
    const [draft, setDraft] = useState('Unsaved tool')
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <input aria-label="Tool" value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />
        {children}
      </form>
    )
  }

  it('X4 from inside of a form of the host it saves a key and not that form', async () => {
    const onSubmit = vi.fn()
    const adapter = stored()
    const { user } = renderWithKeyrack(
      <OuterForm onSubmit={onSubmit}>
        <AddApiKeyModal trigger={<button type="button">Add</button>} />
      </OuterForm>,
      { adapter },
    )
    const opener = screen.getByRole('button', { name: 'Add' })
    await user.click(opener)
    await addForm.opened()
    await user.type(addForm.name(), 'Draft')
    await user.keyboard('{Escape}')
    await gone()
    expect(opener).toHaveFocus()
    await user.click(opener)
    await addForm.opened()
    expect(addForm.name()).toHaveValue('')
    await fillCredential(user, { name: 'New' })
    await user.keyboard('{Enter}')
    await gone()
    expect(onSubmit).not.toHaveBeenCalled()
    expect(screen.getByRole('textbox', { name: 'Tool' })).toHaveValue('Unsaved tool')
    expect((await adapter.list({})).items.map(({ name }) => name)).toEqual(['New', 'Existing'])
  })

  it('X5 a refused key inside of a form of the host sends nothing, and the corrected one is sent once', async () => {
    const onSubmit = vi.fn()
    const adapter = stored()
    const update = vi.spyOn(adapter, 'update' as never)
    const onSaved = vi.fn()
    const { user } = renderWithKeyrack(
      <OuterForm onSubmit={onSubmit}>
        <EditApiKeyDialog apiKey={existing} onSaved={onSaved} onClose={() => undefined} />
      </OuterForm>,
      { adapter },
    )
    await user.click(editForm.replace())
    await user.type(editForm.key(), 'a{Enter}')
    expect(await screen.findByText(/^The key needs at least/)).toBeVisible()
    expect(update).not.toHaveBeenCalled()
    await user.clear(editForm.key())
    await user.type(editForm.key(), `${KEY}{Enter}`)
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(update).toHaveBeenCalledOnce()
    expect(onSubmit).not.toHaveBeenCalled()
  })
})
