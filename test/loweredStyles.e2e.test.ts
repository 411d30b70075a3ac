import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { build } from 'vite'
import { afterAll, expect, it } from 'vitest'
import { findBrowser, launchArgs } from '../scripts/browser.mjs'

mkdirSync('.tmp', { recursive: true })
const folder = mkdtempSync(join(process.cwd(), '.tmp/lowered-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Of a host that says nothing about colour schemes itself. */
const page = (theme: string) => `
  <html${theme}><body><link rel="stylesheet" href="./out/styles.css">
    <div class="kr-scope kr-note"><button class="kr-button" data-look="primary">Save</button></div>
  </body></html>`

it('the colours survive a build for browsers without light-dark(), in light, in dark and as the system', async () => {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: folder,
    build: {
      cssTarget: 'chrome111',
      cssMinify: 'lightningcss',
      outDir: join(folder, 'out'),
      rolldownOptions: {
        input: join(process.cwd(), 'src/ui/styles/styles.css'),
        output: { assetFileNames: 'styles.css' },
      },
    },
  })
  const executablePath = findBrowser()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: launchArgs })
  try {
    const colours = async (theme: string, system: 'light' | 'dark') => {
      writeFileSync(join(folder, 'page.html'), page(theme))
      const tab = await browser.newPage({ colorScheme: system })
      await tab.goto(pathToFileURL(join(folder, 'page.html')).href)
      const found = await tab.evaluate(() => {
        const of = (selector: string) => getComputedStyle(document.querySelector(selector) as Element).backgroundColor
        return [of('.kr-note'), of('.kr-button')]
      })
      await tab.close()
      return found
    }
    const light = await colours('', 'light')
    const dark = await colours('', 'dark')
    for (const colour of [...light, ...dark]) expect(colour).not.toBe('rgba(0, 0, 0, 0)')
    expect(light).not.toEqual(dark)
    expect(await colours(' data-theme="dark"', 'light')).toEqual(dark)
    expect(await colours(' class="light"', 'dark')).toEqual(light)
  } finally {
    await browser.close()
  }
})
