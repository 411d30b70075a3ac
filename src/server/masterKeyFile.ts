import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from './startError'
import { syncDirectory } from './syncDirectory'

export interface MasterKeyFileOptions {
  /** Keep it, and its backup, apart from the database and the database's backups. */
  readonly path: string
  /** Whether there is data that was encrypted with the key: then a missing file is an error, never a first start. */
  readonly dataExists: boolean
}

const KEY_BYTES = 32
const LINE = /^keyrack-master-key:v1:([\w-]{43}):([0-9a-f]{8})\n?$/

const checksumOf = (key: Uint8Array): string =>
  createHash('sha256').update('keyrack-master-key:v1:').update(key).digest('hex').slice(0, 8)

const restore = 'put the backed-up file back, or move the data directory away to start anew'

/**
 * The master key of a file: 32 random bytes, made on the first start with mode 0600 and read from then on. The file is
 * one line of text with a checksum, so that a copy that was cut or mistyped is noticed.
 *
 * @throws {Error} one sentence, where the file is missing while there is data, is damaged, or may be read by others
 */
export function masterKeyFile({ path, dataExists }: MasterKeyFileOptions): Uint8Array {
  const found = read(path)
  if (found !== null) return found
  if (dataExists)
    throw new StartError(
      `keyrack: the master key file ${path} is missing while there is data that only this key opens, so nothing was started and nothing was changed; ${restore}.`,
    )
  create(path)
  // Another process may have been first: what counts is what the file says.
  return read(path) as Uint8Array
}

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown } | null)?.code

function read(path: string): Uint8Array | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null
    throw new StartError(
      `keyrack: the master key file ${path} cannot be read (${String(codeOf(thrown))}), and without it no stored secret opens; let the user that runs the server read it.`,
    )
  }
  try {
    const { mode } = fstatSync(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new StartError(
        `keyrack: other users of this machine may read the master key file ${path}, and with it every stored secret; run \`chmod 600 ${path}\` and start again.`,
      )
    const [, text = '', checksum] = LINE.exec(readFileSync(file, 'utf8')) ?? []
    const key = Buffer.from(text, 'base64url')
    if (key.length !== KEY_BYTES || checksumOf(key) !== checksum)
      throw new StartError(
        `keyrack: the master key file ${path} is cut short or damaged, so stored secrets would not open, and nothing was started and nothing was changed; ${restore}.`,
      )
    return new Uint8Array(key)
  } finally {
    closeSync(file)
  }
}

function create(path: string): void {
  try {
    write(path)
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return
    throw new StartError(
      `keyrack: the master key file ${path} cannot be written (${String(codeOf(thrown))}), and no secret is stored without a key that lasts; let the user that runs the server write to its directory.`,
    )
  }
}

function write(path: string): void {
  const key = randomBytes(KEY_BYTES)
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(draft, 'wx', 0o600)
  try {
    try {
      writeSync(file, `keyrack-master-key:v1:${key.toString('base64url')}:${checksumOf(key)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    // A link, unlike a rename, never replaces a key that is there by now.
    linkSync(draft, path)
  } finally {
    unlinkSync(draft)
    key.fill(0)
  }
  syncDirectory(dirname(path))
}
