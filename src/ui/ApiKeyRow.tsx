import { type CSSProperties, memo, type MouseEvent, type ReactNode } from 'react'
import { type ApiKey, statusOf } from '../core/model'
import type { ColumnId } from '../core/tableColumns'
import type { ApiKeyColumn } from '../headless/tableColumns'
import type { Words } from '../headless/words'
import { cutMiddle } from './cutMiddle'
import { moreIcon } from './icons'
import { keyCell } from './keyCell'

/** A column as rows show it. */
export interface ShownColumn {
  readonly id: string
  readonly label: string
  /** Where it is pinned. */
  readonly pin?: 'start' | 'end' | undefined
  /** Of columns that have no class of ours, or are pinned. */
  readonly style?: CSSProperties | undefined
  /** Of a column of the host's own. */
  readonly own?: ApiKeyColumn | undefined
}

const TIMES: readonly string[] = ['created', 'lastUsed', 'expires', 'rotationDue']

/** Classes of a cell, or of a header. */
export const cellClass = (part: 'cell' | 'head', { id, own }: ShownColumn): string =>
  `kr-${part} kr-${part}-${own === undefined ? id : 'own'}${part === 'cell' && TIMES.includes(id) ? ' kr-cell-time' : ''}`

export interface ApiKeyRowProps {
  readonly apiKey: ApiKey
  /** Place in the list, from 0. */
  readonly position: number
  readonly columns: readonly ShownColumn[]
  readonly words: Words
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Whether rows have menus, and whether this one is open. */
  readonly menu: 'none' | 'closed' | 'open'
  /** Whether there is something in the menu of a key. */
  readonly hasActions: (key: ApiKey) => boolean
  /** Null where rows cannot be chosen. */
  readonly chosen: boolean | null
  /** Stands in the place of the name while that is changed. */
  readonly naming?: ReactNode
  /** Whether the name has a second line, where there is no room for the endpoint's column. */
  readonly second: boolean
  /** Whether cells can be gone to one by one. */
  readonly grid?: boolean
  readonly onOpen: (key: ApiKey, button: HTMLButtonElement) => void
  readonly onMenu: (key: ApiKey, button: HTMLButtonElement) => void
  readonly onChoose: (position: number, range: boolean) => void
  readonly onSuccessor: (id: string) => void
}

/** One key. It has no hook: at hundreds of rows each would be paid hundreds of times. */
export const ApiKeyRow = memo(function ApiKeyRow({
  apiKey,
  position,
  columns,
  words,
  now,
  menu,
  hasActions,
  chosen,
  naming,
  second,
  grid = false,
  onOpen,
  onMenu,
  onChoose,
  onSuccessor,
}: ApiKeyRowProps) {
  const { name } = apiKey
  const status = statusOf(apiKey, now)
  const cell = grid ? 'gridcell' : 'cell'
  const first = chosen === null ? 1 : 2
  const context = { words, now, status, onSuccessor }
  return (
    <tr
      role="row"
      className="kr-row"
      // The header is the first.
      aria-rowindex={position + 2}
      aria-selected={chosen ?? undefined}
      data-status={status}
      data-key={apiKey.id}
    >
      {chosen !== null && (
        <td role={cell} className="kr-cell kr-cell-choose" aria-colindex={grid ? 1 : undefined}>
          <label className="kr-choose">
            <input
              type="checkbox"
              aria-label={words.phrase('table.choose', 'name')(name)}
              checked={chosen}
              // A range is a click with Shift, which `change` does not tell.
              onClick={(event) => onChoose(position, event.shiftKey)}
              onChange={() => undefined}
            />
          </label>
        </td>
      )}
      {columns.map((column, n) => {
        const { id, label, pin, style, own } = column
        const index = grid ? first + n : undefined
        if (id === 'name')
          return (
            <th
              key={id}
              role="rowheader"
              scope="row"
              className="kr-cell kr-cell-name"
              aria-colindex={index}
              data-pin={pin}
              style={style}
            >
              {naming ?? (
                <button
                  type="button"
                  className="kr-own kr-name"
                  dir="auto"
                  title={name}
                  onClick={(event: MouseEvent<HTMLButtonElement>) => onOpen(apiKey, event.currentTarget)}
                >
                  {name}
                </button>
              )}
              {second && (
                <span className="kr-second kr-second-narrow">
                  {apiKey.kind === 'credential'
                    ? cutMiddle(apiKey.endpoint)
                    : apiKey.application !== null && (
                        <span className="kr-own kr-second-application" dir="auto" title={apiKey.application}>
                          {apiKey.application}
                        </span>
                      )}
                </span>
              )}
            </th>
          )
        return (
          <td
            key={id}
            role={cell}
            className={cellClass('cell', column)}
            aria-colindex={index}
            data-label={label}
            data-pin={pin}
            style={style}
          >
            {own === undefined ? keyCell(id as ColumnId, apiKey, context) : own.cell(apiKey, context)}
          </td>
        )
      })}
      {menu !== 'none' && (
        <td role={cell} className="kr-cell kr-cell-actions" aria-colindex={grid ? first + columns.length : undefined}>
          {hasActions(apiKey) && (
            <button
              type="button"
              className="kr-icon-button"
              aria-label={words.phrase('table.actionsFor', 'name')(name)}
              aria-haspopup="menu"
              aria-expanded={menu === 'open'}
              onClick={(event: MouseEvent<HTMLButtonElement>) => onMenu(apiKey, event.currentTarget)}
            >
              {moreIcon}
            </button>
          )}
        </td>
      )}
    </tr>
  )
})
