import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes the names in a directory durable, where the system can (Windows cannot). */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
