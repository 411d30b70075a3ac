import type { ReactNode } from 'react'
import { activeFilters } from '../core/activeFilters'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { keyIcon, searchIcon } from './icons'

/** Says that there are no keys, or none that match, and what to do. */
export function NothingListed({ onClear, children }: { readonly onClear: () => void; readonly children: ReactNode }) {
  const { searched, list } = useApiKeyTableContext()
  const { t } = useWords()
  const filtered = activeFilters(list.answered.filter).length > 0
  return (
    <div className="kr-empty">
      {searched === '' && !filtered ? keyIcon : searchIcon}
      <p className="kr-empty-what">
        {filtered ? t('table.noneFits') : searched === '' ? t('table.empty') : t('table.noMatch', { search: searched })}
      </p>
      {searched !== '' || filtered ? (
        <Button onClick={onClear}>{t(filtered ? 'table.clearAll' : 'table.clearSearch')}</Button>
      ) : (
        <>
          <p className="kr-muted">{t('table.emptyHint')}</p>
          {children}
        </>
      )}
    </div>
  )
}
