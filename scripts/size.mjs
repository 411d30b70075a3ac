// node scripts/size.mjs [--why NAME]: what the library costs a page, minified and gzipped, from dist as hosts get it. 1 KB = 1024 B.
// "Own" is code: it leaves out every dependency, the words, which have a row, and what is fetched later, which the row of
// everything has. "With dependencies" has the words and leaves out react and react-dom only. Over budget: exit 1.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ensureBuild } from './build.mjs'
import { root } from './setup.mjs'

const dist = join(root, 'dist')
const KB = 1024

/** Whether a file of dist was made of nothing but a locale: words, which are counted in a row of their own. */
const isWords = (path) => {
  const { sources } = JSON.parse(readFileSync(`${path}.map`, 'utf8'))
  return sources.length > 0 && sources.every((source) => /(^|\/)locales\/[^/]+\.json$/.test(source))
}

const withoutWords = {
  name: 'without-words',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) =>
      isWords(join(resolveDir, path)) ? { path, external: true, sideEffects: false } : undefined,
    )
  },
}

/**
 * Leaves out what is fetched later. With its own splitting esbuild would make entries even of dynamic imports in files
 * that nothing uses, and cut what is shared with them into chunks that compress worse; other bundlers do not.
 */
const withoutLater = {
  name: 'without-later',
  setup(builder) {
    builder.onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined))
  },
}

/** What is fetched later, but for the other languages, is in the sum of everything. */
const withoutLanguages = {
  name: 'without-languages',
  setup(builder) {
    builder.onResolve({ filter: /./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' && isWords(join(resolveDir, path)) ? { path, external: true } : undefined,
    )
  },
}

/** Gzipped bytes of one bundle. */
async function bundle(code, external, plugins) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: dist, loader: 'js' },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    external,
    plugins,
    logLevel: 'warning',
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const everyDependency = Object.keys({ ...dependencies, ...peerDependencies }).flatMap((name) => [name, `${name}/*`])
const onlyReact = ['react', 'react/*', 'react-dom', 'react-dom/*']

const component = (name) => `export { ${name} } from './index.js'`
const rows = [
  { name: '{ KeyStrengthMeter }', code: component('KeyStrengthMeter'), budget: 4.7 * KB },
  { name: '  of which measureStrength', code: "export { measureStrength } from './core.js'", budget: 4 * KB },
  { name: '{ ApiKeyTable }', code: component('ApiKeyTable'), budget: 21.5 * KB },
  { name: '  of which { KeyrackProvider }', code: component('KeyrackProvider'), budget: 5.5 * KB },
  { name: '{ AddApiKeyModal }', code: component('AddApiKeyModal') },
  { name: 'everything in keyrack', code: "export * from './index.js'", budget: 109 * KB, whole: true },
  { name: 'recognizeKey, fetched later', code: "export { recognizeKey } from './core.js'", budget: 8 * KB },
  { name: 'keyrack/core', code: "export * from './core.js'" },
  { name: 'keyrack/adapters/http', code: "export * from './adapters/http.js'" },
]

await ensureBuild()

/** Prints the source files behind one export, the heaviest first. */
async function explain(name) {
  const { metafile } = await build({
    stdin: { contents: component(name), resolveDir: dist, loader: 'js' },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    external: everyDependency,
    plugins: [withoutWords, withoutLater],
    absWorkingDir: root,
  })
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: some }) => Object.entries(some))
  const sourcesOf = (path) =>
    path.startsWith('dist/')
      ? JSON.parse(readFileSync(join(root, `${path}.map`), 'utf8')).sources.map((one) => one.replace(/^(\.\.\/)+/, ''))
      : [path]
  for (const [path, { bytesInOutput }] of inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput))
    if (bytesInOutput > 0) console.log(`${String(bytesInOutput).padStart(7)} B minified  ${sourcesOf(path).join(', ')}`)
}

const why = process.argv.indexOf('--why')
if (why > 0) {
  await explain(process.argv[why + 1])
  process.exit(0)
}
const measured = await Promise.all(
  rows.map(async (row) => ({
    ...row,
    own: await bundle(row.code, everyDependency, row.whole ? [withoutWords] : [withoutWords, withoutLater]),
    all: await bundle(row.code, onlyReact, [row.whole ? withoutLanguages : withoutLater]),
  })),
)
const gzipOf = (path) => gzipSync(readFileSync(join(root, path)), { level: 9 }).length
const english = gzipSync(JSON.stringify(JSON.parse(readFileSync(join(root, 'locales/en.json'), 'utf8'))), { level: 9 }).length
const table = [
  ...measured,
  { name: '  of which English (en.json)', own: english },
  { name: 'styles.css', own: gzipOf('dist/styles.css'), budget: 9.3 * KB },
]

const kb = (bytes) => (bytes === undefined ? '' : `${(bytes / KB).toFixed(2)} KB`)
const line = (name, own, budget, all, verdict) =>
  `${name.padEnd(30)}${own.padStart(10)}${budget.padStart(12)}${all.padStart(20)}  ${verdict}`.trimEnd()
console.log(line('gzip', 'own', 'budget', 'with dependencies', ''))
const over = table.filter(({ own, budget }) => budget !== undefined && own > budget)
for (const row of table)
  console.log(line(row.name, kb(row.own), kb(row.budget), kb(row.all), over.includes(row) ? 'over budget' : ''))
if (over.length > 0) {
  console.error(`size: ${over.map(({ name }) => name.trim()).join(', ')} over budget`)
  process.exit(1)
}
