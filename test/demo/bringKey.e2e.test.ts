import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, fill, rowOf, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

const { en } = words
const zh = words['zh-Hans']

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

describe('bringing a key', () => {
  it('tests it, stores it and lists it masked, and it is still there after the process was killed', async () => {
    const before = await openPage(browser, demo.url)
    const sample = await sampleOf(before.page)
    const form = addForm(before.page)
    await form.open()
    await form.enter({ name: 'billing-prod', ...sample, application: 'billing' })
    await form.submit.click()
    await form.closed()
    const row = rowOf(before.page, 'billing-prod')
    expect(await row.textContent()).toContain(`sample_••••••••${sample.key.slice(-4)}`)
    expect(await row.textContent()).toContain(en.statuses.active)
    expect(before.complaints).toEqual([])
    await before.context.close()

    await demo.stop('SIGKILL')
    demo = await runDemo({ directory: directory.path, port: demo.port })

    const after = await openPage(browser, demo.url)
    expect(await sampleOf(after.page)).toEqual(sample)
    await rowOf(after.page, 'billing-prod').getByRole('button', { expanded: false }).click()
    await after.page.getByRole('menuitem', { name: en.actions.test }).click()
    await after.page.getByText(en.diagnosis.ok).waitFor()
    expect(after.complaints).toEqual([])
    await after.context.close()
  })

  it('names the step that failed for a wrong key, and saves it only when it is told to', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const sample = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'wrong key', endpoint: sample.endpoint, key: `${sample.key}x` })
    await form.submit.click()
    const failed = page.getByRole('listitem').filter({ hasText: en.diagnosis.steps.authorization })
    await failed.getByText(en.diagnosis.failed).first().waitFor()
    expect(await failed.textContent()).toContain(fill(en.diagnosis.causes.unauthorized.what, { status: 401 }))
    expect(await rowOf(page, 'wrong key').count()).toBe(0)

    await form.back.click()
    expect(await form.key.inputValue()).toBe(`${sample.key}x`)
    await form.submit.click()
    await form.saveAnyway.click()
    await form.closed()
    await rowOf(page, 'wrong key').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it.each([
    ['slow', en.diagnosis.steps.response, en.diagnosis.causes.timeout.what],
    ['wrong', en.diagnosis.steps.response, en.diagnosis.causes.wrongBody.what],
    ['nothing', en.diagnosis.steps.response, fill(en.diagnosis.causes.wrongPath.what, { status: 404 })],
  ])('says what is wrong with the endpoint %s', async (path, step, cause) => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { key } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: path, endpoint: `${demo.url}/sample/${path}`, key })
    await form.submit.click()
    const failed = page.getByRole('listitem').filter({ hasText: step })
    await failed.getByText(en.diagnosis.failed).first().waitFor()
    expect(await failed.textContent()).toContain(cause)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('refuses a key one character too short with the number of the locale, and takes one that is long enough', async () => {
    const { minLength } = en.rules.key
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { endpoint } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'shortest', endpoint, key: 'aB3$'.padEnd(minLength, '~').slice(0, minLength - 1) })
    await form.submit.click()
    await page.getByText(fill(en.errors.key.minLength, { minLength })).waitFor()
    expect(await form.key.getAttribute('minlength')).toBe(String(minLength))
    expect(await form.key.getAttribute('aria-invalid')).toBe('true')

    await form.key.fill('aB3$'.padEnd(minLength, '~'))
    await form.submit.click()
    await form.saveAnyway.click()
    await form.closed()
    await rowOf(page, 'shortest').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('works in Chinese from the first to the last word', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url, { language: 'zh-Hans' })
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    const sample = await sampleOf(page)
    const form = addForm(page, zh)
    await form.open()
    await form.submit.click()
    await page.getByText(zh.errors.key.required).waitFor()
    await form.enter({ name: '计费', ...sample, application: '计费系统' })
    await form.submit.click()
    await form.closed()
    expect(await rowOf(page, '计费').textContent()).toContain(zh.statuses.active)
    await page.reload()
    await rowOf(page, '计费').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('words an error on screen anew when the language changes, and keeps what was entered', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const { endpoint } = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'kept', endpoint, key: 'a b' })
    await form.submit.click()
    // The character itself, before the rule that it breaks.
    const refusal = ({ paste }: Pick<typeof zh, 'paste'>) =>
      fill(paste.problems.space, { position: 2, name: paste.names.space, codePoint: 'U+0020' })
    await page.getByText(refusal(en)).waitFor()

    // The modal covers the choice of language, so it is made in another tab.
    const other = await context.newPage()
    await other.goto(demo.url)
    await other.getByRole('combobox', { name: 'Language' }).selectOption('zh-Hans')

    await page.getByText(refusal(zh)).waitFor()
    expect(await page.getByText(refusal(en)).count()).toBe(0)
    const chinese = addForm(page, zh)
    expect(await chinese.endpoint.inputValue()).toBe(endpoint)
    expect(await chinese.key.inputValue()).toBe('a b')
    expect(complaints).toEqual([])
    await context.close()
  })
})
