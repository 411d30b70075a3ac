// node scripts/run.mjs --browser node bench/open.mjs: what it costs to open and close the modal, beside a bare Radix Dialog
// with the same fields, and over pages that are full; and what a key press in its secret field costs. Processor time of the
// main thread as Chromium tells it, peers by turns in one run. Ratios hold on any machine; milliseconds do not.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright'
import { findBrowser, launchArgs } from '../scripts/browser.mjs'
import { ensureBuild } from '../scripts/build.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const ROUNDS = Number(process.env.ROUNDS ?? 9)
const OPENS = 9

await ensureBuild({ types: false })
const bundled = async (folder, alias, plugins = []) => {
  const { outputFiles } = await build({
    entryPoints: [at('./open/page.jsx')],
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: `/out/${folder}`,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    // One React, although the peers of the table bring another copy.
    alias: { ...alias, ...Object.fromEntries(['react', 'react-dom'].map((name) => [name, at(`../node_modules/${name}`)])) },
    plugins,
    logLevel: 'error',
  })
  return outputFiles.map(({ path, contents }) => [path.replace(/^.*\/out\//, '/'), contents])
}
/** The same sources, but that nothing stands below the secret field. */
const withoutMeter = {
  name: 'without-meter',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/src\/ui\/KeyInsight\.tsx$/ }, () => ({ contents: 'export const KeyInsight = () => null', loader: 'js' })),
}
const sources = { 'keyrack/headless': at('../src/headless/index.ts'), keyrack: at('../src/ui/index.ts') }
const files = new Map([
  ...(await bundled('dist', { 'keyrack/headless': at('../dist/headless.js'), keyrack: at('../dist/index.js') })),
  ...(await bundled('meter', sources)),
  ...(await bundled('plain', sources, [withoutMeter])),
])
const styles = readFileSync(at('../dist/styles.css'))
const htmlOf = (bundle) =>
  `<!doctype html><html lang="en" class="kr-scope"><title>bench</title><link rel="stylesheet" href="/styles.css"><body><div id="root"></div><script type="module" src="/${bundle}/page.js"></script>`
const server = createServer(({ url }, response) => {
  const { pathname: path, searchParams } = new URL(url, 'http://localhost')
  const [type, body] =
    path === '/'
      ? ['text/html', htmlOf(searchParams.get('bundle'))]
      : path === '/styles.css'
        ? ['text/css', styles]
        : ['text/javascript', files.get(path)]
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...launchArgs, '--js-flags=--expose-gc'] })

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const sum = (one, other) => Object.fromEntries(Object.keys(one).map((name) => [name, one[name] + other[name]]))

/** A page of its own, with the means to count what it costs. */
async function load(modal, behind = 'empty', { watched = false, bundle = 'dist' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  if (watched)
    await page.addInitScript(() => {
      const watchers = []
      globalThis['__REACT_DEVTOOLS_GLOBAL_HOOK__'] = {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberRoot: (_, root) => watchers.forEach((watcher) => watcher(root)),
        onCommitFiberUnmount: () => undefined,
        watch: (watcher) => watchers.push(watcher),
      }
    })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(`${origin}/?bundle=${bundle}&modal=${modal}&behind=${behind}`)
  if (modal !== 'floor') await page.locator('#trigger').waitFor()
  // Of 10,000 rows those are in the document that can be seen.
  const rows = { host: 1_000, table: 200, rows: 20 }[behind]
  if (rows !== undefined) await page.waitForFunction((wanted) => globalThis.bench.rows() >= wanted, rows, { timeout: 60_000 })
  await page.evaluate(() => gc())
  await settle(page)
  const metrics = async () => {
    const { metrics: list } = await cdp.send('Performance.getMetrics')
    const of = Object.fromEntries(list.map(({ name, value }) => [name, value]))
    return {
      task: of.TaskDuration * 1e3,
      script: of.ScriptDuration * 1e3,
      style: of.RecalcStyleDuration * 1e3,
      layout: of.LayoutDuration * 1e3,
    }
  }
  const cost = async (work) => {
    const before = await metrics()
    await work()
    const after = await metrics()
    return Object.fromEntries(Object.keys(before).map((name) => [name, after[name] - before[name]]))
  }
  return { page, context, cdp, cost }
}

const settle = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))))
const press = (page, selector) =>
  page.evaluate(
    (found) =>
      new Promise((done) => {
        document.querySelector(found).focus()
        document.querySelector(found).click()
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))
      }),
    selector,
  )
