import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url))

/** A file of test data that stands beside the checkout; null, with a line that says so, where it does not. */
export function corpus<T>(path: string): T | null {
  if (existsSync(folder + path)) return JSON.parse(readFileSync(folder + path, 'utf8')) as T
  console.warn(`skipped: ../shared/corpora/${path} is not beside this checkout`)
  return null
}
