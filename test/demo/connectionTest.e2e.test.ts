import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, fill, rowOf, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

const { en } = words

const directory = temporaryDirectory()
let browser: Browser
let demo: RunningDemo
/** The same server by another name, which makes it another host to the browser. */
let endpoint = ''

beforeAll(async () => {
  ;[browser, demo] = await Promise.all([launchBrowser(), runDemo({ directory: directory.path })])
  endpoint = `http://127.0.0.1:${demo.port}/sample`
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  directory.remove()
})

const stepsOf = (page: Page) => page.getByRole('dialog').getByRole('listitem')
const statesOf = (page: Page) =>
  stepsOf(page).evaluateAll((steps) => steps.map((step) => step.getAttribute('data-state')).join(' '))
const running = (page: Page, step: string) => stepsOf(page).filter({ hasText: step }).getByText(en.diagnosis.running)

/** Each state of the steps that is on screen from now on. */
const watchSteps = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const states = [...document.querySelectorAll('[role=dialog] .kr-diagnosis-step')]
        .map((step) => step.getAttribute('data-state'))
        .join(' ')
      if (states !== '' && states !== seen.at(-1)) seen.push(states)
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
const seenOn = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen)

const HALF = 'passed passed passed skipped running waiting'

describe('a connection test that takes its time', () => {
  it('shows its steps as they end, is cancelled in the middle with all entries kept, and passes at another address', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { key } = await sampleOf(page)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await watchSteps(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'patient', endpoint: `${endpoint}/slow`, key, application: 'shop' })
    const size = await form.dialog.boundingBox()
    await form.submit.click()
    await running(page, en.diagnosis.steps.authorization).waitFor()
    expect(await statesOf(page)).toBe(HALF)
    expect(await form.dialog.boundingBox()).toEqual(size)
    expect((await seenOn(page)).at(0)).toMatch(/^running waiting/)

    expect(await form.cancel.evaluate((button) => button === document.activeElement)).toBe(true)
    await form.cancel.click()
    await form.name.waitFor()
    expect(await form.name.inputValue()).toBe('patient')
    expect(await form.key.inputValue()).toBe(key)
    expect(await form.application.inputValue()).toBe('shop')
    expect(await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'submit')).toBeTruthy()
    expect(await rowOf(page, 'patient').count()).toBe(0)

    await form.endpoint.fill(`${endpoint}/ping`)
    await form.submit.click()
    await form.closed()
    await rowOf(page, 'patient').waitFor()

    // The key goes to the service alone: never to the endpoint, and never into an address.
    expect(requests.filter((url) => new URL(url).pathname === '/api/keys/test')).toHaveLength(2)
    expect(requests.filter((url) => new URL(url).host !== new URL(demo.url).host)).toEqual([])
    expect(requests.filter((url) => new URL(url).pathname.startsWith('/sample/'))).toEqual([])
    expect(requests.filter((url) => url.includes(key))).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('of a stored key is cancelled and made again from the menu of its row', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { key } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'slow one', endpoint: `${endpoint}/slow`, key })
    await form.submit.click()
    await form.saveAnyway.click()
    await form.closed()
    await rowOf(page, 'slow one').getByRole('button', { expanded: false }).click()
    await page.getByRole('menuitem', { name: en.actions.test }).click()
    await running(page, en.diagnosis.steps.authorization).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: en.actions.cancel }).click()
    await page.getByText(en.problems.aborted.what).waitFor()
    expect(await statesOf(page)).toBe('passed passed passed skipped cancelled skipped')
    await page.getByRole('button', { name: en.actions.retry }).click()
    await running(page, en.diagnosis.steps.authorization).waitFor()
    await page.keyboard.press('Escape')
    await form.closed()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('that the server forbids has a reference that is in the log of the service, and the key is not', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { key } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'forbidden', endpoint: `${endpoint}/forbidden`, key })
    await form.submit.click()
    const failed = stepsOf(page).filter({ hasText: en.diagnosis.steps.authorization })
    await failed.getByText(en.diagnosis.failed).first().waitFor()
    expect(await failed.textContent()).toContain(fill(en.diagnosis.causes.forbidden.what, { status: 403 }))
    expect(await failed.textContent()).toContain(en.diagnosis.causes.forbidden.next)
    const reference = (await form.dialog.locator('code').textContent()) ?? ''
    expect(reference).toMatch(/^[\da-f-]{36}$/)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await form.copy.click()
    await form.dialog.getByRole('button', { name: en.reveal.copied }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference)
    const line = demo
      .output()
      .split('\n')
      .find((each) => each.includes(reference))
    const cause = { step: 'authorization', cause: 'forbidden' }
    expect(JSON.parse(line ?? 'null')).toMatchObject({ event: 'check', correlationId: reference, ...cause, actor: 'you' })
    expect(demo.output()).not.toContain(key)
    expect(complaints).toEqual([])
    await context.close()
  })
})
