import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Page } from '../core/adapter'
import type { ApiKey } from '../core/model'

/** Puts a key as it is now into every list that has it, or takes it out where it is gone. */
export function relist(queryClient: QueryClient, cacheKey: readonly [string, number], id: string, after?: ApiKey): void {
  queryClient.setQueriesData<InfiniteData<Page<ApiKey>>>({ queryKey: [...cacheKey, 'keys'] }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.flatMap((item) => (item.id !== id ? [item] : after === undefined ? [] : [after])),
          })),
        },
  )
}
