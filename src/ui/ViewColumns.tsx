import { type MouseEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { columnOrder, moveColumn } from '../core/tableLayout'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { MAX_WIDTH, MIN_WIDTH } from '../headless/tableColumns'
import { useWords } from '../headless/useWords'
import { columnLabel } from './columnLabel'
import { expandIcon } from './icons'

const SIDES = ['start', 'end'] as const

/** A width is taken over while it is typed, as soon as it is one. */
function WidthField({ id, label }: { readonly id: string; readonly label: string }) {
  const { layout, setLayout } = useApiKeyTableContext()
  const { t } = useWords()
  const width = layout.widths[id]
  const [typed, setTyped] = useState<string | null>(null)
  const set = (next: number | undefined) =>
    setLayout((before) => {
      const { [id]: _, ...widths } = before.widths
      return { ...before, widths: next === undefined ? widths : { ...widths, [id]: next } }
    })
  return (
    <input
      type="number"
      className="kr-input kr-width"
      aria-label={t('view.width', { column: label })}
      placeholder={t('view.auto')}
      min={MIN_WIDTH}
      max={MAX_WIDTH}
      step={10}
      value={typed ?? (width === undefined ? '' : String(Math.round(width)))}
      onChange={(event) => {
        const text = event.currentTarget.value
        const next = Number(text)
        setTyped(text)
        if (text === '') set(undefined)
        else if (next >= MIN_WIDTH && next <= MAX_WIDTH) set(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

/** Which columns are shown, in which order, how wide, and which of them stay in sight. */
export function ViewColumns({ say }: { readonly say: (sentence: string) => void }) {
  const { table, columns: own, layout, setLayout } = useApiKeyTableContext()
  const words = useWords()
  const { t } = words
  const ids = table.getAllLeafColumns().map(({ id }) => id)
  const { pinned } = layout
  const sideOf = (id: string) => SIDES.find((side) => pinned[side].includes(id))
  const order = columnOrder(layout, ids)
  const there = (id: string) => ids.includes(id)
  const listed = [...pinned.start.filter(there), ...order.filter((id) => sideOf(id) === undefined), ...pinned.end.filter(there)]

  const pin = (id: string, to: string) =>
    setLayout((before) => {
      const at = (side: (typeof SIDES)[number]) => [
        ...before.pinned[side].filter((other) => other !== id),
        ...(side === to ? [id] : []),
      ]
      return { ...before, pinned: { start: at('start'), end: at('end') } }
    })
  const move = (id: string, by: -1 | 1, { currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const after = moveColumn(layout, id, by, ids)
    if (after === layout) return
    flushSync(() => setLayout(after))
    // An element that changes its place loses the focus.
    currentTarget.focus()
    const side = sideOf(id)
    const among = side === undefined ? columnOrder(after, ids).filter((other) => sideOf(other) === undefined) : after.pinned[side]
    say(t('view.moved', { column: columnLabel(id, own, words), position: among.indexOf(id) + 1, count: among.length }))
  }

  return (
    <ul className="kr-view-columns">
      {listed.map((id) => {
        const column = table.getColumn(id)
        const label = columnLabel(id, own, words)
        const shown = column?.getIsVisible() ?? false
        return (
          <li key={id} className="kr-view-column">
            <label className="kr-facet kr-view-shown">
              <input
                type="checkbox"
                checked={shown}
                // `disabled` would hide from the keyboard that it is there.
                aria-disabled={column?.getCanHide() === false || undefined}
                onChange={() => column?.getCanHide() && column.toggleVisibility(!shown)}
              />
              <span className="kr-facet-word" dir="auto">
                {label}
              </span>
            </label>
            <select
              className="kr-input kr-pin"
              aria-label={t('view.pin', { column: label })}
              value={sideOf(id) ?? ''}
              onChange={(event) => pin(id, event.currentTarget.value)}
            >
              <option value="">{t('view.unpinned')}</option>
              {SIDES.map((side) => (
                <option key={side} value={side}>
                  {t(`view.${side}`)}
                </option>
              ))}
            </select>
            <WidthField id={id} label={label} />
            <span className="kr-moves">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  className="kr-icon-button"
                  data-way={by < 0 ? 'up' : 'down'}
                  aria-label={t(by < 0 ? 'view.up' : 'view.down', { column: label })}
                  aria-disabled={moveColumn(layout, id, by, ids) === layout || undefined}
                  onClick={(event) => move(id, by, event)}
                >
                  {expandIcon}
                </button>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
