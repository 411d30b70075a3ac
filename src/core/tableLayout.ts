import { DEFAULT_LAYOUT } from './defaultLayout'

export type Density = 'comfortable' | 'compact'

/** How a table shows its keys; which ones is a `TableView`. Ids of columns are texts, for hosts add columns of their own. */
export interface TableLayout {
  /** Columns that it does not name stand where `columnOrder` puts them. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** Columns that stay in sight at the start and the end of a line, in their order there. A column is in one of them at most. */
  readonly pinned: { readonly start: readonly string[]; readonly end: readonly string[] }
  /** CSS pixels, 1 to 10,000. A column without a width takes what it needs. */
  readonly widths: Readonly<Record<string, number>>
  readonly density: Density
}

const VERSION = 1
/** UTF-16 units: more than 200 columns with ids of 100 need. */
const MAX_TEXT = 100_000
const MAX_COLUMNS = 200
const MAX_ID = 100
const MAX_WIDTH = 10_000

/** A layout as text for a storage, to be read by {@link readLayout}. */
export function writeLayout({ order, hidden, pinned: { start, end }, widths, density }: TableLayout): string {
  return JSON.stringify({ v: VERSION, order, hidden, pinned: { start, end }, widths, density })
}

/**
 * The layout in a text by {@link writeLayout}. It never throws: what cannot be read is as in `DEFAULT_LAYOUT`, and all of
 * it is where the text is of another version. Ids that no column has are kept, for that column may come back. A column that
 * is hidden by default stays hidden where the text is older than the column.
 */
export function readLayout(text: string | null): TableLayout {
  const { v, ...saved } = recordOf(parsed(text))
  if (v !== VERSION) return DEFAULT_LAYOUT
  const order = idsOf(saved['order']) ?? DEFAULT_LAYOUT.order
  const hidden = idsOf(saved['hidden'])
  const chosen = (id: string): boolean => hidden !== undefined && order.includes(id)
  const { start, end } = recordOf(saved['pinned'])
  const atStart = idsOf(start) ?? []
  return {
    order,
    hidden: [...new Set([...(hidden ?? []), ...DEFAULT_LAYOUT.hidden.filter((id) => !chosen(id))])],
    pinned: { start: atStart, end: (idsOf(end) ?? []).filter((id) => !atStart.includes(id)) },
    widths: widthsOf(saved['widths']),
    density: saved['density'] === 'compact' ? 'compact' : 'comfortable',
  }
}

function parsed(text: string | null): unknown {
  if (text === null || text.length > MAX_TEXT) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_ID

const idsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? [...new Set(value.filter(isId))].slice(0, MAX_COLUMNS) : undefined

function widthsOf(value: unknown): Record<string, number> {
  const widths = Object.entries(recordOf(value)).filter(
    (entry): entry is [string, number] =>
      isId(entry[0]) && typeof entry[1] === 'number' && entry[1] >= 1 && entry[1] <= MAX_WIDTH,
  )
  return Object.fromEntries(widths.slice(0, MAX_COLUMNS))
}

/** The order with the columns that it does not name, each after the one that it follows among `ids`. */
function completed(order: readonly string[], ids: readonly string[]): string[] {
  const all = [...order]
  ids.forEach((id, index) => {
    if (!all.includes(id)) all.splice(index === 0 ? 0 : all.indexOf(ids[index - 1] as string) + 1, 0, id)
  })
  return all
}

/** The columns that there are as a layout orders them, hidden and pinned ones among them. */
export function columnOrder({ order }: Pick<TableLayout, 'order'>, ids: readonly string[]): string[] {
  return completed(order, ids).filter((id) => ids.includes(id))
}

/**
 * Moves a column past so many of those that are shown beside it: back for less than 0, and only among the pinned where it is
 * pinned. The same layout where there is nothing to pass.
 *
 * @param ids the columns that there are. @default those of `order`
 */
export function moveColumn(layout: TableLayout, id: string, by: number, ids: readonly string[] = layout.order): TableLayout {
  const { pinned, hidden } = layout
  const shown = (other: string): boolean => ids.includes(other) && !hidden.includes(other)
  for (const side of ['start', 'end'] as const)
    if (pinned[side].includes(id)) {
      const moved = movedPast(pinned[side], id, by, shown)
      return moved === undefined ? layout : { ...layout, pinned: { ...pinned, [side]: moved } }
    }
  const isFree = (other: string): boolean => shown(other) && !pinned.start.includes(other) && !pinned.end.includes(other)
  const order = movedPast(completed(layout.order, ids), id, by, isFree)
  return order === undefined ? layout : { ...layout, order }
}

function movedPast(list: readonly string[], id: string, by: number, counts: (id: string) => boolean): string[] | undefined {
  const from = list.indexOf(id)
  if (from < 0) return undefined
  let to = from
  let left = Math.abs(by)
  for (let at = from + Math.sign(by); left > 0 && at >= 0 && at < list.length; at += Math.sign(by))
    if (counts(list[at] as string)) {
      to = at
      left--
    }
  if (to === from) return undefined
  const rest = list.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
