import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { keepFocus } from '../headless/keepFocus'
import { useGridNavigation } from '../headless/useGridNavigation'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import type { RevealRow } from './KeyRows'
import { ShortcutsDialog } from './ShortcutsDialog'

export interface TableKeyboardProps {
  readonly frame: RefObject<HTMLElement | null>
  readonly reveal: RevealRow
  /** Has the focus when no row is left. */
  readonly title: RefObject<HTMLElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  /** Whether arrow keys go from cell to cell. */
  readonly grid: boolean
}

const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]'

/**
 * What the keyboard does beyond Tab, and where the focus stays. Its single
 * keys work only while the focus is in the table, which is what WCAG 2.1.4 asks of those that cannot be changed.
 */
export function TableKeyboard({ frame, reveal, title, search, grid }: TableKeyboardProps) {
  const { list, chosen, actionable } = useApiKeyTableContext()
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const latest = useRef(list)
  latest.current = list
  const bring = useCallback((position: number) => reveal.current?.(position), [reveal])

  useLayoutEffect(() => {
    if (frame.current === null) return undefined
    return keepFocus(frame.current, {
      positionOf: (id) => {
        const { at, count } = latest.current
        for (let position = 0; position < count; position++) if (at(position)?.id === id) return position
        return -1
      },
      count: () => latest.current.count,
      reveal: bring,
      fallback: () => title.current?.focus(),
    })
  }, [frame, bring, title])

  useGridNavigation({
    frame,
    count: list.count,
    reveal: bring,
    ...(actionable ? { toggle: chosen.toggle, chooseAll: chosen.chooseEverything } : {}),
    enabled: grid,
  })

  useEffect(() => {
    const table = frame.current?.closest<HTMLElement>('.kr-api-key-table')
    if (!table) return undefined
    const pressed = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (ctrlKey || metaKey || altKey || event.isComposing || (target as Element).matches(TYPING)) return
      if (key === '/' && search.current !== null) {
        search.current.focus()
        search.current.select()
      } else if (key === '?') setOpen(true)
      else return
      event.preventDefault()
    }
    table.addEventListener('keydown', pressed)
    return () => table.removeEventListener('keydown', pressed)
  }, [frame, search])

  return (
    <>
      <Button look="quiet" className="kr-shortcuts-button" onClick={() => setOpen(true)}>
        {t('keys.title')}
      </Button>
      {open && <ShortcutsDialog grid={grid} searchable={search.current !== null} choosable={actionable} onClose={close} />}
    </>
  )
}
