import type { InfiniteData } from '@tanstack/react-query'
import type { Page } from '../core/adapter'
import type { ApiKey } from '../core/model'
import { sameKey } from '../core/sameKey'

type Pages = InfiniteData<Page<ApiKey>, string | undefined>

/** Pages in which one key was changed here: all others are those of before already. */
export const relisted = new WeakSet<Pages>()

/**
 * Pages as they were read last, in which a key that is as it was is the same object as before, so that no row of it is
 * rendered anew. The general comparison of the query library looks into everything and takes ten times as long.
 */
export function sharePages(before: Pages | undefined, after: Pages): Pages {
  if (before === undefined || relisted.has(after)) return after
  const known = before.pages.length === 1 ? (before.pages[0]?.items ?? []) : before.pages.flatMap(({ items }) => items)
  let byId: Map<string, ApiKey> | undefined
  let position = 0
  const pages = after.pages.map((page, at): Page<ApiKey> => {
    const last = before.pages[at]
    let unchanged = last?.nextCursor === page.nextCursor && last.total === page.total && last.items.length === page.items.length
    let items: ApiKey[] | undefined
    for (let i = 0; i < page.items.length; i++) {
      const key = page.items[i] as ApiKey
      let old = known[position++]
      if (old !== key) {
        // Most keys stand where they stood; the others are looked for.
        if (old?.id !== key.id) old = (byId ??= new Map(known.map((each) => [each.id, each]))).get(key.id)
        if (old !== undefined && sameKey(old, key)) (items ??= page.items.slice())[i] = old
        else old = key
      }
      unchanged &&= old === last?.items[i]
    }
    return unchanged && last !== undefined ? last : items === undefined ? page : { ...page, items }
  })
  const unchanged = pages.length === before.pages.length && pages.every((page, at) => page === before.pages[at])
  return unchanged ? before : { ...after, pages }
}
