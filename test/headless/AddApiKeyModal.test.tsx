import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { AddApiKeyModal as Modal, type AddApiKeyModalRootProps } from '../../src/headless/AddApiKeyModal'
import { useAddApiKeyField } from '../../src/headless/useAddApiKeyField'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'

const Input = ({ name }: { readonly name: 'name' | 'endpoint' | 'key' }) => {
  const { control, label, message, register } = useAddApiKeyField(name)
  return (
    <label>
      {label}
      <input {...control} {...register()} />
      {message}
    </label>
  )
}

const Own = ({
  onSubmit,
  ...root
}: AddApiKeyModalRootProps & { readonly onSubmit?: (event: { preventDefault: () => void }) => void }) => (
  <Modal.Root {...root}>
    <Modal.Trigger>Open</Modal.Trigger>
    <Modal.Portal>
      <Modal.Content>
        <Modal.Title>New key</Modal.Title>
        <Modal.Description>Of our own looks.</Modal.Description>
        <Modal.Form onSubmit={onSubmit}>
          <Input name="name" />
          <Input name="endpoint" />
          <Input name="key" />
          <button type="submit">Save</button>
        </Modal.Form>
        <Modal.Close>Leave</Modal.Close>
      </Modal.Content>
    </Modal.Portal>
  </Modal.Root>
)

const show = (props: Parameters<typeof Own>[0] = {}, adapter: ApiKeyAdapter = memoryAdapter()) => {
  const create = vi.spyOn(adapter, 'create')
  render(
    <KeyrackProvider adapter={adapter}>
      <Own {...props} />
    </KeyrackProvider>,
  )
  return { create, user: userEvent.setup() }
}

describe('a modal of a host’s own looks', () => {
  it('has the whole flow', async () => {
    const onCreated = vi.fn()
    const { create, user } = show({ onCreated })
    await user.click(screen.getByRole('button', { name: 'Open' }))
    expect(screen.getByRole('dialog', { name: 'New key', description: 'Of our own looks.' })).toHaveAttribute(
      'data-flow',
      'editing',
    )
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Billing')
    await user.type(screen.getByRole('textbox', { name: 'API endpoint' }), 'https://api.example.com')
    await user.type(screen.getByRole('textbox', { name: 'Key' }), 'k'.repeat(40))
    await user.keyboard('{Enter}')
    await vi.waitFor(() => expect(onCreated).toHaveBeenCalledOnce())
    expect(create).toHaveBeenCalledOnce()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('lets the host’s handler run first and stop ours', async () => {
    const { create, user } = show({ onSubmit: (event) => event.preventDefault() })
    await user.click(screen.getByRole('button', { name: 'Open' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(create).not.toHaveBeenCalled()
    expect(screen.queryByText(/Give the key a name/)).not.toBeInTheDocument()
  })
})
