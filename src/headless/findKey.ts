import type { ApiKeyAdapter, Call } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { readKey } from '../core/wire'

const PAGE = 200

/**
 * One key as it is now, looked for in the list: an adapter has no method for one alone. Null where it is gone.
 *
 * @throws {ApiKeyError} what `list` rejects with
 */
export async function findKey(adapter: ApiKeyAdapter, id: string, call: Call = {}): Promise<ApiKey | null> {
  const search = adapter.supports?.search === false ? {} : { search: id }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ApiKeyAdapter['list']>> = await adapter.list(
      { ...search, limit: Math.min(PAGE, adapter.supports?.maxLimit ?? PAGE), ...(cursor === null ? {} : { cursor }) },
      call,
    )
    const found = page.items.find((key) => key.id === id)
    if (found !== undefined) return readKey(found)
    cursor = page.nextCursor
  } while (cursor !== null)
  return null
}
