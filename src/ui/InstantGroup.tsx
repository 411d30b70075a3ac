import { useId, useState } from 'react'
import { dayRangeFilter, dayRangeOf, NO_DAYS } from '../core/dayRange'
import { readInstantFilter, writeInstantFilter } from '../core/instantFilterText'
import type { InstantField } from '../core/keyFilter'
import type { KeyFilter } from '../core/keyFilter'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useKeyrack } from '../headless/useKeyrack'
import { fieldWord, instantWord } from './filterWords'

const PRESETS: Readonly<Record<InstantField, readonly string[]>> = {
  created: ['7d', '30d', '90d'],
  expires: ['7d', '30d', '90d', 'never'],
  lastUsed: ['7d', '30d', '90d', 'idle90d', 'never'],
}
const RANGE = '..'

/** A field by time: any, some usual spans, or the days between two. Days are those of the host's time zone. */
export function InstantGroup({ field }: { readonly field: InstantField }) {
  const { words, timeZone } = useKeyrack()
  const { t } = words
  const { view, setView } = useApiKeyTableContext()
  const id = useId()
  const filter = view.filter[field]
  const text = writeInstantFilter(filter ?? {})
  // What stands in the fields while one of them is empty or not whole, as long as the filter is the one that came of it.
  const [typed, setTyped] = useState<{ readonly from: string; readonly until: string; readonly text: string } | null>(null)
  const own = typed !== null && typed.text === text
  const ranging = text === '' ? own : text.includes(RANGE)
  const days = own ? typed : dayRangeOf(filter, timeZone)

  const set = (wanted: KeyFilter[InstantField]) =>
    setView((before) => {
      const { [field]: _, ...rest } = before.filter
      return { ...before, filter: wanted === undefined ? rest : { ...rest, [field]: wanted } }
    })
  const enter = (next: { readonly from: string; readonly until: string }) => {
    const wanted = dayRangeFilter(next, timeZone)
    setTyped({ ...next, text: writeInstantFilter(wanted ?? {}) })
    set(wanted)
  }
  const choose = (value: string) => {
    if (value === RANGE) return enter(NO_DAYS)
    setTyped(null)
    return set(readInstantFilter(field, value))
  }

  // One that came with an address, such as 14 days, is offered too.
  const presets = PRESETS[field].includes(text) || text === '' || ranging ? PRESETS[field] : [...PRESETS[field], text]
  const word = (preset: string) => instantWord(field, readInstantFilter(field, preset) ?? {}, words)
  return (
    <div className="kr-facet-group">
      <label className="kr-facet-legend" htmlFor={id}>
        {fieldWord(field, words)}
      </label>
      <select id={id} className="kr-input" value={ranging ? RANGE : text} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t('filter.any')}</option>
        {presets.map((preset) => (
          <option key={preset} value={preset}>
            {word(preset)}
          </option>
        ))}
        <option value={RANGE}>{t('filter.between')}</option>
      </select>
      {ranging && (
        <div className="kr-days" role="group" aria-label={fieldWord(field, words)}>
          {(['from', 'until'] as const).map((end) => (
            <label key={end} className="kr-day">
              {t(`filter.${end}`)}
              <input
                type="date"
                className="kr-input"
                value={days[end]}
                onChange={(event) => enter({ ...days, [end]: event.currentTarget.value })}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  )
}
