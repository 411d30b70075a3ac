import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { masterKeyFile } from '../../src/server/masterKeyFile'
import { pgliteStore } from '../../src/server/pglite'
import { verifyIssuedKey } from '../../src/server/verifyIssuedKey'
import { addForm, fill, rowOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'
import { filesWith } from './support/traces'

const { en } = words

const directory = temporaryDirectory()
let browser: Browser
let demo: RunningDemo

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([launchBrowser(), runDemo({ directory: directory.path })])
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  directory.remove()
})

/** What a caller of the platform would be told about the key, from the data that the stopped demo left. */
async function verifyStored(presented: string) {
  const store = pgliteStore({ directory: join(directory.path, 'data') })
  try {
    const masterKey = masterKeyFile({ path: join(directory.path, 'master.key'), dataExists: true })
    return await verifyIssuedKey({ store, keyEncryption: localKeyEncryption({ masterKey }) })(presented)
  } finally {
    await store.close()
  }
}

describe('issuing a key', () => {
  it('shows it once, until it is kept, and stores what verifies it and nothing more', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.url })
    const form = addForm(page)
    await form.open()
    await form.issueInstead()
    await form.enter({ name: 'partner', application: 'storefront' })
    await form.submit.click()

    await page.getByRole('dialog', { name: en.reveal.title }).waitFor()
    const shown = await form.secret.textContent()
    expect(shown).toMatch(/^demo_test_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$/)

    await page.keyboard.press('Escape')
    await page.mouse.click(5, 5)
    await form.done.click()
    await page.getByText(en.reveal.guard).waitFor()
    expect(await form.secret.textContent()).toBe(shown)

    await form.copy.click()
    await page.getByRole('status').filter({ hasText: en.reveal.copied }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(shown)

    await form.kept.check()
    await form.done.click()
    await form.closed()
    const row = await rowOf(page, 'partner').textContent()
    expect(row).toContain(`demo_test_••••••••${copied.slice(-4)}`)
    expect(row).toContain(en.kinds.issued)
    expect(await page.content()).not.toContain(copied)
    await page.reload()
    await rowOf(page, 'partner').waitFor()
    expect(await page.content()).not.toContain(copied)
    expect(complaints).toEqual([])
    await context.close()

    expect(await demo.stop()).toBe(0)
    expect(demo.output()).not.toContain(copied)
    expect(filesWith(directory.path, copied)).toEqual([])
    expect((await verifyStored(copied))?.key.name).toBe('partner')
    expect(await verifyStored(`${copied.slice(0, -1)}${copied.endsWith('0') ? '1' : '0'}`)).toBeNull()
    demo = await runDemo({ directory: directory.path })
  })

  it('offers permissions in the language of the page, also after another was chosen', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url, { language: 'zh-Hans' })
    const shown = async (language: keyof typeof words, label: string) => {
      const form = addForm(page, words[language])
      await form.open()
      await form.issueInstead()
      await form.dialog.getByText(label, { exact: true }).first().waitFor()
      await form.cancel.click()
      await form.closed()
    }
    await shown('zh-Hans', '退款')
    await page.getByRole('combobox').first().selectOption('en')
    await shown('en', 'Refund payments')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('makes one key of two clicks', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const form = addForm(page)
    await form.open()
    await form.issueInstead()
    await form.enter({ name: 'clicked twice' })
    await form.submit.dblclick()
    await form.kept.check()
    await form.done.click()
    await form.closed()
    await page.getByText(fill(en.table.count_other, { count: 2 })).waitFor()
    expect(await rowOf(page, 'clicked twice').count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })
})
