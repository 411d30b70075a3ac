import type { ApiKeyAdapter, Call, ListQuery } from './adapter'
import { ApiKeyError } from './errors'
import type { ApiKey } from './model'
import { readPage } from './wire'

/**
 * All keys that match, page by page with as many to a page as the adapter gives, each key once: pages move where keys are
 * made or deleted while they are read. The next page is asked for when it is wanted.
 *
 * @throws {ApiKeyError} what `list` rejects with, and `badResponse` where a page is none or leads back to one before
 */
export async function* listAll(
  adapter: Pick<ApiKeyAdapter, 'list' | 'supports'>,
  query: Omit<ListQuery, 'cursor' | 'limit'> = {},
  call: Pick<Call, 'signal'> = {},
): AsyncGenerator<readonly ApiKey[], undefined> {
  const limit = adapter.supports?.maxLimit ?? 200
  const read = new Set<string>()
  const cursors = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = readPage(await adapter.list({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) }, call))
    yield page.items.filter(({ id }) => read.size < read.add(id).size)
    cursor = page.nextCursor
    if (cursor !== null && cursors.size === cursors.add(cursor).size) throw new ApiKeyError('badResponse')
  }
}
