import { scopeDiff } from '../core/scopeChoice'
import { toldLevel } from '../core/scopeGroups'
import type { ScopeCatalogue } from '../core/scopes'
import { useWords } from '../headless/useWords'
import { addIcon, dashIcon, warningIcon } from './icons'
import { ScopeLabel } from './ScopeLabel'

export interface ScopeDiffProps {
  readonly catalogue: ScopeCatalogue
  /** Ids that the key has. */
  readonly before: readonly string[]
  /** Ids that it is to have. */
  readonly after: readonly string[]
}

/** What a change of scopes gives and takes, with what they imply, and a warning where the key will be able to do more. */
export function ScopeDiff({ catalogue, before, after }: ScopeDiffProps) {
  const { t } = useWords()
  const { added, removed } = scopeDiff(catalogue, before, after)
  const lists = [
    ['added', added, addIcon],
    ['removed', removed, dashIcon],
  ] as const
  return (
    <div className="kr-scope kr-scope-diff">
      {/* There from the start: a live region that arrives with its text is not read. */}
      <div role="status">
        {added.length > 0 && (
          <div className="kr-note" data-look="warning">
            {warningIcon}
            <p className="kr-note-body">{t('scopes.widens')}</p>
          </div>
        )}
      </div>
      {lists.map(
        ([change, scopes, icon]) =>
          scopes.length > 0 && (
            <div key={change} className="kr-scope-diff-part" data-change={change}>
              <p className="kr-scope-diff-title">{t(`scopes.${change}`)}</p>
              <ul>
                {scopes.map((scope) => (
                  <li key={scope.id}>
                    {icon}
                    <ScopeLabel scope={scope} level={toldLevel(catalogue, scope)} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  )
}
