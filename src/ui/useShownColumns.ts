import { type CSSProperties, useMemo } from 'react'
import { COLUMNS } from '../core/tableColumns'
import type { ApiKeyTableState } from '../headless/useApiKeyTable'
import { useWords } from '../headless/useWords'
import { visibleColumns } from '../headless/visibleColumns'
import type { ShownColumn } from './ApiKeyRow'

/** Of the column of boxes, which stands before all others. */
const CHOOSE_WIDTH = 42
const ACTIONS_WIDTH = 52

export interface ShownColumns {
  readonly columns: readonly ShownColumn[]
  /** Custom properties for the table: widths in one place, so that no row is rendered while one is pulled. */
  readonly style: CSSProperties
  /** Whether the user chose the columns; else what tells least gives way where there is little room. */
  readonly chosen: boolean
}

/** The columns to show, in order, and how wide they are. */
export function useShownColumns({ table, layout, columns: own }: ApiKeyTableState, selectable: boolean): ShownColumns {
  const { t } = useWords()
  const { order, hidden, pinned, widths } = layout
  const shown = useMemo(() => visibleColumns(table), [table])
  const ids = shown.map(({ id }) => id).join(' ')

  const columns = useMemo(() => {
    const of = new Map(own.map((column) => [column.id, column]))
    return ids.split(' ').map((id): ShownColumn => {
      const theirs = of.get(id)
      const pin = pinned.start.includes(id) ? 'start' : pinned.end.includes(id) ? 'end' : undefined
      const style = {
        ...(theirs === undefined ? {} : { flex: `var(--kr-width-${id}, 1 1 ${theirs.width ?? 150}px)` }),
        ...(pin === undefined ? {} : { [pin === 'start' ? 'insetInlineStart' : 'insetInlineEnd']: `var(--kr-pin-${id})` }),
      }
      return {
        id,
        label: theirs?.header ?? t(`table.${id}` as 'table.name'),
        ...(pin === undefined ? {} : { pin }),
        ...(Object.keys(style).length === 0 ? {} : { style }),
        ...(theirs === undefined ? {} : { own: theirs }),
      }
    })
  }, [ids, own, pinned, t])

  const chosen = useMemo(
    () =>
      own.length > 0 ||
      Object.keys(widths).length > 0 ||
      pinned.start.length + pinned.end.length > 0 ||
      order.some((id, at) => COLUMNS[at] !== id) ||
      hidden.join(' ') !== 'scopes createdBy rotationDue',
    [own, widths, pinned, order, hidden],
  )
  const style = useMemo(() => {
    const set: Record<string, string> = {}
    if (!chosen) return set
    for (const [id, width] of Object.entries(widths)) set[`--kr-width-${id}`] = `0 0 ${width}px`
    for (const column of shown) {
      const pin = column.getIsPinned()
      if (pin === 'start') set[`--kr-pin-${column.id}`] = `${column.getStart('start') + (selectable ? CHOOSE_WIDTH : 0)}px`
      if (pin === 'end') set[`--kr-pin-${column.id}`] = `${column.getAfter('end') + ACTIONS_WIDTH}px`
      // What is pinned stands at a place that follows from widths.
      if (pin !== false) set[`--kr-width-${column.id}`] ??= `0 0 ${column.getSize()}px`
    }
    set['--kr-table-min'] = `${shown.reduce((sum, column) => sum + column.getSize(), CHOOSE_WIDTH + ACTIONS_WIDTH)}px`
    return set
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `shown` is another array each time; `ids` says when it differs
  }, [chosen, widths, ids, selectable, pinned])
  return { columns, style, chosen }
}
