import { act, screen, waitFor } from '@testing-library/react'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { adapterOf, focus, frame, menuOf, nextFrame, numbered, rowOf, rows } from '../support/browser/table'
import { click, stage } from '../support/browser/stage'
import { NOW } from '../support/sampleKey'

/** The table, and what has it read its list anew. */
const shown = async (adapter: ApiKeyAdapter, mode: 'memory' | 'adapter' = 'memory') => {
  const queryClient = new QueryClient()
  await stage(<ApiKeyTable mode={mode} />, { now: NOW, adapter, queryClient })
  await menuOf('Key 3')
  // A window of a long list arrives after its first rows, and replaces them.
  if (rows().length > 20) await waitFor(() => expect(document.querySelector('.kr-room')).toBeInTheDocument())
  return { reread: () => act(() => queryClient.invalidateQueries()) }
}
/** What follows the focus is fetched when the table is approached. */
const approach = async (name: string) => {
  const button = await menuOf(name)
  button.focus()
  await waitFor(() => expect(document.querySelector('.kr-shortcuts-button')).toBeInTheDocument())
  return button
}

describe('the focus stays with its key', () => {
  it('when somebody else deletes it: then it goes to the next one', async () => {
    const adapter = adapterOf(20)
    const { reread } = await shown(adapter)
    await approach('Key 5')
    await adapter.delete?.('id5')
    await reread()
    await waitFor(() => expect(rowOf('id5')).toBeNull())
    await waitFor(() => expect(focus()).toEqual({ key: 'id6', cell: 'actions', on: 'button' }))
  })

  it('when the last one is deleted: then it goes to the one before', async () => {
    const adapter = adapterOf(20)
    const { reread } = await shown(adapter)
    await approach('Key 20')
    await adapter.delete?.('id20')
    await reread()
    await waitFor(() => expect(focus().key).toBe('id19'))
  })

  it('when no key is left: then it goes to the title', async () => {
    const keys = numbered(3)
    const adapter = memoryAdapter({ keys })
    const { reread } = await shown(adapter)
    await approach('Key 3')
    for (const { id } of keys) await adapter.delete?.(id)
    await reread()
    await screen.findByText('No API keys yet.')
    await waitFor(() => expect(screen.getByRole('heading', { name: 'API keys' })).toHaveFocus())
  })

  it('when a change of its own moves it in a long list', async () => {
    const adapter = adapterOf(400)
    const { reread } = await shown(adapter)
    await approach('Key 5')
    // Newer ones come in above it, and each element of the window is another key's.
    for (const name of ['A', 'B', 'C']) await adapter.create({ kind: 'issued', name } as never)
    await reread()
    await waitFor(() => expect(rowOf('id5')).toHaveAttribute('aria-rowindex', '9'))
    await waitFor(() => expect(focus()).toEqual({ key: 'id5', cell: 'actions', on: 'button' }))
  })

  it('while the window is scrolled away from it, and it can be gone back to', async () => {
    await shown(adapterOf(1_000))
    await approach('Key 4')
    frame().scrollTop = 20_000
    await waitFor(() => expect(rowOf('id4')).toBeNull())
    await nextFrame()
    expect(frame()).toHaveFocus()
    expect(frame().scrollTop).toBe(20_000)
    await userEvent.keyboard('{Tab}')
    await waitFor(() => expect(focus()).toEqual({ key: 'id4', cell: 'actions', on: 'button' }))
    frame().scrollTop = 20_000
    await waitFor(() => expect(frame()).toHaveFocus())
    frame().scrollTop = 0
    await waitFor(() => expect(focus()).toEqual({ key: 'id4', cell: 'actions', on: 'button' }))
  })

  it('but not where the user has left it by a press on nothing', async () => {
    const adapter = adapterOf(20)
    const { reread } = await shown(adapter)
    await approach('Key 5')
    await click(screen.getByRole('heading', { name: 'API keys' }))
    ;(document.activeElement as HTMLElement).blur()
    await adapter.delete?.('id5')
    await reread()
    await waitFor(() => expect(rowOf('id5')).toBeNull())
    await nextFrame()
    expect(document.body).toHaveFocus()
  })
})

it('a sort by keyboard keeps the focus on its button', async () => {
  await shown(adapterOf(400))
  const sort = screen.getByRole('button', { name: 'Name' })
  sort.focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(rows()[1]).toHaveTextContent('Key 2'))
  expect(sort).toHaveFocus()
})

describe('a name that is half typed in a long list', () => {
  it('is there again when its row comes back, and is saved with what was typed', async () => {
    const adapter = adapterOf(1_000)
    await shown(adapter)
    ;(await approach('Key 4')).focus()
    await userEvent.keyboard('{F2}')
    const input = () => screen.queryByRole<HTMLInputElement>('textbox', { name: /name/i })
    await waitFor(() => expect(input()).toHaveFocus())
    await userEvent.keyboard('Half typed')
    frame().scrollTop = 20_000
    await waitFor(() => expect(rowOf('id4')).toBeNull())
    expect(input()).not.toBeInTheDocument()
    frame().scrollTop = 0
    await waitFor(() => expect(input()).toHaveValue('Half typed'))
    expect(rowOf('id4')).toContainElement(input())
    input()?.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(rowOf('id4')).toHaveTextContent('Half typed'))
    expect((await adapter.list({ search: 'Half typed' })).items.map(({ id }) => id)).toEqual(['id4'])
  })
})

it('what the focus goes to is not below the bar for chosen keys', async () => {
  await stage(<ApiKeyTable mode="memory" />, { now: NOW, adapter: adapterOf(150), window: [1280, 500] })
  await click(await screen.findByRole('checkbox', { name: 'Choose Key 1' }))
  const bar = await screen.findByRole('group', { name: 'Chosen keys' })
  await waitFor(() => expect(bar.getBoundingClientRect().bottom).toBeLessThanOrEqual(500))
  for (let stops = 0; stops < 60; stops++) {
    await userEvent.keyboard('{Tab}')
    const at = document.activeElement
    if (at?.closest('.kr-row') === null || at === null) continue
    await nextFrame()
    expect(at.getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.getBoundingClientRect().top)
  }
  expect(document.activeElement?.closest('.kr-row')).toHaveAttribute('aria-rowindex')
})
