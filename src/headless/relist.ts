import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Page } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { relisted } from './sharePages'

/** A page with a key as it is now, or without it. The same page where it was on another. */
const replaced = (page: Page<ApiKey>, id: string, after: ApiKey | undefined): Page<ApiKey> => {
  const at = page.items.findIndex((item) => item.id === id)
  if (at < 0) return page
  const items = page.items.slice()
  items.splice(at, 1, ...(after === undefined ? [] : [after]))
  return { ...page, items }
}

/** Puts a key as it is now into every list that has it, or takes it out where it is gone. */
export function relist(queryClient: QueryClient, cacheKey: readonly [string, number], id: string, after?: ApiKey): void {
  queryClient.setQueriesData<InfiniteData<Page<ApiKey>, string | undefined>>({ queryKey: [...cacheKey, 'keys'] }, (data) => {
    if (data === undefined) return data
    const next = { ...data, pages: data.pages.map((page) => replaced(page, id, after)) }
    relisted.add(next)
    return next
  })
}
