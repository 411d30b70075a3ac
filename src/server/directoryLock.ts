import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, readlinkSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { StartError } from './startError'

/** What a lock file says about who holds it. */
interface Holder {
  /** Random, and so different for each time that a lock was taken. */
  readonly token: string
  readonly pid: number
  readonly host: string
  /** Where the process id counts, such as `pid:[4026531836]`; null where the system has but one such place. */
  readonly namespace: string | null
  /** When the process started, where the system tells: another process may have the same id later. */
  readonly started: string | null
}

export interface DirectoryLock {
  /** Gives the lock back, if it is still held. */
  release(): void
}

/** Dead processes that died while they took over from a dead process, and so on. */
const MAX_DEPTH = 8
/** Times that the file changed between two looks. */
const MAX_TRIES = 100

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown } | null)?.code

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null
    throw thrown
  }
}

const removeIfThere = (path: string): void => {
  try {
    unlinkSync(path)
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown
  }
}

/** The boot and the clock tick at which a process started, from Linux's /proc; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses, which may hold spaces and parentheses of its own.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3]
    return ticks === undefined ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return null
  }
}

/** Containers of one host name may share a directory, and see nothing of each other's processes. */
function pidNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return null
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // EPERM: it is there, and belongs to another user.
    return codeOf(thrown) === 'EPERM'
  }
}

function isAlive({ pid, started }: Holder): boolean {
  if (!exists(pid)) return false
  const now = startOf(pid)
  return started === null || now === null || started === now
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function parse(text: string): Holder | null {
  try {
    const { token, pid, host, namespace, started } = JSON.parse(text) as Record<string, unknown>
    const whole = typeof token === 'string' && /^[0-9a-f]{16}$/.test(token) && typeof host === 'string'
    if (!whole || !Number.isSafeInteger(pid) || (pid as number) <= 0) return null
    return { token, pid: pid as number, host, namespace: textOrNull(namespace), started: textOrNull(started) }
  } catch {
    return null
  }
}

/** Throws unless the holder is a dead process that this one would see if it were alive. */
function refuseLive(path: string, holder: Holder | null): asserts holder is Holder {
  const danger = 'and two at once would lose acknowledged rows'
  if (holder === null)
    throw new StartError(
      `keyrack: ${path} is no lock file that keyrack wrote, so it is not known whether another process has the data open, ${danger}; make sure that none has, delete the file and start again.`,
    )
  if (holder.host !== hostname())
    throw new StartError(
      `keyrack: process ${holder.pid} on the machine ${holder.host} has the data open according to ${path}, ${danger}; stop it there, or, if that machine is gone for good, delete the file and start again.`,
    )
  if (holder.namespace !== pidNamespace())
    throw new StartError(
      `keyrack: process ${holder.pid} in another container or process namespace of the machine ${holder.host} has the data open according to ${path}, whether it still runs cannot be seen from here, ${danger}; stop it there, or, if it is gone for good, delete the file and start again.`,
    )
  if (isAlive(holder)) {
    const who = holder.pid === process.pid ? `this process (${holder.pid})` : `process ${holder.pid}`
    throw new StartError(
      `keyrack: ${who} already has the data open according to ${path}, ${danger}; stop it, or use the store that it has, or open another directory.`,
    )
  }
}

const cannotMake = (path: string, thrown: unknown): StartError =>
  new StartError(
    `keyrack: the lock file ${path} cannot be made (${String(codeOf(thrown))}), and without a lock two processes could open the data and lose rows; keep the data where the server may write, on a file system with hard links.`,
  )

function writeNew(path: string, holder: Holder): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, JSON.stringify(holder))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * Takes a lock file that only one live process can hold. The lock of a process that died is taken over, that of a live
 * one never: there is no time-out after which a busy process would count as dead.
 *
 * @throws {Error} one sentence that names the process which holds the lock
 */
export function directoryLock(path: string): DirectoryLock {
  return take(path, 0)
}

function take(path: string, depth: number): DirectoryLock {
  const holder: Holder = {
    token: randomBytes(8).toString('hex'),
    pid: process.pid,
    host: hostname(),
    namespace: pidNamespace(),
    started: startOf(process.pid),
  }
  const own = `${path}.new-${holder.token}`
  try {
    writeNew(own, holder)
  } catch (thrown) {
    throw cannotMake(path, thrown)
  }
  try {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      // A link appears with its whole content, or not at all because the name is taken.
      if (linked(own, path)) return lockOf(path, holder.token)
      const text = readIfThere(path)
      if (text === null) continue
      const found = parse(text)
      refuseLive(path, found)
      if (depth >= MAX_DEPTH) break
      if (replaced(own, path, found.token, depth)) return lockOf(path, holder.token)
    }
  } finally {
    removeIfThere(own)
  }
  throw new StartError(
    `keyrack: the lock file ${path} keeps changing hands, so the data was not opened; make sure that no other process is being started on it, and start again.`,
  )
}

/**
 * Puts our lock in the place of a dead process's. Of several that found it dead, only the holder of a second lock, which
 * is named after the dead one, looks again and replaces it; the others then find ours.
 */
function replaced(own: string, path: string, deadToken: string, depth: number): boolean {
  const right = take(`${path}.${deadToken}`, depth + 1)
  try {
    const text = readIfThere(path)
    if (text === null || parse(text)?.token !== deadToken) return false
    renameSync(own, path)
    return true
  } finally {
    right.release()
  }
}

function linked(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw cannotMake(path, thrown)
  }
}

function lockOf(path: string, token: string): DirectoryLock {
  return {
    release: () => {
      const text = readIfThere(path)
      if (text !== null && parse(text)?.token === token) unlinkSync(path)
    },
  }
}