const CLOSE = '[role=dialog] button[aria-label=Close], [role=dialog] button'

async function openAndClose({ page, cost }) {
  const open = await cost(() => press(page, '#trigger'))
  if ((await page.locator('[role=dialog]').count()) !== 1) throw new Error('the dialog did not open')
  const close = await cost(() => press(page, CLOSE))
  if ((await page.locator('[role=dialog]').count()) !== 0) throw new Error('the dialog did not close')
  return { open, close, both: sum(open, close) }
}

/** First and later openings of each peer, page by page in turns. */
async function openings(peers, rounds = ROUNDS) {
  const found = new Map(peers.map((peer) => [peer, { first: [], later: [] }]))
  for (let round = 0; round < rounds; round++)
    for (const peer of round % 2 ? peers.toReversed() : peers) {
      const loaded = await load(...peer.split(' over '))
      found.get(peer).first.push(await openAndClose(loaded))
      const later = []
      for (let time = 0; time < OPENS; time++) later.push(await openAndClose(loaded))
      found.get(peer).later.push(...later)
      await loaded.context.close()
    }
  return found
}

const figures = (samples, part = 'both') =>
  Object.fromEntries(
    ['task', 'script', 'style', 'layout'].map((name) => [name, median(samples.map((sample) => sample[part][name]))]),
  )
const ms = (value) => value.toFixed(1)
const row = (name, samples, base) => {
  const all = figures(samples)
  const ratio = base === undefined ? '1' : (all.task / figures(base).task).toFixed(2)
  return `| ${name} | ${ms(figures(samples, 'open').task)} | ${ms(figures(samples, 'close').task)} | ${ms(all.task)} | ${ms(all.script)} | ${ms(all.style)} | ${ms(all.layout)} | ${ratio} |`
}
const head = (first) => `| ${first} | open | close | both | script | style | layout | × |\n|---|--:|--:|--:|--:|--:|--:|--:|`

const only = process.argv[2]
const wanted = (name) => only === undefined || only === name

if (wanted('open')) {
  const found = await openings(['bare over empty', 'ours over empty'])
  const [bare, ours] = ['bare over empty', 'ours over empty'].map((peer) => found.get(peer))
  console.log(`${head('ms of the main thread')}
${row('bare Radix, first', bare.first)}
${row('`AddApiKeyModal`, first', ours.first, bare.first)}
${row('bare Radix, later', bare.later)}
${row('`AddApiKeyModal`, later', ours.later, bare.later)}
`)
}

if (wanted('behind')) {
  const places = ['empty', 'host', 'table', 'rows']
  const peers = places.flatMap((place) => [`ours over ${place}`, `bare over ${place}`])
  const found = await openings(peers, Math.min(ROUNDS, 3))
  const names = {
    empty: 'an empty page',
    host: 'a plain table of 1,000 rows',
    table: 'our table, 200 rows',
    rows: 'our table, 10,000 rows',
  }
  console.log(head('ms of the main thread'))
  for (const peer of ['ours', 'bare'])
    for (const place of places)
      console.log(
        row(
          `${peer === 'ours' ? '`AddApiKeyModal`' : 'bare Radix'} over ${names[place]}`,
          found.get(`${peer} over ${place}`).later,
          place === 'empty' ? undefined : found.get(`${peer} over empty`).later,
        ),
      )
  console.log()
}

