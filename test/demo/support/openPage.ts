import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { findBrowser, launchArgs } from '../../../scripts/browser.mjs'

export interface PageOptions {
  readonly language?: 'en' | 'zh-Hans'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  /** For a test that adds a script of its own. @default false */
  readonly bypassCSP?: boolean
}

export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  /** What no page of the demo may cause: console output, uncaught errors, breaches of the policy, requests to other hosts. */
  readonly complaints: string[]
}

/** A real Chromium; its absence is a failure, since `npm test` installs one. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error(
      'no Chromium was found for the end-to-end tests; run them through `npm test`, which installs one, or set CHROME_PATH',
    )
  return chromium.launch({ executablePath, args: launchArgs })
}

function watch(page: Page, origin: string, complaints: string[]): void {
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.origin !== origin) complaints.push(`request to ${url.origin}`)
  })
}

/** Opens the demo in a fresh profile and waits for its list. */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<WatchedPage> {
  const { language = 'en', theme = 'light', width = 1280, bypassCSP = false } = options
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    locale: language === 'en' ? 'en-US' : 'zh-CN',
    bypassCSP,
  })
  context.setDefaultTimeout(15_000)
  const complaints: string[] = []
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    )
  })
  context.on('page', (page) => watch(page, url, complaints))
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('table').and(page.locator('[aria-busy=false]')).waitFor()
  return { page, context, complaints }
}
