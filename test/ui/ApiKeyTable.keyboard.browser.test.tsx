import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ApiKeyTable } from '../../src/ui/ApiKeyTable'
import { adapterOf, focus, followsScrolling, frame, menuOf, rows } from '../support/browser/table'
import { atRest, stage } from '../support/browser/stage'
import { expectNoViolations } from '../support/expectNoViolations'
import { NOW } from '../support/sampleKey'

const press = (keys: string) => userEvent.keyboard(keys)
const approached = () => waitFor(() => expect(document.querySelector('.kr-shortcuts-button')).toBeInTheDocument())
const chosen = () =>
  rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map((row) => row.dataset['key'])
const box = (name: string) => screen.getByRole('checkbox', { name: `Choose ${name}` })

describe('the native table, by keyboard', () => {
  const shown = async (count = 60) => {
    await stage(<ApiKeyTable mode="memory" />, { now: NOW, adapter: adapterOf(count) })
    const menu = await menuOf('Key 1')
    menu.focus()
    await approached()
  }

  it('a key is found by “/”, which is a letter while one types', async () => {
    await shown()
    await press('/')
    const search = screen.getByRole('searchbox', { name: 'Search keys' })
    expect(search).toHaveFocus()
    await press('Key 42/')
    expect(search).toHaveValue('Key 42/')
    await press('{Backspace}')
    await waitFor(() => expect(rows().map((row) => row.dataset['key'])).toEqual(['id42']))
  })

  it('single keys do nothing outside of the table, and none does with a modifier', async () => {
    await shown()
    await press('{Alt>}/{/Alt}')
    expect(screen.getByRole('searchbox')).not.toHaveFocus()
    ;(document.activeElement as HTMLElement).blur()
    await press('/')
    expect(screen.getByRole('searchbox')).not.toHaveFocus()
  })

  it('it is sorted, by one column and then by another too', async () => {
    await shown()
    screen.getByRole('button', { name: 'Application' }).focus()
    await press('{Enter}')
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: /^Application/ })).toHaveAttribute('aria-sort', 'ascending'),
    )
    screen.getByRole('button', { name: 'Name' }).focus()
    await press('{Shift>}{Enter}{/Shift}')
    await waitFor(() => expect(screen.getByRole('columnheader', { name: /^Name/ })).toHaveAttribute('aria-sort', 'ascending'))
    expect(screen.getByRole('columnheader', { name: /^Application/ })).toHaveAttribute('aria-sort', 'ascending')
  })

  it('three are chosen with Space, and those between with Shift', async () => {
    await shown()
    for (const name of ['Key 1', 'Key 2', 'Key 3']) {
      box(name).focus()
      await press(' ')
    }
    await waitFor(() => expect(chosen()).toEqual(['id1', 'id2', 'id3']))
    box('Key 6').focus()
    await press('{Shift>} {/Shift}')
    await waitFor(() => expect(chosen()).toEqual(['id1', 'id2', 'id3', 'id4', 'id5', 'id6']))
  })

  it('the menu of a key opens, and gives the focus back', async () => {
    await shown()
    await press('{Enter}')
    await screen.findByRole('menu')
    await press('{Escape}')
    await waitFor(() => expect(focus()).toEqual({ key: 'id1', cell: 'actions', on: 'button' }))
  })

  it('“?” shows the shortcuts, which can also be reached by Tab', async () => {
    await shown(2)
    await press('?')
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(dialog).getByText('Search')).toBeInTheDocument()
    expect(within(dialog).queryByText('Choose all keys')).not.toBeInTheDocument()
    await atRest()
    await expectNoViolations({ contrast: true })
    await press('{Escape}')
    await waitFor(() => expect(focus().key).toBe('id1'))
    const button = screen.getByRole('button', { name: 'Keyboard shortcuts' })
    for (let steps = 0; steps < 12 && document.activeElement !== button; steps++) await press('{Tab}')
    expect(button).toHaveFocus()
    expect(document.activeElement?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24)
  })
})

