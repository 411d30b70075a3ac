import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { directoryLock } from '../../src/server/directoryLock'
import { program } from './support/children'
import { tempDirectory } from './support/tempDirectory'

interface Report {
  readonly pid: number
  readonly taken: boolean
  readonly message?: string
}

let start: Awaited<ReturnType<typeof program>>
beforeAll(async () => {
  start = await program('lockHolder')
})

const newPath = () => join(tempDirectory(), 'data.lock')

const refusal = (path: string): string => {
  try {
    directoryLock(path).release()
  } catch (thrown) {
    return (thrown as Error).message
  }
  return 'taken'
}

const rewrite = (path: string, change: Record<string, unknown>) =>
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...change }))

describe('the lock of a data directory', () => {
  it('is refused to this process while it has it, and free again afterwards, with nothing left behind', () => {
    const path = newPath()
    const lock = directoryLock(path)
    expect(refusal(path)).toContain(`this process (${process.pid})`)
    lock.release()
    expect(readdirSync(join(path, '..'))).toEqual([])
    expect(refusal(path)).toBe('taken')
  })

  it('is refused while another process has it, naming that process', async () => {
    const path = newPath()
    const child = start(path)
    const { pid } = await child.next<Report>()
    for (let i = 0; i < 20; i++) expect(refusal(path)).toContain(`process ${pid} already has the data open`)
    child.process.send('release')
    expect(await child.next()).toBe('released')
    expect(refusal(path)).toBe('taken')
  })

  it('is taken over from a process that was killed', async () => {
    const path = newPath()
    const child = start(path)
    await child.next()
    await child.kill()
    expect(existsSync(path)).toBe(true)
    const lock = directoryLock(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    lock.release()
    expect(readdirSync(join(path, '..'))).toEqual([])
  })

  it('goes to one alone of many that find it dead at once', async () => {
    const path = newPath()
    const dead = start(path)
    await dead.next()
    await dead.kill()
    const rivals = Array.from({ length: 8 }, () => start(path))
    const reports = await Promise.all(rivals.map((rival) => rival.next<Report>()))
    const winners = reports.filter(({ taken }) => taken)
    expect(winners).toHaveLength(1)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: winners[0]?.pid })
    for (const { taken, message } of reports) if (!taken) expect(message).toMatch(/has the data open|keeps changing hands/)
  })

  it('is not taken for a live one where another process has the same id by now', () => {
    const path = newPath()
    directoryLock(path)
    // As it is after a restart of the machine or of a container, where the same id comes again.
    rewrite(path, { started: 'another-boot:1', token: '0123456789abcdef' })
    expect(refusal(path)).toBe(existsSync('/proc/self/stat') ? 'taken' : expect.stringContaining('this process'))
  })

  it('is never taken from a process that belongs to another user', () => {
    const path = newPath()
    directoryLock(path)
    // Process 1 is always there; a signal to it is not permitted, or it is.
    rewrite(path, { pid: 1, started: null, token: '0123456789abcdef' })
    expect(refusal(path)).toContain('process 1 already')
  })

  it('is never taken from another machine, and says how to remove it', () => {
    const path = newPath()
    directoryLock(path)
    rewrite(path, { host: 'elsewhere', pid: spawnSync(process.execPath, ['-e', '']).pid, token: '0123456789abcdef' })
    expect(refusal(path)).toMatch(/on the machine elsewhere.*delete the file/)
  })

  it.each([
    ['another one', { namespace: 'pid:[1]' }],
    ['one that it does not name', { namespace: null }],
  ])('is never taken across process namespaces, where a live process has no id here: %s', (_, change) => {
    const path = newPath()
    directoryLock(path)
    const here = (JSON.parse(readFileSync(path, 'utf8')) as { namespace: string | null }).namespace
    // Where the system has no namespaces, a lock without one is this system's own.
    if (here === change.namespace) return
    rewrite(path, { ...change, pid: spawnSync(process.execPath, ['-e', '']).pid, token: '0123456789abcdef' })
    expect(refusal(path)).toMatch(/in another container .*cannot be seen from here.*delete the file/)
    expect(existsSync(path)).toBe(true)
  })

  it('refuses a file that it did not write, and leaves it', () => {
    const path = newPath()
    for (const content of ['', '{}', 'pid 5', JSON.stringify({ token: '../../etc', pid: 1, host: 'a' })]) {
      writeFileSync(path, content)
      expect(refusal(path)).toContain('is no lock file that keyrack wrote')
      expect(readFileSync(path, 'utf8')).toBe(content)
    }
  })

  it('gives back nothing that is no longer its own', () => {
    const path = newPath()
    const lock = directoryLock(path)
    rewrite(path, { token: '0123456789abcdef' })
    lock.release()
    expect(existsSync(path)).toBe(true)
  })

  it('goes on where one that was taking over died as well', async () => {
    const path = newPath()
    const dead = start(path)
    const { pid } = await dead.next<Report>()
    await dead.kill()
    const holder = JSON.parse(readFileSync(path, 'utf8')) as { token: string }
    writeFileSync(`${path}.${holder.token}`, JSON.stringify({ ...holder, token: 'fedcba9876543210', pid, started: null }))
    const lock = directoryLock(path)
    lock.release()
    expect(readdirSync(join(path, '..'))).toEqual([])
  })
})
