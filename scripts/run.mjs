// node scripts/run.mjs [--browser] TOOL ARGS...: installs what is missing, then runs a tool of this project.
import { spawn } from 'node:child_process'
import { ensureNode, ensurePackages, root, withPath } from './setup.mjs'

const args = process.argv.slice(2)
const needsBrowser = args[0] === '--browser' && args.shift()
try {
  const node = ensureNode()
  ensurePackages(node)
  const extra = {}
  if (needsBrowser) extra.CHROME_PATH = (await import('./browser.mjs')).ensureBrowser(node)
  const [tool, ...rest] = args
  if (tool) {
    const child = spawn(tool, rest, {
      cwd: root,
      stdio: 'inherit',
      env: withPath(node, extra),
      shell: process.platform === 'win32',
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      console.error(`setup: ${tool} could not be started: ${error.message}`)
      process.exit(127)
    })
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
  }
} catch (error) {
  console.error(`setup: ${error.message}`)
  process.exit(1)
}
