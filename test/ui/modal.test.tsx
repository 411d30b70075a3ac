import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { KeyrackProvider } from '../../src/headless/KeyrackProvider'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm } from '../support/addForm'

const page = (
  <KeyrackProvider adapter={memoryAdapter()}>
    <p>Behind</p>
    <input aria-label="Field behind" />
    <AddApiKeyModal trigger={<button type="button">Add</button>} />
  </KeyrackProvider>
)

const open = async () => {
  const user = userEvent.setup()
  render(page)
  await user.click(screen.getByRole('button', { name: 'Add' }))
  return { user, dialog: await addForm.opened() }
}

it('hides the page behind it, keeps it from scrolling, and lets go of both', async () => {
  const { user, dialog } = await open()
  expect(dialog).toHaveAttribute('aria-modal', 'true')
  expect(screen.queryByRole('textbox', { name: 'Field behind' })).not.toBeInTheDocument()
  expect(document.body.style.overflow).toBe('hidden')
  // The browser would restyle each node of the page for it.
  expect(document.body.style.pointerEvents).toBe('')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Field behind' })).toBeVisible())
  expect(document.body.style.overflow).toBe('')
  expect(document.querySelectorAll('[aria-hidden="true"][data-aria-hidden]')).toHaveLength(0)
})

it('takes the focus back from the page behind it, and leaves it to what appears above it', async () => {
  const { user } = await open()
  await user.click(addForm.name())
  screen.getByLabelText('Field behind').focus()
  expect(addForm.name()).toHaveFocus()

  const above = document.body.appendChild(document.createElement('input'))
  above.focus()
  expect(above).toHaveFocus()
  above.remove()
  expect(addForm.name()).toBeVisible()
})

it('takes the focus when what had it is taken away', async () => {
  const { dialog } = await open()
  const control = dialog.appendChild(document.createElement('button'))
  control.focus()
  expect(control).toHaveFocus()
  control.remove()
  await waitFor(() => expect(dialog).toHaveFocus())
})
