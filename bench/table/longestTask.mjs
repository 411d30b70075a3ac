const START = 'bench-start'
const END = 'bench-end'

/**
 * The longest task of the page's main thread while the work is done: `wall` is how long nothing else got its turn, `cpu` how
 * long it would have been alone on the machine. Milliseconds.
 */
export async function longestTask({ browser, page, work }) {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'blink.user_timing'] })
  await page.evaluate((name) => void performance.mark(name), START)
  await work()
  await page.evaluate((name) => void performance.mark(name), END)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const [start, end] = [START, END].map((name) => traceEvents.find((event) => event.name === name))
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid, ts }) =>
      name.endsWith('RunTask') && ph === 'X' && pid === start.pid && tid === start.tid && ts > start.ts && ts < end.ts,
  )
  if (tasks.length === 0) throw new Error('the trace tells of no task between the marks')
  const longest = (of) => Math.max(...tasks.map((task) => (task[of] ?? 0) / 1_000))
  return { wall: longest('dur'), cpu: longest('tdur') }
}
