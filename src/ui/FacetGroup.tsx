import { useId, useState } from 'react'
import { toggleFacet } from '../core/tableView'
import type { Facet } from '../core/keyFilter'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { FacetChoice } from '../headless/useFacets'
import { useScopeCatalogue } from '../headless/useScopeCatalogue'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { fieldWord, valueWord } from './filterWords'

export interface FacetGroupProps {
  readonly facet: Facet
  readonly choices: readonly FacetChoice[]
}

/** As many are offered at first. */
const FIRST = 8
/** From here on a group is searched rather than read. */
const SEARCHED_FROM = 13
/** More boxes than this help nobody; the search narrows them. */
const MOST = 100

/** The values of one field, each a box with the number of keys that it would leave. */
export function FacetGroup({ facet, choices }: FacetGroupProps) {
  const words = useWords()
  const { t, format } = words
  const { view, setView } = useApiKeyTableContext()
  const { catalogue } = useScopeCatalogue()
  const [whole, setWhole] = useState(false)
  const [search, setSearch] = useState('')
  const [pressed, setPressed] = useState<ReadonlySet<string | null>>(new Set())
  const id = useId()
  const field = fieldWord(facet, words)
  const chosen: readonly (string | null)[] = view.filter[facet] ?? []

  const all = choices.map((choice) => ({ ...choice, word: valueWord(facet, choice.value, words, catalogue) }))
  const text = search.trim().toLowerCase()
  const found = text === '' ? all : all.filter(({ word }) => word.toLowerCase().includes(text))
  const most = whole || text !== '' ? MOST : FIRST
  // What is chosen stays in sight, and what was: its box may have the focus.
  const shown = found.filter(({ value }, at) => at < most || chosen.includes(value) || pressed.has(value))
  const press = (value: string | null) => {
    setPressed((before) => new Set(before).add(value))
    setView((before) => ({ ...before, filter: toggleFacet(before.filter, facet, value) }))
  }

  return (
    <fieldset className="kr-facet-group">
      <legend className="kr-facet-legend">{field}</legend>
      {all.length >= SEARCHED_FROM && (
        <input
          type="search"
          className="kr-input kr-facet-search"
          aria-label={t('filter.search', { field })}
          placeholder={t('filter.search', { field })}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className="kr-facet-values" id={id}>
        {shown.map(({ value, count, word }) => (
          <label key={value ?? ' '} className="kr-facet" data-empty={count === 0 || undefined}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => press(value)} />
            <span className="kr-facet-word" dir="auto" title={word}>
              {word}
            </span>{' '}
            {count !== undefined && <span className="kr-facet-count">{format.number(count)}</span>}
          </label>
        ))}
      </div>
      {found.length > MOST && most === MOST && (
        <p className="kr-muted">{t('table.shown', { shown: shown.length, total: found.length })}</p>
      )}
      {text === '' && all.length > FIRST && (
        <Button look="quiet" aria-expanded={whole} aria-controls={id} onClick={() => setWhole(!whole)}>
          {whole ? t('filter.fewer') : t('filter.all', { count: all.length })}
        </Button>
      )}
    </fieldset>
  )
}
