import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { OpenDatabase } from './database'
import { directoryLock } from './directoryLock'
import { drizzleStore } from './drizzleStore'
import { StartError } from './startError'
import type { ApiKeyStore } from './store'
import { syncDirectory } from './syncDirectory'

export interface PgliteStoreOptions {
  /**
   * Where the data lies, for one process at a time; a lock file with `.lock` at the end stands beside it. It survives the
   * death of the process, but not always that of the machine: PGlite does not wait for the disk. @default in memory
   */
  readonly directory?: string
}

/** Whether a directory holds data, in whatever state: then the master key must be there too. */
export function pgliteDataExists(directory: string): boolean {
  return existsSync(directory) && readdirSync(directory).length > 0
}

/**
 * The store in PGlite, PostgreSQL within this process. Nothing is opened before the first use or `ready()`.
 *
 * `ready()` rejects with one sentence where another process has the directory open, where it holds something else than
 * a database, or where the database in it does not open. Existing data is never emptied or replaced.
 */
export function pgliteStore({ directory }: PgliteStoreOptions = {}): ApiKeyStore {
  return drizzleStore(async () => (directory === undefined ? (await load())() : openDirectory(resolve(directory))))
}

type Open = (dataDir?: string) => Promise<OpenDatabase>

/** Both are loaded at the first use alone: the package is an optional peer of 20 MB, and the lock comes before it. */
async function load(): Promise<Open> {
  try {
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')])
    return async (dataDir) => {
      const client = await PGlite.create(dataDir === undefined ? {} : { dataDir })
      return { db: drizzle(client), close: () => client.close() }
    }
  } catch (thrown) {
    const code = (thrown as { code?: unknown } | null)?.code
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw thrown
    throw new StartError(
      'keyrack: pgliteStore keeps the keys in PGlite, and its package @electric-sql/pglite is not installed, so no key can be kept; run npm install @electric-sql/pglite and start again.',
    )
  }
}

async function openDirectory(directory: string): Promise<OpenDatabase> {
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 })
  const lock = directoryLock(`${directory}.lock`)
  try {
    const open = await load()
    if (pgliteDataExists(directory)) {
      if (!existsSync(join(directory, 'PG_VERSION')))
        throw new StartError(
          `keyrack: ${directory} holds files but no database, and a new one is never begun over existing data; name another directory, or restore the whole directory from its backup.`,
        )
    } else await create(directory, open)
    const { db, close } = await openIn(directory, open)
    return {
      db,
      close: async () => {
        try {
          await close()
        } finally {
          lock.release()
        }
      },
    }
  } catch (thrown) {
    lock.release()
    throw thrown
  }
}

async function openIn(directory: string, open: Open): Promise<OpenDatabase> {
  try {
    return await open(directory)
  } catch {
    throw new StartError(
      `keyrack: the database in ${directory} does not open: it is damaged, incomplete or of another PGlite version; nothing was changed in it, so restore the directory from its backup, or move it away to start anew.`,
    )
  }
}

/** Makes the database beside its place and moves it there whole, so that a process that dies meanwhile leaves none by half. */
async function create(directory: string, open: Open): Promise<void> {
  const draft = join(dirname(directory), `.${basename(directory)}.new`)
  // Only what a process that died here left: no row was ever acknowledged from it, and the lock is ours.
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  const { close } = await openIn(draft, open)
  await close()
  if (existsSync(directory)) rmdirSync(directory)
  renameSync(draft, directory)
  syncDirectory(dirname(directory))
}
