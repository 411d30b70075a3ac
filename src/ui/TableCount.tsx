import { useMemo } from 'react'
import { isFiltered } from '../core/tableView'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'

/** How many keys there are, said with each answer. */
export function TableCount() {
  const { list, view } = useApiKeyTableContext()
  const { t } = useWords()
  const { count, total, hasMore, answered } = list
  const { search, filter } = answered
  const asks = isFiltered(answered)
  // Another order has no other number, and is announced by itself.
  const stands = !list.updating || (filter === view.filter && search === view.search.trim())
  const all = total ?? (hasMore ? undefined : count)
  const said = useMemo(() => {
    if (all === undefined) return ''
    const sum = t('table.count', { count: all })
    return all > count ? `${sum} · ${t('table.shown', { shown: count, total: all })}` : sum
  }, [all, count, t])
  return (
    <p className="kr-count" role="status">
      {list.status === 'ready' && stands && (count > 0 || asks) && (
        // A new element for each answer, or one with the same number would not be announced.
        <span key={search + JSON.stringify(filter)} className={count === 0 ? 'kr-hidden' : undefined}>
          {said}
        </span>
      )}
    </p>
  )
}
