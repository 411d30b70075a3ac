import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright'
import { ensureBuild } from '../../../scripts/build.mjs'
import { startDemo } from '../../../demo/server/startDemo'
import { launchBrowser } from './openPage'

export interface Stage {
  readonly url: string
  readonly browser: Browser
  readonly open: (options?: StageOptions) => Promise<{ readonly page: Page; readonly context: BrowserContext }>
  readonly stop: () => Promise<void>
}

export interface StageOptions {
  /** Replaces the policy of the page; it is given the nonce of the page. */
  readonly policy?: (nonce: string) => string
  readonly watch?: (page: Page) => void
  /** Runs in the page before anything else. */
  readonly before?: () => void
  readonly permissions?: readonly string[]
}

const HTML = `<!doctype html>
<html lang="en" class="kr-scope">
  <head>
    <meta name="csp-nonce" nonce="__CSP_NONCE__" />
    <title>Stage</title>
    <link rel="stylesheet" href="/styles.css" />
    <script type="module" src="/stagePage.js"></script>
  </head>
  <body><div id="root"></div></body>
</html>`

/** The library as its users get it, in a host of the test's, over the demo's server and its store. */
export async function startStage(): Promise<Stage> {
  await ensureBuild()
  mkdirSync('.tmp', { recursive: true })
  const folder = mkdtempSync(join(process.cwd(), '.tmp/stage-'))
  const page = join(folder, 'page')
  const dist = (path: string) => join(process.cwd(), 'dist', path)
  await build({
    entryPoints: ['test/demo/support/stagePage.tsx'],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: page,
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'keyrack/adapters/http': dist('adapters/http.js'), keyrack: dist('index.js') },
    logLevel: 'error',
  })
  copyFileSync(dist('styles.css'), join(page, 'styles.css'))
  writeFileSync(join(page, 'index.html'), HTML)
  const [browser, demo] = await Promise.all([launchBrowser(), startDemo({ directory: join(folder, 'store'), page, port: 0 })])
  return {
    url: demo.url,
    browser,
    open: async ({ policy, watch, before, permissions = [] } = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
      context.setDefaultTimeout(10_000)
      await context.grantPermissions([...permissions], { origin: demo.url })
      if (before !== undefined) await context.addInitScript(before)
      const opened = await context.newPage()
      watch?.(opened)
      if (policy !== undefined)
        await opened.route(`${demo.url}/`, async (route) => {
          const response = await route.fetch()
          const [, nonce = ''] = /nonce="([^"]+)"/.exec(await response.text()) ?? []
          await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy(nonce) } })
        })
      await opened.goto(demo.url)
      await opened.getByRole('table').and(opened.locator('[aria-busy=false]')).waitFor()
      return { page: opened, context }
    },
    stop: async () => {
      await browser.close()
      await demo.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The endpoint of the demo that knows no key but its own, and its own key. */
export async function sampleFor(url: string): Promise<{ readonly endpoint: string; readonly key: string }> {
  const answer = (await (await fetch(`${url}/sample`)).json()) as { readonly key: string }
  return { endpoint: `${url}/sample/ping`, key: answer.key }
}
