import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { KeyStrengthMeter } from '../../src/ui/KeyStrengthMeter'
import { addForm } from '../support/addForm'
import { atRest, button, click, stage, typeInto } from '../support/browser/stage'
import { NOW } from '../support/sampleKey'

const focused = () => document.activeElement as HTMLElement
const ring = (element: Element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
}

describe('by keyboard alone', () => {
  it('the focus goes round within the modal, is seen everywhere, and comes back', async () => {
    await stage(<ApiKeyManager />, { now: NOW })
    await screen.findByText('12 keys')
    button('Add API key').focus()
    await userEvent.keyboard('{Enter}')
    const dialog = await addForm.opened()
    const first = focused()
    const visited: HTMLElement[] = []
    for (let steps = 0; steps < 40 && (steps === 0 || focused() !== first); steps++) {
      expect(dialog.contains(focused())).toBe(true)
      expect(ring(focused()), focused().outerHTML).toBe(true)
      visited.push(focused())
      await userEvent.keyboard('{Tab}')
    }
    expect(focused()).toBe(first)
    expect(visited).toContain(addForm.key())
    expect(visited).toContain(addForm.submit())
    expect(visited.length).toBeGreaterThan(8)
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    expect(focused()).toBe(visited.at(-1))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(button('Add API key')).toHaveFocus())
  })

  it('a key is issued, kept and found in the list', async () => {
    await stage(<ApiKeyManager />)
    await screen.findByText('12 keys')
    button('Add API key').focus()
    await userEvent.keyboard('{Enter}')
    await addForm.opened()
    await userEvent.keyboard('{ArrowDown}{Tab}Reports{Enter}')
    const shown = await screen.findByRole('textbox', { name: 'New key' })
    await waitFor(() => expect(shown).toHaveFocus())
    screen.getByRole('checkbox').focus()
    await userEvent.keyboard(' {Tab}{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(await screen.findByRole('rowheader', { name: /^Reports/ })).toBeVisible()
  })

  it('a key is deleted, and the focus is not lost', async () => {
    await stage(<ApiKeyManager />, { now: NOW })
    const menu = await screen.findByRole('button', { name: 'Actions for Billing' })
    const menus = screen.getAllByRole('button', { name: /^Actions for/ })
    const next = menus[menus.indexOf(menu) + 1]
    menu.focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('menu').contains(focused())).toBe(true))
    await userEvent.keyboard('{End}{Enter}')
    await screen.findByRole('alertdialog')
    await waitFor(() => expect(button('Cancel')).toHaveFocus())
    await userEvent.keyboard('{Tab}{Enter}')
    await waitFor(() => expect(screen.queryByRole('rowheader', { name: /^Billing/ })).not.toBeInTheDocument())
    await waitFor(() => expect(next).toHaveFocus())
  })

  it('the focus is seen in the table too', async () => {
    await stage(<ApiKeyManager />, { now: NOW })
    await screen.findByText('12 keys')
    screen.getByRole('searchbox').focus()
    for (let steps = 0; steps < 4; steps++) {
      expect(ring(focused()), focused().outerHTML).toBe(true)
      await userEvent.keyboard('{Tab}')
    }
  })
})

describe('in forced colours', () => {
  const force = (value: string) =>
    (cdp() as unknown as { send: (method: string, options: object) => Promise<void> }).send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value }],
    })

  it('buttons, boxes and the meter keep an edge, and the focus its ring', async () => {
    await stage(
      <>
        <AddApiKeyModal open />
        <KeyStrengthMeter value="h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8" />
      </>,
    )
    await force('active')
    try {
      const dialog = await addForm.opened()
      await atRest()
      expect(matchMedia('(forced-colors: active)').matches).toBe(true)
      for (const element of dialog.querySelectorAll('button, input:not([type="radio"]), select, .kr-kind'))
        expect(Number.parseFloat(getComputedStyle(element).borderTopWidth), element.outerHTML).toBeGreaterThanOrEqual(1)
      await userEvent.keyboard('{Tab}')
      expect(ring(focused())).toBe(true)
      for (const track of document.querySelectorAll('[role="meter"]'))
        expect(getComputedStyle(track).forcedColorAdjust).toBe('none')
    } finally {
      await force('none')
    }
  })
})

it('a typed key can be pasted, shown and hidden in a real browser, and is in no attribute', async () => {
  await stage(<AddApiKeyModal open />)
  await addForm.opened()
  await typeInto(addForm.key(), 'a-real-key-0123456789')
  await click(button('Show the key'))
  expect(addForm.key()).toHaveValue('a-real-key-0123456789')
  expect(addForm.key().type).toBe('text')
  expect(document.documentElement.outerHTML).not.toContain('a-real-key')
})
