import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { addForm, KEY } from '../support/addForm'
import { stage } from '../support/browser/stage'

const pasteInto = (input: HTMLInputElement, text: string) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

const show = async () => {
  await stage(<AddApiKeyModal trigger={<button type="button">Add</button>} />)
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  await addForm.opened()
  addForm.key().focus()
}

describe('a paste in a real browser', () => {
  it('is repaired, and the browser’s own undo goes back over it', async () => {
    await show()
    expect(pasteInto(addForm.key(), `"${KEY}"`)).toBe(false)
    expect(addForm.key()).toHaveValue(KEY)
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible()
    await userEvent.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(addForm.key()).toHaveValue(''))
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument()
  })

  it('keeps a line break where an input would join two lines to one key', async () => {
    await show()
    pasteInto(addForm.key(), 'first-line-0123\nsecond-line-4567')
    await waitFor(() => expect(addForm.key()).toHaveAccessibleDescription(/^Position 16: line break/))
    expect(addForm.key().value).toHaveLength(32)
  })

  it('of a million characters is taken', async () => {
    await show()
    pasteInto(addForm.key(), ` ${'k'.repeat(1_000_000)}`)
    expect(addForm.key().value).toHaveLength(1_000_000)
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeInTheDocument()
  })
})