if (wanted('keys')) {
  const TYPED = 40
  const SLOWLY = 16
  const PAUSES = { slow: 250, slower: 500 }
  const peers = ['floor', 'plain', 'meter']
  const found = new Map(peers.map((peer) => [peer, { burst: [], slow: [], slower: [] }]))
  for (let round = 0; round < ROUNDS; round++)
    for (const peer of round % 2 ? peers.toReversed() : peers) {
      const loaded = peer === 'floor' ? await load(peer) : await load('ours', 'empty', { bundle: peer })
      if (peer !== 'floor') await press(loaded.page, '#trigger')
      const input = loaded.page.locator('input[name=key]')
      await input.focus()
      const type = async (text, pause = 0) => {
        for (const letter of text) {
          await loaded.page.keyboard.press(letter)
          await loaded.page.evaluate((ms) => new Promise((done) => requestAnimationFrame(() => setTimeout(done, ms))), pause)
        }
      }
      const text = 'x7Kq2ZpW9vNcR4tLbH8mYd5sGfJ1uE4aQ6oTiB3kX'
      // Whatever the last key press has put off is part of the cost.
      const burst = async () => {
        await type(text.slice(0, TYPED - 1))
        await type(text.slice(TYPED - 1, TYPED), 400)
      }
      await type('aq8Zk3Lm0P', 0)
      await settle(loaded.page)
      found.get(peer).burst.push((await loaded.cost(burst)).task / TYPED)
      for (const [pace, pause] of Object.entries(PAUSES)) {
        const { task } = await loaded.cost(() => type(text.slice(0, SLOWLY), pause))
        found.get(peer)[pace].push(task / SLOWLY)
      }
      await loaded.context.close()
    }
  const [floor, plain, meter] = peers.map((peer) => {
    return Object.fromEntries(Object.entries(found.get(peer)).map(([pace, all]) => [pace, median(all)]))
  })
  const line = (name, of) => {
    const cells = Object.entries(of).map(([pace, value]) => `${value.toFixed(2)} | ${(value / plain[pace]).toFixed(2)}`)
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  console.log('| ms of the main thread for a key press | one a frame | × | one each 250 ms | × | one each 500 ms | × |')
  console.log('|---|--:|--:|--:|--:|--:|--:|')
  line('a bare field of react-hook-form', floor)
  line('secret field without a meter', plain)
  line('secret field with a meter', meter)
  console.log()

  const { page, context } = await load('ours', 'empty', { watched: true })
  await press(page, '#trigger')
  await page.locator('input[name=key]').focus()
  await page.keyboard.type('aq8Zk3Lm')
  await settle(page)
  await page.evaluate(() => globalThis.bench.start())
  await page.keyboard.type('x7Kq2Z', { delay: 20 })
  await settle(page)
  const { commits, rendered } = await page.evaluate(() => globalThis.bench.seen())
  console.log(`Six key presses: ${commits} commits, in which these rendered: ${rendered.join(', ')}.\n`)
  await context.close()
}

if (wanted('kept')) {
  console.log('| kept after 50 openings | nodes | listeners |\n|---|--:|--:|')
  for (const peer of ['bare', 'ours']) {
    const { page, context, cdp, cost } = await load(peer)
    const counts = async () => {
      for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage')
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
      return { nodes, jsEventListeners }
    }
    for (let time = 0; time < 5; time++) await openAndClose({ page, cost })
    await settle(page)
    const before = await counts()
    for (let time = 0; time < 50; time++) await openAndClose({ page, cost })
    await settle(page)
    const after = await counts()
    console.log(
      `| ${peer === 'ours' ? '`AddApiKeyModal`' : 'bare Radix'} | ${after.nodes - before.nodes} | ${after.jsEventListeners - before.jsEventListeners} |`,
    )
    await context.close()
  }
}

await browser.close()
server.close()
