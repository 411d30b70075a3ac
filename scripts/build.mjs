// node scripts/build.mjs [--js-only]: builds dist. The whole build happens beside dist and replaces it at once,
// so that nobody ever reads half a build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientFiles, finishChunk } from './chunks.mjs'
import { takeLock } from './lock.mjs'
import { root, withPath } from './setup.mjs'

const dist = join(root, 'dist')
const INPUTS = [
  'src',
  'locales',
  'scripts/build.mjs',
  'scripts/chunks.mjs',
  'tsup.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Hash over everything that a build is made from. */
export function sourceHash() {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    let names
    try {
      names = readdirSync(full).sort()
    } catch {
      hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
      return
    }
    for (const name of names) add(`${path}/${name}`)
  }
  for (const path of INPUTS) add(path)
  return hash.digest('hex')
}

/** Whether dist was built from what is here now, with declarations where they are asked for. */
function upToDate(hash, types) {
  try {
    const stamp = JSON.parse(readFileSync(join(dist, '.stamp'), 'utf8'))
    return stamp.hash === hash && (stamp.types || !types)
  } catch {
    return false
  }
}

function run(tool, args, extra) {
  const path = join(root, 'node_modules/.bin', tool)
  const done = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: withPath(process.execPath, extra),
    maxBuffer: 1 << 26,
  })
  if (done.status !== 0) throw new Error(`${tool} failed\n${done.stdout}${done.stderr}`)
}

/** esbuild's outputs, with paths relative to the folder that was built into. */
function readOutputs(folder) {
  const file = join(folder, 'metafile-esm.json')
  const { outputs } = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  const short = (path) => relative(folder, join(root, path)).replaceAll('\\', '/')
  return Object.fromEntries(
    Object.entries(outputs).map(([path, output]) => [
      short(path),
      { ...output, imports: output.imports.map((one) => (one.external ? one : { ...one, path: short(one.path) })) },
    ]),
  )
}

/**
 * Gives the module behind the `browser` condition every name that the server has: without them a host's bundler
 * stops at "no matching export" and never shows the sentence that it throws.
 */
function nameServerExports(folder, outputs) {
  const names = new Set(['server.js', 'server/postgres.js', 'server/pglite.js'].flatMap((file) => outputs[file].exports))
  const path = join(folder, 'server-in-browser.js')
  const code = readFileSync(path, 'utf8').replace(
    /\n\/\/# sourceMappingURL=.*/,
    (comment) => `\nexport var ${[...names].sort().join(', ')};${comment}`,
  )
  writeFileSync(path, code)
}

async function buildStyles(folder) {
  const { build } = await import('esbuild')
  const styles = join(root, 'src/ui/styles')
  await build({
    entryPoints: { styles: join(styles, 'styles.css'), tokens: join(styles, 'tokens.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  })
}

/**
 * The types of `keyrack/i18next`: our namespace for a host's typed `t`. Opt-in, and no file of src, for it changes the types of
 * whoever has it in its program, ours included. The words stand in it, since not every host lets types import JSON.
 */
function writeI18nextTypes(folder) {
  const { $schema: _, rules: __, ...words } = JSON.parse(readFileSync(join(root, 'locales/en.json'), 'utf8'))
  const types = `import 'i18next'

/** The words of Keyrack's namespace, for a host that has them in its own i18next (\`addLocale\`). */
export interface KeyrackWords ${JSON.stringify(words, null, 2)}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    keyrack: KeyrackWords
  }
}
`
  writeFileSync(join(folder, 'i18next.d.ts'), types)
  writeFileSync(join(folder, 'i18next.js'), 'export {}\n')
}

/** Every file that package.json's exports name under dist. */
function exportedFiles(types) {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const files = new Set()
  const walk = (target) => {
    if (typeof target === 'string') files.add(target)
    else for (const value of Object.values(target)) walk(value)
  }
  walk(exports)
  return [...files]
    .filter((file) => file.startsWith('./dist/') && (types || !file.endsWith('.d.ts')))
    .map((file) => file.slice('./dist/'.length))
}

async function buildInto(folder, types) {
  mkdirSync(folder, { recursive: true })
  run('tsup', ['--silent', '--out-dir', relative(root, folder)], types ? { KEYRACK_TYPES: '1' } : {})
  // Entries that only made chunks of single files; see tsup.config.ts.
  rmSync(join(folder, 'parts'), { recursive: true, force: true })
  const outputs = readOutputs(folder)
  const client = clientFiles(outputs)
  for (const file of Object.keys(outputs))
    if (file.endsWith('.js') && existsSync(join(folder, file)))
      finishChunk(folder, file, { home: dist, isClient: client.has(file) })
  nameServerExports(folder, outputs)
  await buildStyles(folder)
  // TypeScript 6 asks for declarations even of an import that is only there for its effect.
  for (const name of ['styles', 'tokens']) writeFileSync(join(folder, `${name}.d.ts`), 'export {}\n')
  writeI18nextTypes(folder)
  const missing = exportedFiles(types).filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0)
    throw new Error(`package.json exports ${missing.join(', ')}, and the build made none; add it to tsup.config.ts`)
}

/**
 * Builds dist unless it was built from exactly these sources.
 *
 * @param options.types whether type declarations are needed too
 * @returns whether anything had to be built
 */
export async function ensureBuild({ types = false } = {}) {
  if (upToDate(sourceHash(), types)) return false
  const release = takeLock(join(root, '.tmp/build.lock'))
  const folder = join(root, `.tmp/build-${process.pid}`)
  const old = join(root, `.tmp/old-${process.pid}`)
  try {
    // Taken before the build: what changes meanwhile makes the next one.
    const hash = sourceHash()
    if (upToDate(hash, types)) return false
    rmSync(folder, { recursive: true, force: true })
    await buildInto(folder, types)
    writeFileSync(join(folder, '.stamp'), JSON.stringify({ hash, types }))
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(folder, dist)
    return true
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
    release()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const types = !process.argv.includes('--js-only')
  const since = performance.now()
  try {
    rmSync(join(dist, '.stamp'), { force: true })
    await ensureBuild({ types })
    console.log(`built dist in ${((performance.now() - since) / 1000).toFixed(1)} s${types ? '' : ', without type declarations'}`)
  } catch (error) {
    console.error(`build: ${error.message}`)
    process.exit(1)
  }
}
