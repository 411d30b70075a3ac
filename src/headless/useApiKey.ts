import { useQuery } from '@tanstack/react-query'
import type { ApiKey } from '../core/model'
import { toApiKeyError } from '../core/errors'
import { readPage } from '../core/wire'
import { useKeyrack } from './useKeyrack'

const AGAIN_MS = 30_000

export interface LiveApiKey {
  /** As it was last read; what was given until then, and also where it is no longer found. */
  readonly key: ApiKey
  /** Reads it now. */
  readonly refresh: () => void
}

/**
 * One key as it is now, read anew every 30 seconds while the page is looked at. Adapters have no method for one key: it
 * is searched for by its id, or looked for among the newest 200 where there is no search.
 */
export function useApiKey(known: ApiKey): LiveApiKey {
  const { adapter, queryClient, cacheKey } = useKeyrack()
  const { id } = known
  const { data, refetch } = useQuery<ApiKey>(
    {
      queryKey: [...cacheKey, 'key', id],
      queryFn: async ({ signal }) => {
        try {
          const found =
            adapter.supports?.search === false ? { limit: Math.min(200, adapter.supports?.maxLimit ?? 200) } : { search: id }
          const { items } = readPage(await adapter.list(found, { signal }))
          return items.find((key) => key.id === id) ?? known
        } catch (thrown) {
          // As with lists: the cache keeps a code.
          throw toApiKeyError(thrown)
        }
      },
      refetchInterval: AGAIN_MS,
      // Only while it is shown; the next showing begins with what its caller knows.
      gcTime: 0,
      staleTime: 0,
      retry: false,
      networkMode: 'always',
      throwOnError: false,
    },
    queryClient,
  )
  return { key: data ?? known, refresh: () => void refetch() }
}
