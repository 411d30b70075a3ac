// One at a time: npm ci deletes node_modules, and a build replaces dist, under whoever else is at it.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const POLL_MS = 200
/** A folder with no pid in it yet: its maker was killed between two lines, unless it is this young. */
const UNSIGNED_MS = 5_000

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const abandoned = (folder) => {
  try {
    return !alive(Number(readFileSync(`${folder}/pid`, 'utf8')))
  } catch {
    try {
      return Date.now() - statSync(folder).mtimeMs > UNSIGNED_MS
    } catch {
      return false
    }
  }
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Waits until no other process has the lock folder, and takes it; the answer gives it back. */
export function takeLock(folder) {
  mkdirSync(dirname(folder), { recursive: true })
  for (;;) {
    try {
      mkdirSync(folder)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (abandoned(folder)) rmSync(folder, { recursive: true, force: true })
      else sleep(POLL_MS)
    }
  }
  writeFileSync(`${folder}/pid`, String(process.pid))
  const release = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}
