import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useKeyrack } from '../headless/useKeyrack'
import { addIcon, closeIcon } from './icons'
import { Button } from './Button'
import { columnLabel } from './columnLabel'

/** By which columns the list is sorted, the first of them first. */
export function ViewSorts() {
  const { adapter, words } = useKeyrack()
  const { t } = words
  const { table, columns: own, list } = useApiKeyTableContext()
  const group = useRef<HTMLDivElement>(null)
  const { sorting } = table.state
  const label = (id: string) => columnLabel(id, own, words)
  const sortable = table.getAllLeafColumns().filter((column) => column.getCanSort())
  const free = sortable.filter(({ id }) => sorting.every((sort) => sort.id !== id))
  const most = (list.mode === 'adapter' ? adapter.supports?.maxSorts : undefined) ?? Infinity

  const replace = (at: number, ...sorts: typeof sorting) => table.setSorting(sorting.toSpliced(at, 1, ...sorts))
  const add = () => {
    const [first] = free
    if (first === undefined) return
    flushSync(() => table.setSorting([...sorting, { id: first.id, desc: first.getFirstSortDir() === 'desc' }]))
    group.current?.querySelector<HTMLElement>('.kr-view-sort:last-of-type select')?.focus()
  }
  const remove = (at: number) => {
    flushSync(() => replace(at))
    // The button is gone; the focus goes to the one that has taken its place.
    const buttons = group.current?.querySelectorAll<HTMLElement>('button') ?? []
    ;(buttons[Math.min(at, buttons.length - 1)] ?? buttons[0])?.focus()
  }
  return (
    <div className="kr-view-sorts" ref={group}>
      {sorting.length === 0 && <p className="kr-muted">{t('view.unsorted')}</p>}
      {sorting.map(({ id, desc }, at) => (
        <div key={at} className="kr-view-sort">
          <select
            className="kr-input"
            aria-label={t(at === 0 ? 'view.sortBy' : 'view.thenBy')}
            value={id}
            onChange={(event) => replace(at, { id: event.currentTarget.value, desc })}
          >
            {sortable
              .filter((column) => column.id === id || free.includes(column))
              .map((column) => (
                <option key={column.id} value={column.id}>
                  {label(column.id)}
                </option>
              ))}
          </select>
          <select
            className="kr-input"
            aria-label={t('view.direction', { column: label(id) })}
            value={desc ? 'descending' : 'ascending'}
            onChange={(event) => replace(at, { id, desc: event.currentTarget.value === 'descending' })}
          >
            <option value="ascending">{t('view.ascending')}</option>
            <option value="descending">{t('view.descending')}</option>
          </select>
          <button
            type="button"
            className="kr-icon-button"
            aria-label={t('view.removeSort', { column: label(id) })}
            onClick={() => remove(at)}
          >
            {closeIcon}
          </button>
        </div>
      ))}
      {free.length > 0 && sorting.length < most && (
        <Button look="quiet" icon={addIcon} onClick={add}>
          {t('view.addSort')}
        </Button>
      )}
    </div>
  )
}
