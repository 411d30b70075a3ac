// One at a time: npm ci deletes node_modules, and a build replaces dist, under whoever else is at it.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const POLL_MS = 200
/** A folder without a pid that can be read: its maker was killed between two lines, unless it is this young. */
const UNSIGNED_MS = 5_000
const SAY_AFTER_MS = 5_000

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The process that a lock names, or null where it names none. */
const holderOf = (folder) => {
  try {
    const pid = Number(readFileSync(`${folder}/pid`, 'utf8'))
    // Not 0: signalling it would ask about our own group of processes, which is always there.
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

const abandoned = (folder, holder) => {
  if (holder !== null) return !alive(holder)
  try {
    return Date.now() - statSync(folder).mtimeMs > UNSIGNED_MS
  } catch {
    return false
  }
}

const besideOf = (folder) => `${folder}.${process.pid}.${Math.random().toString(36).slice(2)}`

/**
 * Takes the lock of a dead process away. Of several that try, the rename lets one through; it looks again at what it
 * got, for meanwhile the lock may have been another's, and then puts it back.
 */
const clear = (folder, holder) => {
  const aside = besideOf(folder)
  try {
    renameSync(folder, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  if (holderOf(aside) !== holder) {
    try {
      renameSync(aside, folder)
      return
    } catch {
      // A third has the place by now; the one put aside notices nothing until it lets go of what is no longer its own.
    }
  }
  rmSync(aside, { recursive: true, force: true })
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Waits until no other process has the lock folder, and takes it; the answer gives it back. */
export function takeLock(folder) {
  // Signed before it is put in place, so that a lock always names its holder. A folder that is not empty is never replaced.
  const mine = besideOf(folder)
  mkdirSync(mine, { recursive: true })
  writeFileSync(`${mine}/pid`, String(process.pid))
  let waited = 0
  for (;;) {
    try {
      renameSync(mine, folder)
      break
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(error.code) || !existsSync(dirname(folder))) throw error
      const holder = holderOf(folder)
      if (abandoned(folder, holder)) clear(folder, holder)
      else {
        if (waited < SAY_AFTER_MS && waited + POLL_MS >= SAY_AFTER_MS)
          process.stderr.write(`setup: waiting for process ${holder ?? '?'}, which has ${folder}; delete it if that is not so\n`)
        waited += POLL_MS
        sleep(POLL_MS)
      }
    }
  }
  const release = () => {
    if (holderOf(folder) === process.pid) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}
