import { useScopeCatalogue } from '../headless/useScopeCatalogue'
import { useKeyrack } from '../headless/useKeyrack'
import { RiskMark } from './RiskMark'
import { ScopeLabel } from './ScopeLabel'

/** What a key may do: each permission by its label and its risk, and by its id where the catalogue no longer has it. */
export function DetailScopes({ scopes }: { readonly scopes: readonly string[] }) {
  const { words } = useKeyrack()
  const { t } = words
  const { status, catalogue } = useScopeCatalogue()
  const known = new Map(catalogue?.scopes.map((scope) => [scope.id, scope]))
  return (
    <section className="kr-detail-scopes">
      <h3 className="kr-detail-heading">{t('fields.scopes')}</h3>
      {scopes.length === 0 && <p className="kr-muted">{t('table.none')}</p>}
      {scopes.length > 0 && (
        <ul className="kr-detail-list">
          {scopes.map((id) => {
            const scope = known.get(id)
            return (
              <li key={id} className="kr-detail-scope">
                {scope === undefined ? <bdi dir="ltr">{id}</bdi> : <ScopeLabel scope={scope} level={scope.level ?? null} />}
                {scope?.risk !== undefined && <RiskMark risk={scope.risk} />}
                {scope === undefined && status === 'ready' && <span className="kr-muted">{t('scopes.gone')}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
