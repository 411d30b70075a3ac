import { useRef } from 'react'
import { activeFilters } from '../core/activeFilters'
import type { KeyFilter } from '../core/keyFilter'
import { clearFilter } from '../core/tableView'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useScopeCatalogue } from '../headless/useScopeCatalogue'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { filterSentence } from './filterWords'
import { crossIcon } from './icons'

export interface FilterChipsProps {
  /** Takes the focus when the last chip goes. */
  readonly onGone: () => void
}

/** What the list is narrowed by, each to be taken away again. */
export function FilterChips({ onGone }: FilterChipsProps) {
  const words = useWords()
  const { view, setView } = useApiKeyTableContext()
  const { catalogue } = useScopeCatalogue()
  const list = useRef<HTMLUListElement>(null)
  const { t } = words
  const active = activeFilters(view.filter)
  if (active.length === 0) return null

  const remove = (field: keyof KeyFilter, at: number) => {
    const chips = [...(list.current?.querySelectorAll<HTMLElement>('.kr-chip') ?? [])]
    const next = chips[at + 1] ?? chips[at - 1]
    setView((before) => {
      const { [field]: _, ...filter } = before.filter
      return { ...before, filter }
    })
    if (next === undefined) onGone()
    else next.focus()
  }
  const clear = () => {
    setView(clearFilter)
    onGone()
  }
  return (
    <ul className="kr-chips" aria-label={t('filter.active')} ref={list}>
      {active.map((field, at) => {
        const sentence = filterSentence(field, view.filter, words, catalogue)
        return (
          <li key={field}>
            <button
              type="button"
              className="kr-chip"
              aria-label={t('filter.remove', { filter: sentence })}
              title={sentence}
              onClick={() => remove(field, at)}
            >
              <span className="kr-chip-text" dir="auto">
                {sentence}
              </span>
              {crossIcon}
            </button>
          </li>
        )
      })}
      <li>
        <Button look="quiet" onClick={clear}>
          {t('table.clearAll')}
        </Button>
      </li>
    </ul>
  )
}
