import { useQuery } from '@tanstack/react-query'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import type { ScopeCatalogue } from '../core/scopes'
import { readScopes } from '../core/wire'
import { useKeyrack } from './useKeyrack'

export interface ScopeCatalogueState {
  /** `none`: the adapter has no scopes to tell of. */
  readonly status: 'none' | 'loading' | 'ready' | 'error'
  /** The last one that was read, also while a newer one is on its way or could not be had. */
  readonly catalogue: ScopeCatalogue | null
  readonly error: ApiKeyError | null
  readonly retry: () => void
}

/** The permissions that keys may have, read once for all who ask, and anew for another language: its texts are the host's. */
export function useScopeCatalogue(): ScopeCatalogueState {
  const { adapter, queryClient, cacheKey, words } = useKeyrack()
  const { data, error, isError, refetch } = useQuery<ScopeCatalogue, unknown>(
    {
      queryKey: [...cacheKey, 'scopes', words.language],
      queryFn: async ({ signal }) => {
        try {
          return readScopes(await adapter.scopes?.({ signal }))
        } catch (thrown) {
          throw toApiKeyError(thrown)
        }
      },
      enabled: adapter.scopes !== undefined,
      // As those of the list: retries are the adapter's.
      retry: false,
      networkMode: 'always',
      throwOnError: false,
      staleTime: 60_000,
      placeholderData: (previous, before) => (before?.queryKey[1] === cacheKey[1] ? previous : undefined),
    },
    queryClient,
  )
  const status = adapter.scopes === undefined ? 'none' : data !== undefined ? 'ready' : isError ? 'error' : 'loading'
  return {
    status,
    catalogue: data ?? null,
    error: status === 'error' ? toApiKeyError(error) : null,
    retry: () => void refetch(),
  }
}
