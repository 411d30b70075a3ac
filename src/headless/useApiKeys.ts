import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ListQuery, Page } from '../core/adapter'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { readPage } from '../core/wire'
import { sharePages } from './sharePages'
import { useGivenKeys } from './useGivenKeys'
import { useKeyrack } from './useKeyrack'

export type ApiKeysQuery = Omit<ListQuery, 'cursor'>

export interface ApiKeysOptions {
  /** Keys that the page came with: all that there are, with nothing else in them. They are shown at once, and count as read just now. */
  readonly initialKeys?: readonly ApiKey[] | undefined
}

export interface ApiKeys {
  /** `stale`: there are keys, and the last attempt to read them anew failed. */
  readonly status: 'loading' | 'ready' | 'stale' | 'error'
  readonly keys: readonly ApiKey[]
  /** How many match in all, where the adapter counts. */
  readonly total: number | undefined
  readonly error: ApiKeyError | null
  /** Keys of the query before are shown while those of this one are on their way. */
  readonly updating: boolean
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly more: () => void
  readonly retry: () => void
}

/** A page as the cache may hold it: one key with a secret in it would be kept for minutes. */
type Pages = InfiniteData<Page<ApiKey>, string | undefined>

/** Retries are the adapter's, which alone knows what may be repeated and when; and what fails is shown in the table. */
const READ_OPTIONS = {
  retry: false,
  networkMode: 'always',
  throwOnError: false,
  staleTime: 5_000,
  structuralSharing: (before: unknown, after: unknown) => sharePages(before as Pages | undefined, after as Pages),
} as const

const NONE: readonly ApiKey[] = []

const asks = ({ search, filter }: ApiKeysQuery): boolean => search !== undefined || filter !== undefined

/** Each key once: one that moved while pages were read may be on two of them. */
const together = (pages: readonly Page<ApiKey>[]): readonly ApiKey[] => {
  if (pages.length < 2) return pages[0]?.items ?? NONE
  const unique = new Map<string, ApiKey>()
  for (const page of pages) for (const key of page.items) unique.set(key.id, key)
  return [...unique.values()]
}

/** The keys that match, page by page; the latest query wins, and earlier ones are aborted. */
export function useApiKeys(query: ApiKeysQuery = {}, { initialKeys }: ApiKeysOptions = {}): ApiKeys {
  const { adapter, queryClient, cacheKey } = useKeyrack()
  const given = useGivenKeys(initialKeys)
  const result = useInfiniteQuery<Page<ApiKey>, unknown, Pages, readonly unknown[], string | undefined>(
    {
      queryKey: [...cacheKey, 'keys', query],
      queryFn: async ({ pageParam, signal }) => {
        try {
          // Read field by field, as an answer from the network is: what an adapter of the host's own puts in beside them,
          // a secret for instance, does not reach the cache, and what is no page does not reach the table.
          return readPage(await adapter.list({ ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }))
        } catch (thrown) {
          // An adapter may throw anything, a string with a secret in it included; the cache keeps a code.
          throw toApiKeyError(thrown)
        }
      },
      // On the query and not only in a client of ours: the host's client has defaults of its own.
      ...READ_OPTIONS,
      // All keys are the answer to no question but that for all.
      ...(given === undefined || asks(query)
        ? {}
        : {
            initialData: () => ({
              pages: [{ items: given, nextCursor: null, total: given.length }],
              pageParams: [undefined],
            }),
          }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      // Another adapter may be another tenant, whose keys nobody else should see even for a moment.
      placeholderData: (previous, before) => (before?.queryKey[1] === cacheKey[1] ? previous : undefined),
    },
    queryClient,
  )
  const { data, error, isError, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = result
  const pages = data?.pages
  const keys = useMemo(() => together(pages ?? []), [pages])

  return useMemo(() => {
    const status = pages === undefined ? (isPending ? 'loading' : 'error') : isError ? 'stale' : 'ready'
    return {
      status,
      keys,
      total: pages?.at(-1)?.total,
      error: isError ? toApiKeyError(error) : null,
      updating: isPlaceholderData,
      hasMore: hasNextPage,
      loadingMore: isFetchingNextPage,
      more: () => void fetchNextPage(),
      retry: () => void refetch(),
    }
  }, [pages, keys, error, isError, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch])
}
