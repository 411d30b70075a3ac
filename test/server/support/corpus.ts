import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url))

/** The text of a file of test data that stands beside the checkout; null, with a line that says so, where it does not. */
export function corpusText(path: string): string | null {
  if (existsSync(folder + path)) return readFileSync(folder + path, 'utf8')
  console.warn(`skipped: ../shared/corpora/${path} is not beside this checkout`)
  return null
}

/** A JSON file of test data, read. */
export function corpus<T>(path: string): T | null {
  const text = corpusText(path)
  return text === null ? null : (JSON.parse(text) as T)
}
