import type { ScopeRisk } from '../core/scopeChoice'
import { useWords } from '../headless/useWords'

/** Each risk has a word and a shape, so that colour never speaks alone. */
const SHAPES: Readonly<Record<ScopeRisk, string>> = {
  low: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  medium: 'M5 .5 9.5 5 5 9.5.5 5z',
  high: 'M5 .8 9.6 9H.4z',
}

export function RiskMark({ risk }: { readonly risk: ScopeRisk }) {
  const { t } = useWords()
  return (
    <span className="kr-risk" data-risk={risk}>
      <svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true" focusable="false">
        <path d={SHAPES[risk]} />
      </svg>
      {t(`scopes.risks.${risk}`)}
    </span>
  )
}
