// node scripts/run.mjs node bench/paste.mjs: inspectPaste against the least that any check does, one pass of one regular
// expression that looks for what is not visible ASCII, in the same run. Ratios hold on any machine; milliseconds do not.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const source = fileURLToPath(new URL('../src/core/inspectPaste.ts', import.meta.url))
const { outputFiles } = await build({
  stdin: { contents: `export { inspectPaste } from ${JSON.stringify(source)}`, resolveDir: '.' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  write: false,
})
const code = outputFiles[0].contents
const { inspectPaste } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

/** The floor: whether there is anything but visible ASCII. The last character is, so that it must look at all. */
const scan = (value) => /[^!-~]/.test(value)

const MB = 1_000_000
const key = randomBytes(48).toString('base64url')
const filled = (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const inputs = {
  'a key, 64': key,
  'a line of code, 87': `export API_KEY="${key}";\n`,
  'a key with a look-alike, 65': `${key}\u0430`,
  'base64url, 4,096': randomBytes(3072).toString('base64url'),
  'base64url, 1 MB': randomBytes((MB * 3) / 4).toString('base64url'),
  'spaces, 1 MB': filled(' ', MB),
  'spaces inside, 1 MB': `a${filled(' ', MB)}a`,
  'zero-width spaces at both ends, 1 MB': `${filled('\u200b', MB / 2)}a${filled('\u200b', MB / 2)}`,
  'lines, 1 MB': filled(`${key}\n`, MB),
  'emoji, 1 MB': filled('🔑', MB),
  'quotes, 1 MB': filled('"', MB),
  'brackets, 8,192': filled('[', 8192),
  'quotes in quotes, 8,192': filled('"\'', 8192),
  'assignments, 8,192': filled('AB_CDE=', 8192),
  'names, 8,192': filled('a ', 8192),
  'semicolons, 8,192': `key=${filled(';a', 8187)}!`,
  'spaces in braces, 8,192': `{${filled(' ', 8190)}"}`,
  'stars, 8,192': filled('*', 8192),
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const once = (work, value) => {
  const start = performance.now()
  work(value)
  return performance.now() - start
}

console.log(`size: ${code.length} B minified, ${gzipSync(code, { level: 9 }).length} B gzipped, tables included\n`)
console.log('| input | first call, ms | median, ms | one scan, ms | ratio |\n|---|---:|---:|---:|---:|')
for (const [name, value] of Object.entries(inputs)) {
  const first = once(inspectPaste, value)
  const rounds = value.length > 10_000 ? 31 : 301
  const pairs = Array.from({ length: rounds }, () => [once(inspectPaste, value), once(scan, `${value}\u0430`)])
  const ours = median(pairs.map(([one]) => one))
  const floor = median(pairs.map(([, one]) => one))
  console.log(
    `| ${name} | ${first.toFixed(3)} | ${ours.toFixed(3)} | ${floor.toFixed(4)} | ${floor > 0 ? (ours / floor).toFixed(1) : '–'} |`,
  )
}
