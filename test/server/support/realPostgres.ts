import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BASE = '/usr/lib/postgresql'

function binaries(): string | null {
  const versions = existsSync(BASE) ? readdirSync(BASE).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(BASE, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  return found ?? null
}

const isRoot = process.getuid?.() === 0
/** PostgreSQL refuses to run as root. */
const asUser = (command: string, args: readonly string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]]

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface RealPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Whether this machine has PostgreSQL; says so where it has not. */
export const hasPostgres = (() => {
  const found = binaries() !== null && (!isRoot || spawnSync('id', ['postgres']).status === 0)
  if (!found) console.warn('skipped: no PostgreSQL server under /usr/lib/postgresql on this machine')
  return found
})()

/** A PostgreSQL server of its own, with an empty database. */
export async function startPostgres(): Promise<RealPostgres> {
  const bin = binaries() as string
  const folder = mkdtempSync(join(tmpdir(), 'keyrack-pg-'))
  if (isRoot) spawnSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  // Another locale than PGlite's C, so that nothing leans on the order of one of them.
  const made = spawnSync(
    ...asUser(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']),
    { cwd: folder },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr.toString()}`)
  const port = await freePort()
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
    '-c',
    'fsync=off',
  ]
  const server: ChildProcess = spawn(...asUser(join(bin, 'postgres'), args), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('close', () => reject(new Error(`postgres ended: ${said}`)))
  })
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      spawnSync(...asUser(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']))
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
