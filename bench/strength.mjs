// node scripts/run.mjs node bench/strength.mjs: measureStrength against the least that any estimator does, one pass that
// counts characters and adds up Shannon's entropy, in the same run. Ratios hold on any machine; microseconds do not.
import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const source = fileURLToPath(new URL('../src/core/strength.ts', import.meta.url))

const bundled = async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { measureStrength } from ${JSON.stringify(source)}`, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  })
  return outputFiles[0].contents
}

const code = await bundled()
const { measureStrength } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

const counts = new Uint16Array(0x10000)
/** The floor: character classes and Shannon's entropy, in one pass. */
const shannon = (value) => {
  let classes = 0
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    counts[code]++
    classes |= code < 48 ? 8 : code < 58 ? 1 : code < 65 ? 8 : code < 91 ? 2 : code < 97 ? 8 : code < 123 ? 4 : 8
  }
  let bits = classes * 1e-9
  for (let i = 0; i < value.length; i++) {
    const count = counts[value.charCodeAt(i)]
    if (count === 0) continue
    bits -= count * Math.log2(count / value.length)
    counts[value.charCodeAt(i)] = 0
  }
  return bits
}

const base64url = (bytes) => randomBytes(bytes).toString('base64url')
const digits = (length) => Array.from(randomBytes(length), (byte) => byte % 10).join('')
const inputs = {
  'base64url, 16': base64url(12),
  'hex, 32': randomBytes(16).toString('hex'),
  'UUID, 36': randomUUID(),
  'base64url, 64': base64url(48),
  'hex, 64': randomBytes(32).toString('hex'),
  'one letter, 64': 'a'.repeat(64),
  'walk, 64': '1qaz2wsx3edc4rfv'.repeat(4),
  'words, 64': 'correct-horse-battery-staple-purple-umbrella-copper-lantern-tide',
  'p@ssw0rd, 64': 'p@ssw0rd'.repeat(8),
  'base64url, 512': base64url(384),
  'base64url, 4,096': base64url(3072),
  'hex, 4,096': randomBytes(2048).toString('hex'),
  'digits, 4,096': digits(4096),
  'one letter, 4,096': 'a'.repeat(4096),
  'one symbol, 4,096': '<'.repeat(4096),
  'dates, 4,096': '2024-01-15'.repeat(410).slice(0, 4096),
  'p@ssw0rd, 4,096': 'p@ssw0rd'.repeat(512),
  'nearly repeated, 4,096': 'abcdabce'.repeat(512),
  'base64url, 1 MB': base64url(786_432),
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** Microseconds of one call: the median of 31 paired rounds. */
const time = (value) => {
  const calls = Math.max(5, Math.floor(60_000 / Math.min(value.length, 4096)))
  // The floor gets what ours looks at, and no more.
  const seen = value.slice(0, 4096)
  const round = (estimate, text) => {
    const start = performance.now()
    for (let i = 0; i < calls; i++) estimate(text)
    return ((performance.now() - start) / calls) * 1000
  }
  const pairs = Array.from({ length: 31 }, () => [round(measureStrength, value), round(shannon, seen)])
  return {
    ours: median(pairs.map(([ours]) => ours)),
    floor: median(pairs.map(([, floor]) => floor)),
    ratio: median(pairs.map(([ours, floor]) => ours / floor)),
  }
}

let warm = 0
for (const value of Object.values(inputs))
  for (let i = 0; i < 20; i++) warm += measureStrength(value).bits + shannon(value.slice(0, 4096))
if (Number.isNaN(warm)) throw new Error('an estimate is no number')

console.log(`size: ${code.length} B minified, ${gzipSync(code, { level: 9 }).length} B gzipped, tables included\n`)
console.log(`${'input'.padEnd(24)}${'ours'.padStart(11)}${'one pass'.padStart(12)}${'ratio'.padStart(8)}`)
const measured = {}
for (const [name, value] of Object.entries(inputs)) {
  const { ours, floor, ratio } = (measured[name] = time(value))
  console.log(
    `${name.padEnd(24)}${ours.toFixed(1).padStart(8)} µs${floor.toFixed(2).padStart(9)} µs${ratio.toFixed(1).padStart(8)}`,
  )
}

const at64 = measured['base64url, 64'].ours
console.log(
  `\nfrom 64 to 4,096 characters, 64 times as many: ${(measured['base64url, 4,096'].ours / at64).toFixed(0)} times the time`,
)
console.log(
  `from 4,096 characters to 1 MB: ${(measured['base64url, 1 MB'].ours / measured['base64url, 4,096'].ours).toFixed(2)} times the time`,
)

const single = Array.from({ length: 20_000 }, () => {
  const key = base64url(48)
  const start = performance.now()
  measureStrength(key)
  return (performance.now() - start) * 1000
}).sort((a, b) => a - b)
console.log(`20,000 different keys of 64 characters: median ${single[10_000].toFixed(1)} µs, p99 ${single[19_800].toFixed(1)} µs`)
