import { longestTask } from './longestTask.mjs'

const FRAMES = 40
const STEP = 7
const KEYS = ['p', 'r', 'o']

/**
 * One page of one peer, from loading to the end, and what each thing costs in it: milliseconds of the main thread's processor
 * time, from the press to two frames after what was asked for is in the document, with what was put off until 0.1 s later.
 * The first mount is with code that never ran, as a user has it; all else is from the later ones, `passes` in all. `traced` looks
 * for the longest tasks too, last of all, for tracing costs time.
 */
export async function visit({ browser, origin, peer, rows, passes, traced: tracing }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(180_000)
  const problems = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const time = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000
  }
  const heap = async () => {
    for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage')
    return (await cdp.send('Runtime.getHeapUsage')).usedSize
  }
  const found = {}
  const keep = (name, value) => (found[name] ??= []).push(value)

  await page.goto(`${origin}/?peer=${peer}&rows=${rows}`)
  await page.waitForFunction(() => globalThis.bench !== undefined)
  const selectors = await page.evaluate(() => globalThis.bench.selectors)
  const expect = (query) => page.evaluate((query) => globalThis.bench.expect(query), query)
  const until = (wanted) => page.evaluate((wanted) => globalThis.bench.until(wanted), wanted)
  const cost = async (work, wanted) => {
    // What is collected is nobody's: each starts with an empty nursery.
    await cdp.send('HeapProfiler.collectGarbage')
    await page.evaluate(() => globalThis.bench.wait(60))
    const before = await time()
    await work()
    await until(wanted)
    return (await time()) - before
  }
  const mount = async () => cost(() => page.evaluate(() => globalThis.bench.mount()), await expect({}))
  const mountAnew = async () => {
    await page.evaluate(() => globalThis.bench.unmount())
    await page.evaluate(() => globalThis.bench.prepare())
    return mount()
  }
  const click = async (selector) => {
    const { x, y, width, height } = await page.locator(selector).first().boundingBox()
    await page.mouse.move(x + Math.min(20, width / 2), y + height / 2)
    return async () => {
      await page.mouse.down()
      await page.mouse.up()
    }
  }
  const type = async (query) => {
    const wanted = await expect(query)
    return cost(() => page.keyboard.press(query.text.at(-1)), wanted)
  }
  const clear = async () => {
    await page.keyboard.press('ControlOrMeta+A')
    const wanted = await expect({})
    await page.keyboard.press('Delete')
    await until(wanted)
  }
  const traced = async (work, wanted) => longestTask({ browser, page, work: async () => (await work(), await until(wanted)) })

  const nothing = await cost(() => page.evaluate(() => undefined), { top: [] })
  keep('nothing', nothing)
  await page.evaluate(() => globalThis.bench.prepare())
  const before = await heap()
  keep('firstMount', await mount())
  keep('heap', (await heap()) - before)
  const counts = await page.evaluate(() => globalThis.bench.counts())
  if (counts.blank > 0) throw new Error(`${peer} shows ${counts.blank} empty rows at rest`)
  keep('counts', counts)

  for (let pass = 0; pass <= passes; pass++) {
    // In the first pass code runs that never ran, and may have to be fetched: kept apart.
    const keep = (name, value) => (found[pass === 0 ? `first ${name}` : name] ??= []).push(value)
    keep('mount', await mountAnew())

    // What changes is in view, and neither sorted nor searched.
    for (const index of [4, 9]) {
      const name = `Changed ${pass} ${index}`
      const wanted = { top: [name], gone: await page.evaluate((index) => globalThis.bench.shownAt(index), index) }
      keep(
        'update',
        await cost(() => page.evaluate(([index, name]) => globalThis.bench.update(index, name), [index, name]), wanted),
      )
    }
    const name = `Changed ${pass} again`
    const wanted = { top: [name], gone: await page.evaluate(() => globalThis.bench.shownAt(5)) }
    await page.evaluate(() => globalThis.bench.watchRows())
    await page.evaluate((name) => globalThis.bench.update(5, name), name)
    await until(wanted)
    keep('rowsTouched', await page.evaluate(() => globalThis.bench.stop()))

    await mountAnew()
    await page.locator(selectors.search).first().focus()
    for (const [at, key] of KEYS.entries()) keep(`key ${key}`, await type({ text: KEYS.slice(0, at + 1).join('') }))
    await clear()

    const press = await click(selectors.sort)
    keep('sort', await cost(press, await expect({ direction: 'ascending' })))
    keep('reverse', await cost(press, await expect({ direction: 'descending' })))
  }

  await mountAnew()
  await page.evaluate(() => globalThis.bench.scroll(10, 7))
  await page.evaluate(() => globalThis.bench.rest())
  const scrolledFrom = await time()
  const { times } = await page.evaluate(([frames, step]) => globalThis.bench.scroll(frames, step), [FRAMES, STEP])
  keep('frame', ((await time()) - scrolledFrom) / FRAMES)
  await page.evaluate(() => globalThis.bench.rest('end'))
  await page.evaluate(() => globalThis.bench.scroll(10, 7))
  const scrolledUpFrom = await time()
  await page.evaluate(([frames, step]) => globalThis.bench.scroll(frames, step), [FRAMES, STEP])
  keep('frameUp', ((await time()) - scrolledUpFrom) / FRAMES)
  keep('frameTime', times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1])
  await page.evaluate(() => globalThis.bench.rest())
  keep('blank', (await page.evaluate(([frames, step]) => globalThis.bench.scroll(frames, step, true), [FRAMES, STEP])).blank)
  await page.evaluate(() => globalThis.bench.rest())

  if (tracing) {
    await page.locator(selectors.search).first().focus()
    for (const [at, key] of KEYS.entries()) {
      const wanted = await expect({ text: KEYS.slice(0, at + 1).join('') })
      keep('longestOfKey', await traced(() => page.keyboard.press(key), wanted))
    }
    await clear()
    const press = await click(selectors.sort)
    keep('longestOfSort', await traced(press, await expect({ direction: 'ascending' })))
    keep('longestOfReverse', await traced(press, await expect({ direction: 'descending' })))
  }
  await context.close()
  if (problems.length > 0) throw new Error(`${peer} with ${rows} rows says: ${problems[0]}`)
  return found
}
