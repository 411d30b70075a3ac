import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/core/secret'
import { loadLocale } from '../../src/i18n/locales'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { ConnectionDiagnostics } from '../../src/ui/ConnectionDiagnostics'
import { SecretReveal } from '../../src/ui/SecretReveal'
import { atRest, click, stage } from '../support/browser/stage'
import { passed } from '../support/diagnoses'
import { NOW } from '../support/sampleKey'

const directionOf = (element: Element) => getComputedStyle(element).direction

/** The menu of a row and the dialog that it leads to, both rendered into the body. */
const openMenu = async () => {
  await click(await screen.findByRole('button', { name: /Billing/, expanded: false }))
  const menu = await screen.findByRole('menu')
  await atRest()
  return menu
}
const openDialog = async () => {
  await click(screen.getAllByRole('menuitem').at(-1) as Element)
  return screen.findByRole('alertdialog')
}

describe('what is rendered into the body', () => {
  it('runs as the section does in which the table stands, and not as the page', async () => {
    await stage(
      <section dir="rtl">
        <ApiKeyManager />
      </section>,
      { dir: 'ltr', now: NOW },
    )
    const table = await screen.findByRole('table')
    expect(directionOf(table)).toBe('rtl')
    const menu = await openMenu()
    expect(directionOf(menu)).toBe('rtl')
    // The ends of the menu and of its button are at the left.
    const row = screen.getByRole('button', { name: 'Actions for Billing' })
    expect(Math.abs(menu.getBoundingClientRect().left - row.getBoundingClientRect().left)).toBeLessThan(4)
    expect(directionOf(await openDialog())).toBe('rtl')
    await click(screen.getByRole('button', { name: 'Cancel' }))
    await click(screen.getByRole('button', { name: 'Add API key' }))
    expect(directionOf(await screen.findByRole('dialog'))).toBe('rtl')
  })

  it('has the direction of the place of a modal that has no button', async () => {
    await stage(
      <section dir="rtl">
        <AddApiKeyModal open />
      </section>,
      { dir: 'ltr' },
    )
    expect(directionOf(await screen.findByRole('dialog'))).toBe('rtl')
  })

  it('turns around while it is open', async () => {
    await stage(<AddApiKeyModal open />, { dir: 'ltr' })
    const dialog = await screen.findByRole('dialog')
    expect(directionOf(dialog)).toBe('ltr')
    document.documentElement.dir = 'rtl'
    await expect.poll(() => directionOf(dialog)).toBe('rtl')
  })
})

describe('where the page says nothing', () => {
  it.each([
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['de', 'ltr'],
  ])('all runs as the language does: %s', async (language, direction) => {
    await loadLocale(language)
    await stage(<ApiKeyManager />, { dir: null, language, now: NOW })
    await screen.findByText('Billing')
    expect(directionOf(screen.getByRole('table'))).toBe(direction)
    expect(directionOf(await openMenu())).toBe(direction)
    expect(directionOf(await openDialog())).toBe(direction)
  })

  it('a part that stands alone does, too', async () => {
    await loadLocale('ar')
    const { container } = await stage(
      <>
        <ConnectionDiagnostics diagnosis={passed} />
        <SecretReveal secret={new Secret('a key to keep')} onDone={() => undefined} />
      </>,
      { dir: null, language: 'ar' },
    )
    const roots = [...container.querySelectorAll('.kr-scope')]
    expect(roots.map(directionOf)).toEqual(['rtl', 'rtl'])
  })

  it('does so until the page does say it', async () => {
    await loadLocale('ar')
    await stage(<ApiKeyManager />, { dir: null, language: 'ar', now: NOW })
    const table = await screen.findByRole('table')
    expect(directionOf(table)).toBe('rtl')
    document.documentElement.dir = 'ltr'
    await expect.poll(() => directionOf(table)).toBe('ltr')
    expect(directionOf(await openMenu())).toBe('ltr')
  })
})

it('a page from left to right keeps its direction in Arabic', async () => {
  await loadLocale('ar')
  await stage(<ApiKeyManager />, { dir: 'ltr', language: 'ar', now: NOW })
  expect(directionOf(await screen.findByRole('table'))).toBe('ltr')
  expect(directionOf(await openMenu())).toBe('ltr')
})
