import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, rowOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

const { reveal } = words.en

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

const issue = async (page: Page, name: string) => {
  const form = addForm(page)
  await form.open()
  await form.issueInstead()
  await form.enter({ name })
  await form.submit.click()
  return { form, text: (await form.secret.textContent()) ?? '' }
}
/** As a router does: entries of the same document. */
const visit = (page: Page, ...paths: readonly string[]) =>
  page.evaluate((all) => {
    for (const path of all) history.pushState({ path }, '', path)
  }, paths)
const place = (page: Page) => page.evaluate(() => ({ path: location.pathname, entries: history.length, state: history.state }))
/** As the browser's own button. Not `page.goBack`, which waits for a navigation that is not to come. */
const goBack = (page: Page) => page.evaluate(() => history.back())

describe('a key that nobody has kept', () => {
  it('stays when the user goes back, says why, and leaves no trace in the history', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    await visit(page, '/first', '/second')
    const before = await place(page)
    const { form, text } = await issue(page, 'back')
    await goBack(page)
    await page.getByText(reveal.guard).waitFor()
    expect(await form.secret.textContent()).toBe(text)
    expect(await place(page)).toEqual(before)

    await form.kept.check()
    await form.done.click()
    await form.closed()
    expect(await place(page)).toEqual(before)
    await goBack(page)
    await page.waitForURL('**/first')
    await rowOf(page, 'back').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is asked about before the page is left, and the host’s own navigation goes on', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { form, text } = await issue(page, 'reload')
    await visit(page, '/third')
    expect((await place(page)).path).toBe('/third')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(await form.secret.textContent()).toBe(text)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is still there where the files and snippets cannot be fetched, which is said', async () => {
    const { page, context } = await openPage(browser, demo.url)
    await page.route(/SecretUses/, (route) => route.abort())
    const { form, text } = await issue(page, 'no files')
    const more = form.dialog.getByRole('button', { name: reveal.uses })
    await more.click()
    await form.dialog.getByRole('status').filter({ hasText: words.en.problems.network.what }).waitFor()
    expect(await more.getAttribute('aria-expanded')).toBe('false')
    expect(await form.secret.textContent()).toBe(text)
    await context.close()
  })

  it.each([
    ['.env', (text: string) => `FILE_ENV_API_KEY=${text}\n`],
    ['.txt', (text: string) => text],
  ])('is kept in a %s file, under a strict policy', async (file, content) => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { form, text } = await issue(page, `file ${file.slice(1)}`)
    await form.dialog.getByRole('button', { name: reveal.uses }).click()
    const button = form.dialog.getByRole('button', { name: file })
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toBe(`file-${file.slice(1)}-api-key${file}`)
    expect(download.url()).not.toContain(text)
    expect(readFileSync(await download.path(), 'utf8')).toBe(content(text))
    await form.done.click()
    await form.closed()
    expect(complaints).toEqual([])
    await context.close()
  })
})
