// node scripts/run.mjs node bench/recognize.mjs: recognizeKey against what most people would write, a list of as many
// anchored regular expressions tried one after the other, and against the same list as scanners use it, looking anywhere in
// a text. Ratios of one run hold on any machine; microseconds do not. The output is Markdown.
import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const source = (name) => JSON.stringify(fileURLToPath(new URL(`../src/core/${name}.ts`, import.meta.url)))

const bundled = async (contents) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  })
  return outputFiles[0].contents
}

const load = (code) => import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

const code = await bundled(`export { recognizeKey } from ${source('recognizeKey')}`)
const { RECOGNITION_TABLE } = await load(await bundled(`export * from ${source('recognitionTable')}`))

const start = performance.now()
const { recognizeKey } = await load(code)
recognizeKey('ghp_')
const first = performance.now() - start

const SETS = { d: '\\d', h: '[0-9a-f]', x: '[0-9a-fA-F]', l: '[0-9a-z]', u: '[0-9A-Z]', a: '[a-zA-Z]', w: '[0-9a-zA-Z]' }
const MORE = { b: '[\\w-]', q: '[\\w=-]', p: '[\\w+/]', t: '[\\w.~-]', e: '=', g: '[0-9a-f-]' }
const alternatives = (text) =>
  text.replace(/[$.!|+/]/g, '\\$&').replace(/\{(.*?)\}/g, (_, words) => `(?:${words.replaceAll(',', '|')})`)

/** The same forms, each as one regular expression with its alternatives inside. */
const sources = RECOGNITION_TABLE.trim()
  .split('\n')
  .flatMap((line) => line.slice(line.indexOf(': ') + 2).split(/, (?![^{]*\})/))
  .map((form) =>
    form
      .split(' ')
      .filter((part) => !/^[#?]/.test(part))
      .map((part) => {
        const [, set, from, to] = /^([a-z])(\d+)(?:~(\d+))?$/.exec(part) ?? []
        if (part === 'g') return `${MORE.g}{36}`
        const characters = SETS[set] ?? MORE[set]
        return characters ? `${characters}{${from}${to ? `,${to}` : ''}}` : alternatives(part)
      })
      .join(''),
  )
const anchored = sources.map((one) => new RegExp(`^${one}$`))
const scanning = sources.map((one) => new RegExp(`\\b(${one})(?:['"\\s;]|$)`))
const matches = (list) => (value) => list.reduce((count, pattern) => count + (pattern.test(value) ? 1 : 0), 0)
const lists = { anchored: matches(anchored), scanning: matches(scanning) }

const letters = (length) => randomBytes(length).toString('hex').slice(0, length)
const fill = (prefix) => prefix + letters(4096 - prefix.length)
const inputs = {
  'GitHub, 40, with a checksum': `ghp_${letters(36)}`,
  'GitHub, 93, with SHA-256': `github_pat_${letters(22)}_${letters(59)}`,
  'OpenAI-like, 51': `sk-${letters(48)}`,
  'Stripe, 32': `sk_test_${letters(24)}`,
  'hex, 64': letters(64),
  'UUID, 36': randomUUID(),
  'base64url, 43': randomBytes(32).toString('base64url'),
  'JSON Web Token, 155': `eyJhbGciOiJIUzI1NiJ9.eyJ${letters(86)}.${letters(43)}`,
  'hex, 4,096': letters(4096),
  'one letter, 4,096': 'a'.repeat(4096),
  'begun as GitLab, 4,096': fill('glpat-'),
  'begun as OpenAI, 4,096': fill('sk-proj-'),
  'T3BlbkFJ over and over, 4,096': 'sk-proj-'.padEnd(4096, 'T3BlbkFJ'),
  'points, 4,096': 't1.'.padEnd(4096, 'a.'),
  'as JSON Web Token, 4,096': 'eyJ'.padEnd(4096, 'eyJ.'),
  'letters, 1 MB': 'a'.repeat(1 << 20),
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Microseconds of one call: the median of 15 paired rounds. */
const time = (value) => {
  const all = [recognizeKey, lists.anchored, lists.scanning]
  const callsOf = all.map((call) => {
    call(value)
    const begin = performance.now()
    call(value)
    return Math.max(1, Math.min(2000, Math.floor(4 / (performance.now() - begin))))
  })
  const rounds = Array.from({ length: 15 }, () =>
    all.map((call, i) => {
      const begin = performance.now()
      for (let n = 0; n < callsOf[i]; n++) call(value)
      return ((performance.now() - begin) / callsOf[i]) * 1000
    }),
  )
  return all.map((_, i) => median(rounds.map((round) => round[i])))
}

const number = (value) => (value < 10 ? value.toFixed(2) : value.toLocaleString('en', { maximumFractionDigits: 0 }))
console.log('## Recognition\n')
console.log(`\`node scripts/run.mjs node bench/recognize.mjs\`, Node ${process.version}, ${process.platform} ${process.arch}.\n`)
const gzipped = gzipSync(code, { level: 9 }).length
console.log(`- size: ${number(code.length)} B minified, ${number(gzipped)} B gzipped, table and checksums included`)
console.log(`- loading the module and reading the table: ${first.toFixed(1)} ms, once`)
console.log(`- the lists beside it: ${sources.length} regular expressions of the same forms\n`)
console.log('| input | `recognizeKey` | anchored list | list as scanners use it | list ÷ ours | scanner ÷ ours |')
console.log('|---|--:|--:|--:|--:|--:|')
for (const [name, value] of Object.entries(inputs)) {
  const [ours, list, scanner] = time(value)
  console.log(
    `| ${name} | ${number(ours)} µs | ${number(list)} µs | ${number(scanner)} µs | ${number(list / ours)} | ${number(scanner / ours)} |`,
  )
}
