// The page that bench/table.mjs drives: ?peer=…&rows=…. It does what a user would cause and tells what is to be seen.
import { ROW_HEIGHT } from './columns.js'
import { makeKeys } from './keys.js'
import { search } from './search.js'

const PEERS = {
  vanilla: () => import('./peers/vanilla.js'),
  reactList: () => import('./peers/reactList.jsx'),
  ours: () => import('./peers/ours.jsx'),
  tanstack: () => import('./peers/tanstack.jsx'),
  mui: () => import('./peers/mui.jsx'),
  agGrid: () => import('./peers/agGrid.jsx'),
  reactAria: () => import('./peers/reactAria.jsx'),
}
/** Rows that are surely in view at the top, whatever the peer renders beyond them. */
const SEEN = 16
/** Beyond them no peer renders anything at the top. */
const NEAR = 60
const CELL = 'th, td, [role=gridcell], [role=rowheader]'
const place = document.getElementById('root')
const query = new URLSearchParams(location.search)
const name = query.get('peer')
const peer = (await PEERS[name]())[name]
const keys = makeKeys(Number(query.get('rows')))
let given
let table

const frame = () => new Promise((done) => requestAnimationFrame(done))
const wait = (ms) => new Promise((done) => setTimeout(done, ms))
/** Once what the next frame shows has been painted. */
const painted = () =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', done, { once: true })
      port1.start()
      port2.postMessage(undefined)
    }),
  )
const rows = () => [...place.querySelectorAll(peer.row)]
const nameOf = (row) => row.querySelector(peer.name)?.textContent ?? ''
const shown = () => rows().map(nameOf)

function scroller() {
  const [row] = rows()
  for (let at = row.parentElement; at !== null; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight + 1) return at
  return document.scrollingElement
}

/** How many places of a row in view have no row with content. */
function blankRows(element) {
  const inPage = element === document.scrollingElement
  const box = inPage ? { top: 0, bottom: innerHeight } : element.getBoundingClientRect()
  const filled = rows().flatMap((row) => {
    const text = row.querySelector(peer.name)
    if (text === null || text.textContent === '') return []
    const whole = row.getBoundingClientRect()
    // React Aria’s rows are as high as their border; their cells have the height.
    return [whole.height > ROW_HEIGHT / 2 ? whole : text.closest(CELL).getBoundingClientRect()]
  })
  const first = place.querySelector(peer.name)
  const head = place.querySelector('[role=columnheader], thead th').getBoundingClientRect().bottom
  const end = first.closest('table, [role=grid], [role=treegrid]').getBoundingClientRect().bottom
  let blank = 0
  for (let y = Math.max(box.top, head, 0) + ROW_HEIGHT / 2; y < Math.min(box.bottom, end, innerHeight) - 2; y += ROW_HEIGHT)
    if (!filled.some((row) => row.top <= y && y < row.bottom)) blank++
  return blank
}

globalThis.bench = {
  wait,
  selectors: peer,
  /** Names that are to be seen at the top after a query, and one that is not to be seen any more. */
  expect(wanted) {
    const before = shown()
    const found = search(keys, wanted).map((key) => key.name)
    const top = found.slice(0, SEEN)
    const near = new Set(found.slice(0, NEAR))
    const gone = before.find((one) => !near.has(one))
    if (gone === undefined && top.every((one) => before.includes(one))) throw new Error('what is expected is to be seen already')
    return { top, gone }
  },
  /** Two frames after what is expected is in the document, and after what was put off has had its time. */
  async until({ top, gone }, limit = 120_000) {
    const since = performance.now()
    for (let pause = 0; ; pause = 40) {
      if (pause > 0) await wait(pause)
      await frame()
      await frame()
      const now = new Set(shown())
      if (top.every((one) => now.has(one)) && !now.has(gone)) break
      if (performance.now() - since > limit)
        throw new Error(`${name} shows ${[...now].slice(0, 3).join(', ')} and not ${top.slice(0, 3).join(', ')} without ${gone}`)
    }
    await wait(100)
    await frame()
  },
  /** Keys in an array of their own: nothing that was kept for an earlier one counts. */
  prepare() {
    given = [...keys]
  },
  mount() {
    table = peer.mount(place, given)
  },
  async unmount() {
    await table.unmount()
    table = undefined
  },
  update: (index, name) => void table.update(keys[index].id, { name }),
  nameAt: (index) => keys[index].name,
  shownAt: (index) => shown()[index],
  counts() {
    const [row] = rows()
    return {
      elements: place.querySelectorAll('*').length,
      rows: rows().length,
      rowElements: row.querySelectorAll('*').length + 1,
      blank: blankRows(scroller()),
    }
  },
  /** Counts rows in which anything changed until `stop` is called. */
  watchRows() {
    const touched = new Set()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(peer.row)
        if (row !== null && row !== undefined) touched.add(row)
      }
    })
    observer.observe(place, { subtree: true, childList: true, characterData: true, attributes: true })
    globalThis.bench.stop = () => {
      observer.disconnect()
      return touched.size
    }
  },
  /** Scrolls by so many rows a frame, to and fro where the end is near. */
  async scroll(frames, step, look = false) {
    const element = scroller()
    const last = element.scrollHeight - element.clientHeight
    const times = []
    let blank = 0
    let to = element.scrollTop
    let way = 1
    await painted()
    for (let at = 0; at < frames; at++) {
      if (to + way * step * ROW_HEIGHT > last || to + way * step * ROW_HEIGHT < 0) way = -way
      to = Math.max(0, Math.min(last, to + way * step * ROW_HEIGHT))
      const since = performance.now()
      element.scrollTop = to
      if (look) {
        await frame()
        if (blankRows(element) > 0) blank++
      }
      await painted()
      times.push(performance.now() - since)
    }
    return { times, blank, height: element.clientHeight }
  },
  /** Back to the top, or at the end, at rest. */
  async rest(place = 'top') {
    const element = scroller()
    element.scrollTop = place === 'top' ? 0 : element.scrollHeight
    await wait(150)
    await frame()
  },
  frame,
}
