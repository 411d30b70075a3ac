import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { addForm, fill, rowOf, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage, type WatchedPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

const { en } = words

const directory = temporaryDirectory()
let browser: Browser
let demo: RunningDemo
let watched: WatchedPage
let page: Page

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([launchBrowser(), runDemo({ directory: directory.path })])
  const first = await openPage(browser, demo.url)
  const form = addForm(first.page)
  await form.open()
  await form.enter({ name: 'billing-prod', ...(await sampleOf(first.page)), application: 'billing' })
  await form.submit.click()
  await form.closed()
  await first.context.close()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  directory.remove()
})
beforeEach(async () => {
  watched = await openPage(browser, demo.url)
  page = watched.page
})
afterEach(async () => {
  expect(watched.complaints).toEqual([])
  await watched.context.close()
})

const menuOf = (name: string) => page.getByRole('button', { name: fill(en.table.actionsFor, { name }) })

async function choose(name: string, action: keyof typeof en.actions): Promise<void> {
  await menuOf(name).click()
  await page.getByRole('menuitem', { name: en.actions[action] }).click()
}

const statusOf = async (name: string) => rowOf(page, name).locator('.kr-cell-status').textContent()

/** Words that a screen reader is told; they come after the change. */
const announced = (sentence: string, name: string) =>
  page
    .getByRole('status')
    .filter({ hasText: fill(sentence, { name }) })
    .waitFor()

// In this order: each test goes on with the key as the one before left it.
describe('the menu of a row', () => {
  it('tests the stored key', async () => {
    await choose('billing-prod', 'test')
    await page.getByRole('dialog').getByText(en.diagnosis.ok).waitFor()
  })

  it('closes by its own button, by Escape and by a press elsewhere, with the focus on the button', async () => {
    const button = menuOf('billing-prod')
    const menu = page.getByRole('menu')
    for (const close of [() => button.click(), () => page.keyboard.press('Escape'), () => page.mouse.click(300, 700)]) {
      await button.click()
      await menu.waitFor()
      expect(await button.getAttribute('aria-expanded')).toBe('true')
      await close()
      await menu.waitFor({ state: 'detached' })
      expect(await button.getAttribute('aria-expanded')).toBe('false')
    }
    await button.click()
    await page.keyboard.press('Escape')
    await button.and(page.locator(':focus')).waitFor()
  })

  it('disables and enables', async () => {
    await choose('billing-prod', 'disable')
    await announced(en.announce.disabled, 'billing-prod')
    expect(await statusOf('billing-prod')).toBe(en.statuses.disabled)
    await choose('billing-prod', 'enable')
    await announced(en.announce.enabled, 'billing-prod')
    expect(await statusOf('billing-prod')).toBe(en.statuses.active)
  })

  it('renames with the keyboard alone, and the focus comes back to the row', async () => {
    await menuOf('billing-prod').focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name: en.actions.edit })
    await item.waitFor()
    // Typing the first letter goes to the item that begins with it.
    await page.keyboard.press(en.actions.edit.charAt(0).toLowerCase())
    await item.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    const field = page.getByRole('dialog').getByRole('textbox', { name: en.fields.name })
    await field.waitFor()
    await field.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('billing-eu')
    await page.keyboard.press('Enter')
    await rowOf(page, 'billing-eu').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await menuOf('billing-eu').and(page.locator(':focus')).waitFor()
    await page.reload()
    await rowOf(page, 'billing-eu').waitFor()
  })

  it('refuses an empty name in words', async () => {
    await choose('billing-eu', 'edit')
    await page.getByRole('dialog').getByRole('textbox', { name: en.fields.name }).fill(' ')
    await page.getByRole('button', { name: en.actions.save }).click()
    await page.getByText(en.errors.name.required).waitFor()
  })

  it('says what another tab has changed meanwhile, and changes nothing itself', async () => {
    const other = await watched.context.newPage()
    await other.goto(demo.url)
    await choose('billing-eu', 'edit')
    await other.getByRole('button', { name: fill(en.table.actionsFor, { name: 'billing-eu' }) }).click()
    await other.getByRole('menuitem', { name: en.actions.edit }).click()
    await other.getByRole('dialog').getByRole('textbox', { name: en.fields.name }).fill('theirs')
    await other.getByRole('button', { name: en.actions.save }).click()
    await rowOf(other, 'theirs').waitFor()

    await page.getByRole('dialog').getByRole('textbox', { name: en.fields.name }).fill('mine')
    await page.getByRole('button', { name: en.actions.save }).click()
    await page.getByText(en.problems.conflict.what).waitFor()
    expect(await page.getByRole('dialog').getByRole('textbox', { name: en.fields.name }).inputValue()).toBe('mine')
    await page.reload()
    await rowOf(page, 'theirs').waitFor()
    // The browser itself notes each answer from 400 on.
    watched.complaints.splice(0, 1)
  })

  it('asks before it revokes, with the focus on the harmless answer', async () => {
    await choose('theirs', 'revoke')
    const question = page.getByRole('alertdialog', { name: fill(en.confirm.revokeTitle, { name: 'theirs' }) })
    await question.waitFor()
    await question.getByRole('button', { name: en.actions.cancel }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    expect(await statusOf('theirs')).toBe(en.statuses.active)

    await choose('theirs', 'revoke')
    await question.getByRole('button', { name: en.actions.revoke }).click()
    await announced(en.announce.revoked, 'theirs')
    expect(await statusOf('theirs')).toBe(en.statuses.revoked)
    await menuOf('theirs').click()
    expect(await page.getByRole('menuitem').allTextContents()).not.toContain(en.actions.enable)
  })

  it('deletes for good', async () => {
    await choose('theirs', 'delete')
    await page.getByRole('alertdialog').getByRole('button', { name: en.actions.delete }).click()
    await page.getByText(en.table.empty).waitFor()
    await page.reload()
    await page.getByText(en.table.empty).waitFor()
  })
})
