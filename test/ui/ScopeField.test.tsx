import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import type { ScopeCatalogue } from '../../src/core/scopes'
import { faultyAdapter } from '../../src/testing/faultyAdapter'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { ScopeField } from '../../src/ui/ScopeField'
import { addForm, fillCredential } from '../support/addForm'
import { catalogue } from '../support/catalogue'
import { deferred } from '../support/deferred'
import { expectNoViolations } from '../support/expectNoViolations'
import { renderWithKeyrack, type RenderOptions } from '../support/renderWithKeyrack'
import { issued } from '../support/sampleKey'

const field = () => screen.findByRole('group', { name: /^Permissions/ })
const readUsers = () => screen.findByRole('checkbox', { name: 'Read users' })
const made = () => screen.findByRole('textbox', { name: 'New key' })
const withScopes = () => memoryAdapter({ scopes: catalogue })

const open = async (adapter: ApiKeyAdapter, options: RenderOptions & { kinds?: readonly ['issued'] | undefined } = {}) => {
  const { kinds = ['issued'], ...rest } = options
  const create = vi.spyOn(adapter, 'create')
  const rendered = renderWithKeyrack(<AddApiKeyModal open kinds={kinds} />, { adapter, ...rest })
  await addForm.opened()
  await rendered.user.type(addForm.name(), 'Reports')
  return { ...rendered, create }
}

describe('the permissions of a new key', () => {
  it('are those that were chosen', async () => {
    const { user, create } = await open(withScopes())
    await user.click(await readUsers())
    await user.click(screen.getByRole('radio', { name: 'Write invoices' }))
    await expectNoViolations()
    await user.click(addForm.submit())
    await made()
    expect(create.mock.calls[0]?.[0].scopes).toEqual(['users:read', 'invoices:write'])
  })

  it('are there for a credential too', async () => {
    const adapter = withScopes()
    const create = vi.spyOn(adapter, 'create')
    const { user } = renderWithKeyrack(<AddApiKeyModal open kinds={['credential']} />, { adapter })
    await addForm.opened()
    await fillCredential(user)
    await user.click(await readUsers())
    await user.click(addForm.submit())
    await waitFor(() => expect(create).toHaveBeenCalledOnce())
    expect(create.mock.calls[0]?.[0]).toMatchObject({ kind: 'credential', scopes: ['users:read'] })
  })

  it.each([
    ['has no such method', memoryAdapter()],
    ['has an empty catalogue', memoryAdapter({ scopes: { scopes: [] } })],
  ])('are not asked for where the adapter %s', async (_, adapter) => {
    const { user } = await open(adapter)
    await waitFor(() => expect(screen.queryByText('Loading permissions')).not.toBeInTheDocument())
    expect(screen.queryByText('Permissions')).not.toBeInTheDocument()
    await user.click(addForm.submit())
    await made()
  })

  it('hold their place while they are read', async () => {
    const answer = deferred<ScopeCatalogue>()
    await open({ ...withScopes(), scopes: () => answer.promise })
    expect(screen.getByText('Loading permissions').parentElement).toHaveAttribute('aria-busy', 'true')
    answer.resolve(catalogue)
    expect(await field()).toBeVisible()
    expect(screen.queryByText('Loading permissions')).not.toBeInTheDocument()
  })

  it('can be read anew where that failed; the rest of the form goes on', async () => {
    const { user } = await open(faultyAdapter(withScopes(), { on: { scopes: [{ kind: 'failBefore', code: 'unavailable' }] } }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The permissions could not be loaded.')
    await expectNoViolations()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await field()).toBeVisible()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(addForm.name()).toHaveValue('Reports')
  })

  it('must be chosen where the host’s rules say so, and the focus goes there', async () => {
    const { user, create } = await open(withScopes(), { rules: { scopes: { required: true } } })
    await readUsers()
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose at least one permission')).toBeVisible()
    expect(await field()).toHaveFocus()
    expect(await field()).toHaveAccessibleDescription('Choose at least one permission')
    expect(create).not.toHaveBeenCalled()
    await user.click(await readUsers())
    await waitFor(() => expect(screen.queryByText('Choose at least one permission')).not.toBeInTheDocument())
    await user.click(addForm.submit())
    await made()
  })

  it('are missed aloud where the rules want some and the adapter has none', async () => {
    const { user, create } = await open(memoryAdapter(), { rules: { scopes: { required: true } } })
    await user.click(addForm.submit())
    expect(await screen.findByText('Choose at least one permission')).toBeVisible()
    expect(create).not.toHaveBeenCalled()
  })

  it.each([
    ['unknownScope', 'A permission no longer exists; choose again'],
    ['exceedsRole', 'A permission exceeds your role; ask an administrator for it'],
    ['maxItems', 'These are too many permissions for one key; choose fewer'],
    ['required', 'Choose at least one permission'],
  ])('say %s where the service does, and are read anew', async (code, sentence) => {
    const adapter = withScopes()
    const scopes = vi.spyOn(adapter, 'scopes' as never) as ReturnType<typeof vi.fn>
    const { user, create } = await open(adapter)
    await readUsers()
    create.mockRejectedValueOnce(new ApiKeyError('invalid', { issues: [{ field: 'scopes', code }] }))
    await user.click(addForm.submit())
    expect(await screen.findByText(sentence)).toBeVisible()
    await waitFor(() => expect(scopes).toHaveBeenCalledTimes(2))
    await user.click(await readUsers())
    await waitFor(() => expect(screen.queryByText(sentence)).not.toBeInTheDocument())
    await user.click(addForm.submit())
    await made()
  })
})

it('are counted in the menu of a row, where there is a catalogue', async () => {
  const keys = [issued({ scopes: ['invoices:read', 'users:read'] })]
  const { user } = renderWithKeyrack(<ApiKeyTable />, { adapter: memoryAdapter({ keys, scopes: catalogue }) })
  await user.click(await screen.findByRole('button', { name: 'Actions for Reports' }))
  const fact = await within(await screen.findByRole('menu')).findByText('Permissions')
  expect(fact.parentElement).toHaveTextContent('Permissions2')
})

describe('the permissions of a key that is changed', () => {
  const show = (before: readonly string[]) => {
    function Host() {
      const [value, setValue] = useState(before)
      return <ScopeField before={before} value={value} onChange={setValue} />
    }
    return renderWithKeyrack(<Host />, { adapter: withScopes() })
  }
  const WIDER = 'The key will be able to do more than now.'
  const listed = (title: string) =>
    [...(screen.getByText(title).parentElement?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)

  it('are told, and warned of where they widen', async () => {
    const { user } = show(['users:read'])
    await user.click(await readUsers())
    expect(listed('Removed')).toEqual(['Read users'])
    expect(screen.queryByText(WIDER)).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'Write invoices' }))
    expect(listed('Added')).toEqual(['Write invoices', 'Read invoices'])
    expect(screen.getByText(WIDER).closest('[role="status"]')).toBeVisible()
    await expectNoViolations()
  })

  it('are no change where they allow the same', async () => {
    const { user } = show(['invoices:write'])
    await user.click(await screen.findByRole('radio', { name: 'Read invoices' }))
    await user.click(screen.getByRole('radio', { name: 'Write invoices' }))
    for (const text of [WIDER, 'Added', 'Removed']) expect(screen.queryByText(text)).not.toBeInTheDocument()
  })
})
