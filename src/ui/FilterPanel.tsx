import { useEffect, useRef } from 'react'
import { FACETS, INSTANT_FIELDS, type KeyFilter } from '../core/keyFilter'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useFacets } from '../headless/useFacets'
import { useKeyrack } from '../headless/useKeyrack'
import { Button } from './Button'
import { FacetGroup } from './FacetGroup'
import { InstantGroup } from './InstantGroup'
import { ProblemNote } from './ProblemNote'

/** All by which a list can be narrowed. What the adapter does not heed, or no key has, is not offered. */
export function FilterPanel({ onClose }: { readonly onClose: () => void }) {
  const panel = useRef<HTMLElement>(null)
  const { adapter, words } = useKeyrack()
  const { t } = words
  const { list } = useApiKeyTableContext()
  const { choices, error, retry } = useFacets()
  const heeded = list.mode === 'adapter' ? adapter.supports?.filter : undefined
  const offered = (field: keyof KeyFilter) => heeded === undefined || heeded.includes(field)
  const facets = FACETS.filter((facet) => offered(facet) && (choices?.[facet].length ?? 0) > 0)
  useEffect(() => {
    const element = panel.current
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && !event.isComposing && onClose()
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <section className="kr-filters" aria-label={t('filter.title')} aria-busy={choices === null && error === null} ref={panel}>
      {error !== null && (
        <ProblemNote error={error}>
          <Button onClick={retry}>{t('actions.retry')}</Button>
        </ProblemNote>
      )}
      <div className="kr-facets">
        {choices !== null && facets.map((facet) => <FacetGroup key={facet} facet={facet} choices={choices[facet]} />)}
        <div className="kr-facets-times">
          {INSTANT_FIELDS.filter(offered).map((field) => (
            <InstantGroup key={field} field={field} />
          ))}
        </div>
      </div>
    </section>
  )
}
