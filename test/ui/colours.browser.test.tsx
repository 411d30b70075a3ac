import { screen, within } from '@testing-library/react'
import { describe, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { ApiKeyError } from '../../src/core/errors'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { AddApiKeyModal } from '../../src/ui/AddApiKeyModal'
import { ApiKeyManager } from '../../src/ui/ApiKeyManager'
import { KeyStrengthMeter } from '../../src/ui/KeyStrengthMeter'
import { addForm } from '../support/addForm'
import { atRest, button, click, stage, THEMES, typeInto } from '../support/browser/stage'
import { failedAt, passed } from '../support/diagnoses'
import { expectNoViolations } from '../support/expectNoViolations'
import { NOW } from '../support/sampleKey'

const check = async () => {
  await atRest()
  await expectNoViolations({ contrast: true })
}
const failing = (code: 'unavailable'): ApiKeyAdapter => ({
  ...memoryAdapter(),
  list: () => Promise.reject(new ApiKeyError(code)),
})
const menuOf = async (name: string) => click(await screen.findByRole('button', { name: `Actions for ${name}` }))

// Axe measures the colours that the browser has computed: `light-dark()` and OKLCH mean nothing before that.
describe.each(THEMES)('in the %s theme', (theme) => {
  it.each([
    ['a table of every status', memoryAdapter({ keys: sampleKeys(12, { now: NOW }) }), '12 keys'],
    ['an empty table', memoryAdapter(), 'No API keys yet.'],
    ['a table that failed', failing('unavailable'), /could not be loaded/],
  ] as const)('%s can be read', async (_, adapter, text) => {
    await stage(<ApiKeyManager />, { theme, adapter, now: NOW })
    await screen.findByText(text)
    await check()
  })

  it('a table on its way can be read', async () => {
    await stage(<ApiKeyManager />, { theme, adapter: { ...memoryAdapter(), list: () => new Promise(() => {}) } })
    await check()
  })

  it.each([320, 768])('a table in %i pixels can be read', async (width) => {
    await stage(<ApiKeyManager />, { theme, width, now: NOW })
    await screen.findByText('12 keys')
    await check()
  })

  it('the menu and what it asks can be read', async () => {
    await stage(<ApiKeyManager />, { theme, now: NOW })
    await menuOf('Billing')
    await screen.findByRole('menu')
    await check()
    await click(screen.getByRole('menuitem', { name: 'Delete' }))
    await screen.findByRole('alertdialog')
    await check()
  })

  it('the form can be read: at first, with errors, at work', async () => {
    await stage(<AddApiKeyModal open />, { theme, adapter: { ...memoryAdapter(), test: () => new Promise(() => {}) } })
    await addForm.opened()
    await check()
    await typeInto(addForm.key(), 'abc')
    await click(addForm.submit())
    await screen.findByText('Give the key a name')
    await check()
    await typeInto(addForm.name(), 'Billing')
    await typeInto(addForm.endpoint(), 'https://api.example.com')
    await click(button('Generate'))
    await click(addForm.submit())
    await screen.findByText('Testing the connection …')
    await check()
  })

  it.each([
    ['failed', failedAt('authorization', 'unauthorized', { status: 401 }), /^The test did not pass/],
    ['passed', passed, /all steps passed/],
  ] as const)('a test that %s can be read', async (_, diagnosis, text) => {
    await stage(<ApiKeyManager />, {
      theme,
      now: NOW,
      adapter: memoryAdapter({ keys: sampleKeys(1, { now: NOW }), test: () => Promise.resolve(diagnosis) }),
    })
    if (diagnosis.ok) {
      await menuOf('Billing')
      await click(await screen.findByRole('menuitem', { name: 'Test connection' }))
    } else {
      await click(button('Add API key'))
      await addForm.opened()
      await typeInto(addForm.name(), 'Billing')
      await typeInto(addForm.endpoint(), 'https://api.example.com')
      await click(button('Generate'))
      await click(addForm.submit())
    }
    await screen.findByText(text)
    await check()
  })

  it('a shown key can be read', async () => {
    await stage(<AddApiKeyModal open kinds={['issued']} />, { theme })
    await addForm.opened()
    await typeInto(addForm.name(), 'Reports')
    await click(addForm.submit())
    const dialog = within(await screen.findByRole('dialog', { name: 'Keep this key now' }))
    await click(dialog.getByRole('button', { name: 'Done' }))
    await screen.findByText(/^Say that you have kept/)
    await check()
  })

  it.each(['', 'YOUR_API_KEY', 'K7q!x2Zp9w', 'h7Kq0ZpX3vNcR9tL', 'h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8'])(
    'the meter of “%s” can be read',
    async (value) => {
      await stage(<KeyStrengthMeter value={value} />, { theme })
      await check()
    },
  )
})
