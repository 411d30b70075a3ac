import { targets } from './targets.mjs'

const NAMES = {
  vanilla: 'by hand, plain DOM (the floor)',
  reactList: 'by hand, React',
  ours: '`ApiKeyTable`',
  tanstack: 'TanStack Table + Virtual',
  mui: 'MUI X DataGrid',
  agGrid: 'AG Grid',
  reactAria: 'React Aria Table',
}
const MEASURES = [
  ['firstMount', 'first mount'],
  ['mount', 'mount'],
  ['first key', 'first key press'],
  ['key', 'key press'],
  ['sort', 'sort'],
  ['reverse', 'reverse'],
  ['update', 'one row changed'],
  ['frame', 'scroll down, a frame'],
  ['frameUp', 'scroll up, a frame'],
]

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const fixed = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1))
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|---|${head
      .slice(1)
      .map(() => '--:|')
      .join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

/** Medians of one peer with so many rows, without what the measurement itself costs. */
function figuresOf(samples, peer, rows) {
  const mine = samples.filter((sample) => sample.peer === peer && sample.rows === rows)
  if (mine.length === 0) return undefined
  const all = (name) => mine.flatMap((sample) => sample[name] ?? [])
  const nothing = median(samples.filter((sample) => sample.rows === rows).flatMap((sample) => sample.nothing))
  const net = (name) => median(all(name)) - (name.startsWith('frame') ? 0 : nothing)
  // Of three letters the mean: each finds less than the one before.
  const letters = (before) => ['p', 'r', 'o'].reduce((sum, letter) => sum + net(`${before}key ${letter}`), 0) / 3
  const longest = (name) =>
    all(name).length === 0
      ? undefined
      : Object.fromEntries(['wall', 'cpu'].map((of) => [of, median(all(name).map((task) => task[of]))]))
  return {
    rounds: mine.length,
    nothing,
    ...Object.fromEntries(
      MEASURES.map(([name]) => [name, name === 'key' ? letters('') : name === 'first key' ? net('first key p') : net(name)]),
    ),
    touched: median(all('rowsTouched')),
    frameTime: median(all('frameTime')),
    blank: median(all('blank')),
    heap: median(all('heap')) / 1_000_000,
    ...all('counts')[0],
    longest: Object.fromEntries(['Key', 'Sort', 'Reverse'].map((of) => [of, longest(`longestOf${of}`)])),
  }
}

/** Markdown of everything that was measured, and what of it was asked for. */
export function report({ samples, machine, versions }) {
  const sizes = [...new Set(samples.map(({ rows }) => rows))].toSorted((a, b) => a - b)
  const parts = [
    `\`node scripts/run.mjs --browser node bench/table.mjs\`, after \`npm ci\` in \`bench/\`. ${new Date().toISOString().slice(0, 10)}, ${machine}, shared with other work; ${versions.join(', ')}.`,
    `Milliseconds of the main thread’s processor time (\`Performance.getMetrics\`, thread ticks), from the press to two frames after the expected rows are in the document and 0.1 s of rest; medians, peers by turns in one run, each visit in a page of its own, less what the same measurement costs when nothing is done. × is to the floor. All show the same eleven columns, rows of 44 px, 880 px of them (ours 45 px less, for its heading is within them). The floor lower-cases three fields of each row for each key press, sorts by \`<\` and writes into 21 rows that stay; ours searches five fields and sorts by \`Intl.Collator\`, as a reader expects it. MUI’s community grid shows at most 100 rows a page. React Aria’s table sorts and searches by the floor’s own functions. “First” is with code that never ran, or that has to be fetched.`,
  ]
  for (const rows of sizes) {
    const all = Object.entries(NAMES).flatMap(([peer, name]) => {
      const figures = figuresOf(samples, peer, rows)
      return figures === undefined ? [] : [[name, figures]]
    })
    const floor = figuresOf(samples, 'vanilla', rows)
    const cell = (figures, name) =>
      `${fixed(figures[name])}${floor === undefined || figures === floor ? '' : ` (${(figures[name] / floor[name]).toFixed(figures[name] / floor[name] < 10 ? 1 : 0)} ×)`}`
    parts.push(
      `### ${rows.toLocaleString('en')} rows`,
      table(
        ['ms (×)', ...MEASURES.map(([, title]) => title)],
        all.map(([name, figures]) => [name, ...MEASURES.map(([measure]) => cell(figures, measure))]),
      ),
      table(
        [
          '',
          'rounds',
          'heap beyond the data, MB',
          'elements',
          'rows in the document',
          'elements a row',
          'rows touched by a change',
          'frame p95, ms',
          'blank frames of 40',
        ],
        all.map(([name, f]) => [
          name,
          f.rounds,
          f.heap.toFixed(1),
          f.elements,
          f.rows,
          f.rowElements,
          f.touched,
          fixed(f.frameTime),
          f.blank,
        ]),
      ),
    )
    const traced = all.filter(([, { longest }]) => longest.Key !== undefined)
    if (traced.length > 0)
      parts.push(
        table(
          ['longest task, ms on the clock (of the processor)', 'key press', 'sort', 'reverse'],
          traced.map(([name, { longest }]) => [
            name,
            ...['Key', 'Sort', 'Reverse'].map((of) => `${fixed(longest[of].wall)} (${fixed(longest[of].cpu)})`),
          ]),
        ),
      )
    const judged = targets({ rows, ours: figuresOf(samples, 'ours', rows), floor })
    if (judged.length > 0) parts.push(table(['asked of `ApiKeyTable`', 'limit', 'measured', ''], judged))
  }
  return `${parts.join('\n\n')}\n`
}
