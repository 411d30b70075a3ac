// node scripts/run.mjs --browser node bench/table.mjs [--rows 100,10000] [--rounds 5] [--only ours,vanilla] [--samples file.json] [--write]
// Our table beside other grids and a hand-written list as the floor: processor time of the main thread as Chromium tells it,
// peers by turns in one run. `npm ci` in bench/ installs them. Ratios hold on any machine; milliseconds do not.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser, launchArgs } from '../scripts/browser.mjs'
import { peerVersions } from './table/peerVersions.mjs'
import { report } from './table/report.mjs'
import { servePage } from './table/servePage.mjs'
import { visit } from './table/visit.mjs'

const PEERS = ['vanilla', 'reactList', 'ours', 'tanstack', 'mui', 'agGrid', 'reactAria']
/** With more, a round of React Aria takes minutes. */
const MOST = { reactAria: 10_000 }
/** Its rounds take a minute each. */
const ROUNDS = { reactAria: 2 }
/** With so many rows the longest task is looked for, in so many rounds. */
const TRACED = 100_000
const TRACES = 2

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: PEERS.join(',') },
    passes: { type: 'string', default: '1' },
    // Samples of an earlier run, of other sizes or peers, to report together; this run's are added.
    samples: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const sizes = options.rows.split(',').map(Number)
const rounds = Number(options.rounds)
const peers = options.only.split(',')
const strange = peers.filter((peer) => !PEERS.includes(peer))
if (strange.length > 0) throw new Error(`--only knows ${PEERS.join(', ')}, and not ${strange.join(', ')}`)
if (!existsSync(fileURLToPath(new URL('node_modules/ag-grid-community', import.meta.url))))
  throw new Error('the peers are not installed: run `npm ci` in bench/, which keeps them out of the library’s own packages')

const server = await servePage({
  entry: 'table/page.js',
  css: (query) => (query.get('peer') === 'ours' ? ['../dist/styles.css', 'table/ours.css'] : ['table/style.css']),
})
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...launchArgs, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
})
const samples =
  options.samples !== undefined && existsSync(options.samples) ? JSON.parse(readFileSync(options.samples, 'utf8')) : []
try {
  for (const rows of sizes)
    for (let round = 0; round < rounds; round++) {
      const turn = peers.filter((peer) => rows <= (MOST[peer] ?? Infinity) && round < (ROUNDS[peer] ?? Infinity))
      for (const peer of round % 2 ? turn.toReversed() : turn) {
        const since = performance.now()
        const traced = rows >= TRACED && round < TRACES
        const found = await visit({ browser, origin: server.origin, peer, rows, passes: Number(options.passes), traced })
        samples.push({ peer, rows, round, ...found })
        if (options.samples !== undefined) writeFileSync(options.samples, JSON.stringify(samples))
        process.stderr.write(
          `${rows} rows, round ${round + 1} of ${rounds}: ${peer}, ${((performance.now() - since) / 1000).toFixed(1)} s\n`,
        )
      }
    }
} finally {
  await browser.close()
  server.close()
}

const text = report({
  samples,
  rounds,
  peers,
  sizes,
  versions: peerVersions(),
  machine: `${cpus().length} cores of ${cpus()[0].model.trim()}, Chromium ${browser.version()}, Node ${process.versions.node}`,
})
console.log(text)
if (options.write) {
  const file = new URL('RESULTS.md', import.meta.url)
  const before = readFileSync(file, 'utf8')
  const [head] = before.split(/^## The table$/m)
  const rest = before.slice(head.length).match(/\n## (?!The table)[^]*$/)?.[0] ?? ''
  writeFileSync(file, `${head.trimEnd()}\n\n## The table\n\n${text}${rest}`)
}
