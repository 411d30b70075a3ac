// Builds the demo's page into demo/dist, from the library as its users get it, unless it was built from exactly this.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeLock } from '../scripts/lock.mjs'

const home = fileURLToPath(new URL('.', import.meta.url))
const root = join(home, '..')
const INPUTS = [
  'demo/index.html',
  'demo/ensurePage.mjs',
  'demo/page',
  'demo/public',
  'demo/words',
  'dist/.stamp',
  'package-lock.json',
]

export const pageFolder = join(home, 'dist')

function hashOfInputs() {
  const hash = createHash('sha256')
  const add = (path) => {
    const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const below = `${path}/${entry.name}`
      if (entry.isDirectory()) add(below)
      else addFile(below)
    }
  }
  const addFile = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const path of INPUTS) {
    if (/\.\w+$/.test(path)) addFile(path)
    else add(path)
  }
  return hash.digest('hex')
}

const stampOf = (folder) => {
  const path = join(folder, '.stamp')
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** @returns whether anything had to be built; dist must be there */
export async function ensurePage() {
  if (stampOf(pageFolder) === hashOfInputs()) return false
  const release = takeLock(join(root, '.tmp/page.lock'))
  const draft = join(root, `.tmp/page-${process.pid}`)
  const old = join(root, `.tmp/old-page-${process.pid}`)
  try {
    const hash = hashOfInputs()
    if (stampOf(pageFolder) === hash) return false
    // Vite builds the development React wherever the environment says anything else, as under a test runner.
    process.env.NODE_ENV = 'production'
    const { build } = await import('vite')
    await build({
      configFile: false,
      root: home,
      logLevel: 'warn',
      build: {
        outDir: draft,
        emptyOutDir: true,
        target: 'es2022',
        chunkSizeWarningLimit: 2000,
        modulePreload: { polyfill: false },
        // Radix marks its files with "use client", which means nothing in a browser.
        rolldownOptions: { checks: { moduleLevelDirective: false } },
      },
    })
    writeFileSync(join(draft, '.stamp'), hash)
    if (existsSync(pageFolder)) renameSync(pageFolder, old)
    renameSync(draft, pageFolder)
    return true
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true })
    release()
  }
}
