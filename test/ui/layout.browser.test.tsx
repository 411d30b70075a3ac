import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { Diagnosis } from '../../src/core/diagnosis'
import { ApiKeyError } from '../../src/core/errors'
import { loadLocale } from '../../src/i18n/locales'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { addForm } from '../support/addForm'
import { clipped, overflowing, tooSmall } from '../support/browser/measure'
import { atRest, button, click, stage, typeInto } from '../support/browser/stage'
import { deferred } from '../support/deferred'
import { failedAt } from '../support/diagnoses'
import { NOW } from '../support/sampleKey'

const WIDTHS = [320, 480, 768, 1280, 1600] as const
const LONG = sampleKeys(7, { now: NOW }).map((key, n) => ({
  ...key,
  id: `long_${n}`,
  name: `${'Zahlungsabgleich'.repeat(3)} ${key.name}`,
  application: `${'Storefront'.repeat(5)}`,
}))

const fits = (root: Element) => {
  expect(overflowing(root)).toEqual([])
  expect(clipped(root)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
}

describe('the steps of a connection test', () => {
  it.each(['en', 'de', 'ar'])('stay where they are when the sentence about its failure comes, in %s', async (language) => {
    const answer = deferred<Diagnosis>()
    const adapter = memoryAdapter({ test: () => answer.promise })
    await loadLocale(language)
    await stage(<AddApiKeyModal open kinds={['credential']} />, { window: [320, 900], adapter, language })
    const dialog = await screen.findByRole('dialog')
    const field = (name: string) => dialog.querySelector(`input[name="${name}"]`) as Element
    await typeInto(field('name'), 'Billing')
    await typeInto(field('endpoint'), 'https://api.example.com/v1')
    await typeInto(field('key'), 'abcdefgh1234')
    await click(dialog.querySelector('button[type="submit"]') as Element)
    const steps = await within(dialog).findByRole('list')
    await atRest()
    const top = steps.getBoundingClientRect().top
    answer.resolve(failedAt('format', 'invalidKey'))
    const sentence = await within(dialog).findByRole('alert')
    await atRest()
    expect(sentence.getClientRects()[0]?.height).toBeGreaterThan(20)
    expect(steps.getBoundingClientRect().top).toBe(top)
  })
})

describe.each(WIDTHS)('in a container of %i pixels', (width) => {
  it.each(['en', 'zh-Hans', 'de', 'fr', 'nl', 'ru', 'vi', 'hi', 'ar'])('the table fits, in %s', async (language) => {
    const keys = [...sampleKeys(12, { now: NOW }), ...LONG]
    const { container } = await stage(<ApiKeyManager />, {
      width,
      window: [1700, 900],
      adapter: memoryAdapter({ keys }),
      now: NOW,
      language,
    })
    await screen.findByText(/19/)
    fits(container)
    expect(tooSmall(container)).toEqual([])
  })

  it('the empty table, and the one that failed, fit', async () => {
    let fail = false
    const adapter = memoryAdapter()
    const list: typeof adapter.list = (query, call) =>
      fail ? Promise.reject(new ApiKeyError('unavailable', { correlationId: 'c'.repeat(60) })) : adapter.list(query, call)
    const { container, unmount } = await stage(<ApiKeyManager />, { width, window: [1700, 900], adapter: { ...adapter, list } })
    await screen.findByText('No API keys yet.')
    fits(container)
    unmount()
    fail = true
    const failed = await stage(<ApiKeyManager />, { width, window: [1700, 900], adapter: { ...adapter, list } })
    await screen.findByRole('alert')
    fits(failed.container)
    expect(tooSmall(failed.container)).toEqual([])
  })

  it('the modal fits a window of that width in each of its states', async () => {
    const adapter = memoryAdapter({ test: () => Promise.resolve(failedAt('response', 'notJson')) })
    await stage(<AddApiKeyModal open />, { window: [width, 900], adapter })
    const dialog = await addForm.opened()
    await atRest()
    fits(dialog)
    await click(addForm.submit())
    await screen.findByText('Give the key a name')
    fits(dialog)
    expect(tooSmall(dialog)).toEqual([])
    await typeInto(addForm.name(), 'n'.repeat(64))
    await typeInto(addForm.endpoint(), `https://api.example.com/${'path/'.repeat(40)}`)
    await typeInto(addForm.key(), 'abcdefgh1234')
    await click(addForm.submit())
    await screen.findByText(/^The test did not pass/)
    fits(dialog)
    expect(tooSmall(dialog)).toEqual([])
  })

  it('a shown key fits, and can be read whole', async () => {
    await stage(<AddApiKeyModal open kinds={['issued']} />, { window: [width, 900] })
    const dialog = await addForm.opened()
    await typeInto(addForm.name(), 'n'.repeat(64))
    await click(addForm.submit())
    await screen.findByRole('textbox', { name: 'New key' })
    await atRest()
    fits(dialog)
    expect(tooSmall(dialog)).toEqual([])
  })

  it('the menu fits the window', async () => {
    await stage(<ApiKeyManager />, { window: [width, 600], now: NOW })
    await click(await screen.findByRole('button', { name: 'Actions for Billing' }))
    const menu = await screen.findByRole('menu')
    await atRest()
    fits(menu)
    expect(tooSmall(menu)).toEqual([])
    const { top, bottom } = menu.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(600)
  })
})

describe('from right to left', () => {
  it('the table is mirrored, and keys and addresses still read from left to right', async () => {
    const { container } = await stage(<ApiKeyManager />, { dir: 'rtl', now: NOW })
    await screen.findByText('12 keys')
    const heads = screen.getAllByRole('columnheader').filter((cell) => cell.getClientRects().length > 0)
    const places = heads.map((cell) => cell.getBoundingClientRect().right)
    expect(places).toEqual([...places].toSorted((a, b) => b - a))
    for (const key of container.querySelectorAll('.kr-mask, .kr-middle')) expect(getComputedStyle(key).direction).toBe('ltr')
    fits(container)
  })

  it('the modal closes at its left, and its fields for keys and addresses read from left to right', async () => {
    await stage(<AddApiKeyModal open />, { dir: 'rtl' })
    const dialog = await addForm.opened()
    const middle = dialog.getBoundingClientRect().left + dialog.clientWidth / 2
    expect(button('Close').getBoundingClientRect().right).toBeLessThan(middle)
    expect(addForm.submit().getBoundingClientRect().right).toBeLessThan(addForm.cancel().getBoundingClientRect().left)
    expect(getComputedStyle(addForm.key()).direction).toBe('ltr')
    expect(getComputedStyle(addForm.endpoint()).direction).toBe('ltr')
    // The button that shows the key lies over the end of a text that runs to the right.
    const eye = button('Show the key').getBoundingClientRect()
    expect(eye.left).toBeGreaterThan(addForm.key().getBoundingClientRect().left + addForm.key().clientWidth / 2)
    fits(dialog)
  })
})

describe('in a window of 400 pixels in height', () => {
  it('the footer of the modal stays in view and its fields scroll', async () => {
    await stage(<AddApiKeyModal open />, { window: [800, 400] })
    const dialog = await addForm.opened()
    await atRest()
    const { top, bottom } = addForm.submit().getBoundingClientRect()
    expect(bottom).toBeLessThanOrEqual(400)
    expect(top).toBeGreaterThan(200)
    addForm.expiry().focus()
    const body = dialog.querySelector('.kr-dialog-body')
    expect(body?.scrollTop).toBeGreaterThan(0)
    expect(addForm.submit().getBoundingClientRect().top).toBe(top)
  })
})

describe.each([
  [1280, 900],
  [320, 640],
] as const)('in a window of %i × %i pixels', (...size) => {
  it('the button that saves does not move when messages, the meter or a spinner appear', async () => {
    const adapter = { ...memoryAdapter(), test: () => new Promise<never>(() => {}) }
    await stage(<AddApiKeyModal open />, { window: size, adapter })
    await addForm.opened()
    await atRest()
    // Kept, for it is covered while the test is shown.
    const button = addForm.submit()
    const place = () => {
      const { top, right } = button.getBoundingClientRect()
      return { top: Math.round(top), right: Math.round(right) }
    }
    const before = place()
    await typeInto(addForm.key(), 'abc')
    expect(place()).toEqual(before)
    await click(addForm.submit())
    await screen.findByText('Give the key a name')
    expect(place()).toEqual(before)
    await typeInto(addForm.name(), 'Billing')
    await typeInto(addForm.endpoint(), 'https://api.example.com')
    await typeInto(addForm.key(), 'password-password-password')
    expect(place()).toEqual(before)
    await click(addForm.submit())
    await screen.findByText('Testing the connection …')
    expect(place()).toEqual(before)
  })
})
