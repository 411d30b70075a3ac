import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, rowOf, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

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

describe('the network of the demo', () => {
  it('fails when it is told to: the list says so and offers another try', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const network = page.getByRole('combobox', { name: 'Network' })
    await network.selectOption('failing')
    const alert = page.getByRole('alert').filter({ hasText: en.table.failed })
    await alert.getByRole('button', { name: en.actions.retry }).click()
    await alert.waitFor()
    await network.selectOption('normal')
    await page.getByText(en.table.empty).waitFor()
    expect(await alert.count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('keeps the form when saving fails, and the next try makes one key', async () => {
    const { page, context } = await openPage(browser, demo.url)
    const sample = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'second try', ...sample, application: 'shop' })
    const isCreate = (url: URL) => url.pathname === '/api/keys'
    await context.route(isCreate, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
    await form.submit.click()
    await form.dialog.getByText(en.problems.network.what).waitFor()
    expect(await form.name.inputValue()).toBe('second try')
    expect(await form.endpoint.inputValue()).toBe(sample.endpoint)
    expect(await form.key.inputValue()).toBe(sample.key)
    expect(await form.application.inputValue()).toBe('shop')

    await context.unroute(isCreate)
    await form.submit.click()
    await form.closed()
    await expect.poll(() => rowOf(page, 'second try').count()).toBe(1)
    await context.close()
  })

  it('keeps the form when the failing network refuses the test', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const sample = await sampleOf(page)
    await page.getByRole('combobox', { name: 'Network' }).selectOption('failing')
    await page.getByRole('alert').waitFor()
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'refused', ...sample })
    await form.submit.click()
    await form.dialog.getByText(en.problems.unavailable.what).first().waitFor()
    expect(await form.name.inputValue()).toBe('refused')
    expect(await form.key.inputValue()).toBe(sample.key)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is slow when it is told to: rows of the final shape stand in until the keys come', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    await page.getByRole('combobox', { name: 'Network' }).selectOption('slow')
    await page.locator('table[aria-busy=true] .kr-skeleton').first().waitFor()
    await page.locator('table[aria-busy=false]').waitFor()
    await rowOf(page, 'second try').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('can be left in the middle of a test: the form comes back and nothing is saved', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { key } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'left', endpoint: `${demo.url}/sample/slow`, key })
    await form.submit.click()
    await form.dialog.getByText(en.add.checking).waitFor()
    await form.cancel.click()
    await form.submit.and(page.getByText(en.add.submitBring)).waitFor()
    expect(await form.key.inputValue()).toBe(key)
    expect(await rowOf(page, 'left').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })
})
