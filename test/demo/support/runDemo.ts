import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface RunningDemo {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Everything that it has written to stdout and stderr. */
  readonly output: () => string
  /** Ends it as Ctrl+C or a service manager does, and answers with its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Options {
  readonly directory: string
  /** @default any */
  readonly port?: number
}

/** A directory for one test file, which goes when the file is done. */
export function temporaryDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'keyrack-demo-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const running = new Set<ChildProcess>()
// Nothing outlives the tests, whatever becomes of them.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

function start({ directory, port = 0 }: Options) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, KEYRACK_DIR: directory, KEYRACK_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (written.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (written.stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, ...written })
    })
  })
  return { child, written, ended }
}

/** Starts the demo as `npm start` does and waits for its address. */
export async function runDemo(options: Options): Promise<RunningDemo> {
  const { child, written, ended } = start(options)
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const [found] = /http:\/\/localhost:\d+/.exec(written.stdout) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', look)
    void ended.then(({ stderr }) => reject(new Error(`the demo did not start: ${stderr}`)))
  })
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid as number,
    output: () => written.stdout + written.stderr,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      return (await ended).code
    },
  }
}

/** Starts a demo that is not expected to run, and waits for its end. */
export function runToEnd(options: Options): Promise<Ended> {
  return start(options).ended
}
