import type { ApiKeyAdapter } from '../core/adapter'
import type { KeyQuery } from '../core/keyIndex'
import type { ApiKey } from '../core/model'
import { readPage } from '../core/wire'
import { listQueryOf } from './listQueryOf'

export interface ReadAllKeysOptions {
  readonly signal: AbortSignal
  /** Told after each page how many there are so far. */
  readonly onRead: (count: number) => void
}

const PAGE_LIMIT = 200

/**
 * All keys that match, page by page, each once: one that moves while pages are read may be on two of them.
 *
 * @throws {ApiKeyError} what `list` rejects with
 */
export async function readAllKeys(
  adapter: ApiKeyAdapter,
  query: KeyQuery,
  { signal, onRead }: ReadAllKeysOptions,
): Promise<ApiKey[]> {
  const asked = listQueryOf(query, adapter.supports?.maxLimit ?? PAGE_LIMIT)
  const read = new Map<string, ApiKey>()
  let cursor: string | null = null
  do {
    signal.throwIfAborted()
    const page = readPage(await adapter.list({ ...asked, ...(cursor === null ? {} : { cursor }) }, { signal }))
    for (const key of page.items) read.set(key.id, key)
    onRead(read.size)
    cursor = page.nextCursor
  } while (cursor !== null)
  return [...read.values()]
}
