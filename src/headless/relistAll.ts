import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Page } from '../core/adapter'
import type { ApiKey } from '../core/model'

/** A page with keys as they are now. The same page where none of them is on it. */
const replaced = (page: Page<ApiKey>, changes: ReadonlyMap<string, ApiKey | undefined>): Page<ApiKey> => {
  if (!page.items.some(({ id }) => changes.has(id))) return page
  const items = page.items.flatMap((key) => (changes.has(key.id) ? (changes.get(key.id) ?? []) : key))
  return { ...page, items }
}

/**
 * Puts many keys as they are now into every list that has them, in one pass and one render.
 *
 * @param changes by id; undefined takes a key out
 */
export function relistAll(
  queryClient: QueryClient,
  cacheKey: readonly [string, number],
  changes: ReadonlyMap<string, ApiKey | undefined>,
): void {
  if (changes.size === 0) return
  queryClient.setQueriesData<InfiniteData<Page<ApiKey>>>({ queryKey: [...cacheKey, 'keys'] }, (data) =>
    data === undefined ? data : { ...data, pages: data.pages.map((page) => replaced(page, changes)) },
  )
}
