import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Turns a file of this folder into a program that a process of its own can run.
 *
 * @returns what starts it with arguments; the processes end with the test
 */
export async function program(name: string): Promise<(...args: readonly string[]) => Child> {
  // Within the checkout, so that packages are found from there.
  await mkdir(join(root, '.tmp'), { recursive: true })
  const folder = mkdtempSync(join(root, '.tmp/program-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, `${name}.mjs`)
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return (...args) => {
    const process = fork(outfile, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    onTestFinished(() => void process.kill('SIGKILL'))
    return new Child(process)
  }
}

/** A process and what it said. */
export class Child {
  readonly said: unknown[] = []
  readonly #waiting: ((message: unknown) => void)[] = []
  #read = 0
  readonly ended: Promise<void>

  constructor(readonly process: ChildProcess) {
    process.on('message', (message) => {
      this.said.push(message)
      this.#waiting.shift()?.(message)
    })
    this.ended = new Promise((resolve) => process.once('close', () => resolve()))
  }

  /** The next message that was not read yet. */
  async next<T>(): Promise<T> {
    const at = this.#read++
    if (at < this.said.length) return this.said[at] as T
    return new Promise((resolve, reject) => {
      this.#waiting.push((message) => resolve(message as T))
      void this.ended.then(() => reject(new Error('the process ended without a word')))
    })
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }
}
