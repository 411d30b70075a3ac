import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSecret } from '../../src/core/generate'
import { addForm, rowOf, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'
import { filesWith, hasTrace } from './support/traces'

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

const newCanary = () => generateSecret({ prefix: 'sk_live_', length: 32 }).reveal()

/** An answer that repeats the key wherever an answer has text. */
const quoting = (secret: string) => ({
  type: `urn:${secret}`,
  title: secret,
  detail: `bad key ${secret}`,
  status: 422,
  code: 'invalid',
  params: { value: secret },
  issues: [{ field: 'key', code: secret, params: { value: secret } }],
})

/** Whatever a page leaves behind that another script, another user or an extension could read. */
const leftOn = (page: Page) =>
  page.evaluate(async () => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields.map((field) => field.value),
      location.href,
      history.length,
      history.state,
      document.cookie,
      document.title,
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      await caches.keys(),
      performance.getEntriesByType('resource').map(({ name }) => name),
    ])
  })

/** Every attribute of every element, while the key stands in its field. */
const attributesOn = (page: Page) =>
  page.evaluate(() =>
    JSON.stringify(
      [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name, value }) => [name, value])),
    ),
  )

describe('a secret', () => {
  it('is found by the search that the tests below rely on', () => {
    const secret = newCanary()
    const hidden = (text: string | Buffer) =>
      hasTrace(Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' after')]), secret)
    expect(hidden(secret)).toBe(true)
    expect(hidden(secret.slice(8, -4))).toBe(true)
    expect(hidden(Buffer.from(secret, 'utf16le'))).toBe(true)
    expect(hidden(Buffer.from(secret).toString('hex'))).toBe(true)
    for (const before of ['', 'x', 'xx']) expect(hidden(Buffer.from(`${before}${secret}y`).toString('base64'))).toBe(true)
    expect(hidden([...secret].reverse().join(''))).toBe(true)
    expect(hidden(newCanary())).toBe(false)
  })

  it('goes from the form to the encrypted store and is nowhere else, whatever happens on the way', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const wire: { readonly what: string; readonly text: string }[] = []
    const bodies: Promise<void>[] = []
    page.on('request', (request) =>
      wire.push({ what: `request ${request.url()}`, text: request.url() + JSON.stringify(request.headers()) }),
    )
    page.on('response', (response) => {
      const text = response.text().catch(() => '')
      bodies.push(
        text.then(
          (body) => void wire.push({ what: `response ${response.url()}`, text: body + JSON.stringify(response.headers()) }),
        ),
      )
    })
    const { endpoint } = await sampleOf(page)
    const [saved, cancelled, refused] = [newCanary(), newCanary(), newCanary()]
    const form = addForm(page)

    // Saved, after a test that failed, and looked at on the way.
    await form.open()
    await form.enter({ name: 'saved', endpoint, key: saved })
    await form.dialog.getByRole('button', { name: en.add.show }).click()
    expect(hasTrace(await attributesOn(page), saved)).toBe(false)
    await form.submit.click()
    await form.saveAnyway.waitFor()
    expect(hasTrace(await attributesOn(page), saved)).toBe(false)
    await form.saveAnyway.click()
    await form.closed()
    await rowOf(page, 'saved').waitFor()

    // Given up, after a test that failed.
    await form.open()
    await form.enter({ name: 'cancelled', endpoint, key: cancelled })
    await form.submit.click()
    await form.back.click()
    await form.cancel.click()
    await form.closed()

    // Answered with a failure that quotes it, and then given up.
    await form.open()
    await form.enter({ name: 'refused', endpoint, key: refused })
    await context.route(
      (url) => url.pathname === '/api/keys',
      (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(quoting(refused)) })
          : route.continue(),
    )
    await form.submit.click()
    await form.saveAnyway.click()
    await form.dialog.locator('[role=alert]:visible, .kr-field-message:visible').first().waitFor()
    expect(hasTrace(await attributesOn(page), refused)).toBe(false)
    expect(hasTrace((await form.dialog.textContent()) ?? '', refused)).toBe(false)
    await form.cancel.click()
    await form.closed()
    await page.getByRole('searchbox').fill('saved')
    await rowOf(page, 'saved').waitFor()

    const left = await leftOn(page)
    await Promise.all(bodies)
    await context.close()
    await demo.stop()
    const output = demo.output()

    for (const secret of [saved, cancelled, refused]) {
      expect(hasTrace(left, secret)).toBe(false)
      expect(hasTrace(JSON.stringify(complaints), secret)).toBe(false)
      const found = wire.filter(({ text }) => hasTrace(text, secret)).map(({ what }) => what)
      // The one answer that the test itself made up.
      expect(found).toEqual(secret === refused ? [`response ${demo.url}/api/keys`] : [])
      expect(hasTrace(output, secret)).toBe(false)
      expect(filesWith(directory.path, secret)).toEqual([])
    }
    expect(wire.some(({ what, text }) => what.includes('/api/keys?') && text.includes('"saved"'))).toBe(true)
    // The browser's own note of the answer that was made up.
    expect(complaints.filter((complaint) => !complaint.includes('status of 422'))).toEqual([])
    demo = await runDemo({ directory: directory.path })
  })

  it('that passes its test is in no file, no list and no output either', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    const sample = await sampleOf(page)
    const form = addForm(page)
    await form.open()
    await form.enter({ name: 'works', ...sample })
    await form.submit.click()
    await form.closed()
    await rowOf(page, 'works').waitFor()
    const list = await page.evaluate(async () => (await fetch('/api/keys')).text())
    expect(list).toContain('"works"')
    expect(hasTrace(list, sample.key)).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
    await demo.stop()
    expect(hasTrace(demo.output(), sample.key)).toBe(false)
    expect(filesWith(directory.path, sample.key)).toEqual([])
  })
})
