import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addForm, fill, sampleOf, words } from './support/addForm'
import { launchBrowser, openPage, type PageOptions } from './support/openPage'
import { runDemo, type RunningDemo, temporaryDirectory } from './support/runDemo'

interface Axe {
  run(options: RunOptions): Promise<AxeResults>
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

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

/** What axe finds, in words: rule, and the elements that break it. */
async function violationsOn(page: Page): Promise<string[]> {
  // A dialog that is still coming in is half transparent, and its contrast with it.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity)
        .map((one) => one.finished),
    ),
  )
  // A menu stands at the end of the body, outside of every landmark, as everything that floats: good practice asks for
  // landmarks around all content, and no WCAG criterion does.
  const rules = { region: { enabled: (await page.getByRole('menu').count()) === 0 } }
  const results = await page.evaluate((options) => (globalThis as unknown as { axe: Axe }).axe.run(options), { rules })
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Whether anything is wider than the page, or than the dialog in front of it. */
const overflowOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')]
    return wide
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`)
  })

/** Every state that a user comes by, in one walk. */
async function walk(page: Page, language: 'en' | 'zh-Hans', look: (state: string) => Promise<void>): Promise<void> {
  const local = words[language]
  const form = addForm(page, local)
  const sample = await sampleOf(page)
  await look('page')
  await form.open()
  await look('empty form')
  await form.submit.click()
  await page.getByText(local.errors.key.required).waitFor()
  await look('form with errors')
  await form.enter({ name: 'billing-prod with a name that is rather long for a column', ...sample, key: `${sample.key}x` })
  await look('filled form')
  await form.submit.click()
  await form.saveAnyway.waitFor()
  await look('failed test')
  await form.saveAnyway.click()
  await form.closed()
  await form.open()
  await form.issueInstead()
  await form.enter({ name: 'partner' })
  await look('form of an issued key')
  await form.submit.click()
  await form.secret.waitFor()
  await look('reveal')
  await form.kept.check()
  await form.done.click()
  await form.closed()
  const menu = page.getByRole('button', { name: fill(local.table.actionsFor, { name: 'partner' }) }).first()
  await menu.click()
  await page.getByRole('menu').waitFor()
  await look('menu')
  await page.getByRole('menuitem', { name: local.actions.edit }).click()
  await page.getByRole('dialog').waitFor()
  await look('edit')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await menu.click()
  await page.getByRole('menuitem', { name: local.actions.revoke }).click()
  await page.getByRole('alertdialog').waitFor()
  await look('question before revoking')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await page.getByRole('searchbox').fill('nothing is called this')
  await page.getByText(fill(local.table.noMatch, { search: 'nothing is called this' })).waitFor()
  await look('search without a match')
  await page.getByRole('combobox').nth(2).selectOption('failing')
  await page.getByRole('alert').waitFor()
  await look('failed list')
  await page.locator('summary').click()
  await look('sample endpoints that fail')
}

describe('the demo for everybody', () => {
  it.each<Required<Pick<PageOptions, 'language' | 'theme' | 'width'>>>([
    { language: 'en', theme: 'light', width: 1280 },
    { language: 'en', theme: 'dark', width: 320 },
    { language: 'zh-Hans', theme: 'dark', width: 1280 },
    { language: 'zh-Hans', theme: 'light', width: 320 },
  ])('has nothing that axe objects to, and fits: $language, $theme, $width px', async (options) => {
    // Only here: axe comes as a script of its own, which the policy of the page refuses.
    const { page, context, complaints } = await openPage(browser, demo.url, { ...options, bypassCSP: true })
    await page.addScriptTag({ path: axePath })
    const found: string[] = []
    await walk(page, options.language, async (state) => {
      const problems = [...(await violationsOn(page)), ...(await overflowOn(page)).map((what) => `too wide: ${what}`)]
      found.push(...problems.map((problem) => `${state}: ${problem}`))
    })
    expect(found).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('fits at every width between', async () => {
    const { page, context } = await openPage(browser, demo.url)
    const tooWide: number[] = []
    for (const width of [320, 360, 480, 640, 768, 1024, 1280, 1600]) {
      await page.setViewportSize({ width, height: 900 })
      if ((await overflowOn(page)).length > 0) tooWide.push(width)
    }
    expect(tooWide).toEqual([])
    await context.close()
  })

  it('remembers language and theme, and nothing else', async () => {
    const { page, context, complaints } = await openPage(browser, demo.url)
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-Hans')
    await page.reload()
    await page.getByRole('heading', { name: words['zh-Hans'].table.title }).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
      'keyrack-demo.language': 'zh-Hans',
      'keyrack-demo.theme': 'dark',
    })
    expect(complaints).toEqual([])
    await context.close()
  })
})