describe('the grid', () => {
  const shown = async (count = 60, dir: 'ltr' | 'rtl' = 'ltr') => {
    await stage(<ApiKeyTable mode="memory" navigation="grid" />, { now: NOW, adapter: adapterOf(count), dir })
    await menuOf('Key 1')
    await waitFor(() => expect(document.querySelectorAll('.kr-table [tabindex="0"]')).toHaveLength(1))
    if (count > rows().length) await followsScrolling()
  }
  const start = async (count?: number, dir?: 'rtl') => {
    await shown(count, dir)
    document.querySelector<HTMLElement>('.kr-table [tabindex="0"]')?.focus()
  }

  it('says what it is', async () => {
    await shown()
    const grid = screen.getByRole('grid')
    expect(grid).toHaveAttribute('aria-rowcount', '61')
    expect(grid).toHaveAttribute('aria-colcount', String(rows()[0]?.children.length))
    expect(grid).toHaveAttribute('aria-multiselectable', 'true')
    expect([...(rows()[0]?.children ?? [])].map((cell) => Number(cell.getAttribute('aria-colindex')))).toEqual(
      Array.from({ length: rows()[0]?.children.length ?? 0 }, (_, n) => n + 1),
    )
    await expectNoViolations()
  })

  it('is one stop for Tab', async () => {
    await start()
    expect(focus()).toEqual({ key: 'id1', cell: 'choose', on: 'input' })
    await press('{Tab}')
    expect(frame().contains(document.activeElement)).toBe(false)
    await press('{Shift>}{Tab}{/Shift}')
    expect(focus()).toEqual({ key: 'id1', cell: 'choose', on: 'input' })
  })

  it('is gone through with arrows, Home and End', async () => {
    await start()
    await press('{ArrowRight}')
    expect(focus()).toEqual({ key: 'id1', cell: 'name', on: 'cell' })
    await press('{ArrowDown}{ArrowDown}')
    expect(focus()).toEqual({ key: 'id3', cell: 'name', on: 'cell' })
    await press('{End}')
    expect(focus()).toEqual({ key: 'id3', cell: 'actions', on: 'button' })
    await press('{Home}{ArrowUp}')
    expect(focus()).toEqual({ key: 'id2', cell: 'choose', on: 'input' })
    await press('{ArrowUp}{ArrowUp}{ArrowUp}{ArrowRight}')
    expect(focus()).toEqual({ key: null, cell: 'name', on: 'button' })
    await press('{Control>}{End}{/Control}')
    expect(focus()).toEqual({ key: 'id60', cell: 'actions', on: 'button' })
    await press('{Control>}{Home}{/Control}')
    expect(focus()).toEqual({ key: 'id1', cell: 'choose', on: 'input' })
  })

  it('is mirrored from right to left', async () => {
    await start(10, 'rtl')
    await press('{ArrowLeft}')
    expect(focus().cell).toBe('name')
    await press('{ArrowRight}')
    expect(focus().cell).toBe('choose')
  })

  it('goes to rows that have no element yet, as far as the last of 10,000', async () => {
    await start(10_000)
    await press('{ArrowRight}{PageDown}{PageDown}{PageDown}{PageDown}')
    await waitFor(() => expect(focus().cell).toBe('name'))
    await waitFor(() => expect(Number(focus().key?.slice(2))).toBeGreaterThan(30))
    await press('{Control>}{End}{/Control}')
    await waitFor(() => expect(focus()).toEqual({ key: 'id10000', cell: 'actions', on: 'button' }))
    expect(rows().length).toBeLessThanOrEqual(100)
    const { bottom } = (document.activeElement as Element).getBoundingClientRect()
    expect(bottom).toBeLessThanOrEqual(frame().getBoundingClientRect().bottom)
    await press('{ArrowUp}{ArrowUp}{Home}')
    await waitFor(() => expect(focus()).toEqual({ key: 'id9998', cell: 'choose', on: 'input' }))
    await press('{Control>}{Home}{/Control}')
    await waitFor(() => expect(focus().key).toBe('id1'))
  })

  it('keeps up with a key that is held', async () => {
    await start(10_000)
    await press('{ArrowRight}')
    await press('{ArrowDown}'.repeat(60))
    await waitFor(() => expect(focus()).toEqual({ key: 'id61', cell: 'name', on: 'cell' }))
    const box = (document.activeElement as Element).getBoundingClientRect()
    const head = document.querySelector('thead')?.getBoundingClientRect()
    expect(box.bottom).toBeLessThanOrEqual(frame().getBoundingClientRect().bottom)
    expect(box.top).toBeGreaterThanOrEqual(head?.bottom ?? 0)
  })

  it('chooses rows with Space, ranges with Shift, and all with Ctrl+A', async () => {
    await start()
    await press('{ArrowRight} ')
    await waitFor(() => expect(chosen()).toEqual(['id1']))
    await press('{ArrowDown}{ArrowDown}{Shift>} {/Shift}')
    await waitFor(() => expect(chosen()).toEqual(['id1', 'id2', 'id3']))
    await press('{Control>}a{/Control}')
    await waitFor(() => expect(chosen()).toHaveLength(60))
  })

  it('opens the menu of a key, and has the focus back after it', async () => {
    await start()
    await press('{ArrowDown}{End}{Enter}')
    await screen.findByRole('menu')
    await press('{Escape}')
    await waitFor(() => expect(focus()).toEqual({ key: 'id2', cell: 'actions', on: 'button' }))
    await press('{ArrowLeft}')
    expect(focus()).toEqual({ key: 'id2', cell: 'expires', on: 'cell' })
  })

  it('lists its own shortcuts', async () => {
    await start()
    await press('?')
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(dialog).getByText('Choose all keys')).toBeInTheDocument()
  })
})
