import { memo, type MouseEvent, type TouchEvent } from 'react'
import type { KeySelection } from '../headless/useKeySelection'
import type { KeyTable } from '../headless/tableColumns'
import type { Words } from '../headless/words'
import { cellClass, type ShownColumn } from './ApiKeyRow'
import { sortIcon } from './icons'

export interface TableHeadProps {
  readonly columns: readonly ShownColumn[]
  readonly table: KeyTable
  readonly words: Words
  readonly actionable: boolean
  /** Whether cells can be gone to one by one. */
  readonly grid: boolean
  readonly onPull: (id: string, event: MouseEvent<HTMLElement> | TouchEvent<HTMLElement>) => void
  /** How many of the rows are chosen; null where none can be. */
  readonly chosen: KeySelection['state'] | null
  readonly onChooseAll: () => void
}

/** The header: each column sorts, adds to the sort with Shift, and is as wide as its edge is pulled. */
export const TableHead = memo(function TableHead({
  columns,
  table,
  words: { t, format },
  actionable,
  grid,
  chosen,
  onChooseAll,
  onPull,
}: TableHeadProps) {
  const first = chosen === null ? 1 : 2
  const several = table.state.sorting.length > 1
  return (
    <thead role="rowgroup">
      <tr role="row" className="kr-head-row" aria-rowindex={1}>
        {chosen !== null && (
          <th role="columnheader" scope="col" className="kr-head kr-head-choose" aria-colindex={grid ? 1 : undefined}>
            <label className="kr-choose">
              <input
                type="checkbox"
                aria-label={t('table.chooseAll')}
                checked={chosen === 'all'}
                ref={(box) => {
                  if (box) box.indeterminate = chosen === 'some'
                }}
                onChange={onChooseAll}
              />
            </label>
          </th>
        )}
        {columns.map((column, n) => {
          const { id, label, pin, style } = column
          const held = table.getColumn(id)
          const sorted = held?.getIsSorted() ?? false
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              className={cellClass('head', column)}
              aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
              aria-colindex={grid ? first + n : undefined}
              data-pin={pin}
              style={style}
            >
              {held?.getCanSort() ? (
                <button
                  type="button"
                  className="kr-sort"
                  data-sorted={sorted || undefined}
                  onClick={(event) => held.toggleSorting(undefined, event.shiftKey)}
                >
                  <span className="kr-sort-label">{label}</span>
                  {sortIcon}
                  {several && sorted !== false && <span className="kr-sort-order">{format.number(held.getSortIndex() + 1)}</span>}
                </button>
              ) : (
                label
              )}
              <span
                className="kr-resize"
                aria-hidden="true"
                data-resizing={held?.getIsResizing() || undefined}
                onMouseDown={(event) => onPull(id, event)}
                onTouchStart={(event) => onPull(id, event)}
                onDoubleClick={() => held?.resetSize()}
              />
            </th>
          )
        })}
        {actionable && (
          <th
            role="columnheader"
            scope="col"
            className="kr-head kr-head-actions"
            aria-colindex={grid ? first + columns.length : undefined}
          >
            <span className="kr-hidden">{t('table.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
})
