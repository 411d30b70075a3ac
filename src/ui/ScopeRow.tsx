import { memo, useId } from 'react'
import { SCOPE_LEVELS, type ScopeLevel } from '../core/scopeChoice'
import type { Scope } from '../core/scopes'
import { ScopePicker as Picker } from '../headless/ScopePicker'
import type { ScopeItem, ScopeLevels } from '../headless/useScopePicker'
import { useWords } from '../headless/useWords'
import { RiskMark } from './RiskMark'

interface NotesProps {
  readonly id: string
  readonly scope: Scope
  readonly reason: string | null
}

const hasNotes = ({ description, risk, riskNote }: Scope, reason: string | null): boolean =>
  Boolean(description || riskNote || reason || (risk && risk !== 'low'))

/** What a scope is about, what may come of it, and why it cannot be changed: the description of its control. */
function Notes({ id, scope, reason }: NotesProps) {
  const { description, risk, riskNote } = scope
  return (
    <span className="kr-scopes-notes" id={id}>
      {description && (
        <span>
          <span dir="auto">{description}</span>
        </span>
      )}{' '}
      {((risk && risk !== 'low') || riskNote) && (
        <span>
          {risk && <RiskMark risk={risk} />} {riskNote && <span dir="auto">{riskNote}</span>}
        </span>
      )}{' '}
      {reason !== null && <span className="kr-scopes-reason">{reason}</span>}
    </span>
  )
}

const useReason = ({ includedIn, exceeds }: { readonly includedIn: string | null; readonly exceeds: boolean }) => {
  const { t } = useWords()
  if (includedIn !== null) return t('scopes.includedIn', { scope: includedIn })
  return exceeds ? t('scopes.exceedsRole') : null
}

/** One scope: a box. Its props are compared one by one, so that of 200 lines those render that changed. */
export const ScopeRow = memo(function ScopeRow(item: ScopeItem) {
  const { scope, level } = item
  const { t } = useWords()
  const reason = useReason(item)
  const id = useId()
  const noted = hasNotes(scope, reason)
  return (
    <div className="kr-scopes-row" data-stuck={reason !== null || undefined}>
      <label className="kr-scopes-option">
        <Picker.Checkbox item={item} aria-describedby={noted ? id : undefined} />
        <span>
          <span dir="auto">{scope.label}</span>
          {level !== null && ` (${t(level === 'read' ? 'scopes.read' : 'scopes.writeOnly')})`}
        </span>
      </label>
      {noted && <Notes id={id} scope={scope} reason={reason} />}
    </div>
  )
})

const LEVEL_WORDS = { none: 'scopes.none', read: 'scopes.read', write: 'scopes.write' } as const

/** Two scopes that differ by their level: one line with three choices. */
export const LevelRow = memo(function LevelRow(item: ScopeLevels) {
  const { read, write, level, includedIn } = item
  const { t } = useWords()
  const reason = useReason({ includedIn, exceeds: item.exceeds !== null })
  const id = useId()
  const alike = read.label === write.label
  const scopes = { none: null, read, write } as const
  const told = level === 'write' ? write : read
  const noted = hasNotes(told, reason)
  const wordsOf = (one: ScopeLevel) => {
    const scope = scopes[one]
    return scope === null || alike ? t(LEVEL_WORDS[one]) : <span dir="auto">{scope.label}</span>
  }
  return (
    <div
      className="kr-scopes-row"
      role="radiogroup"
      {...(alike ? { 'aria-labelledby': `${id}name` } : { 'aria-label': `${read.label} / ${write.label}` })}
      aria-describedby={noted ? id : undefined}
    >
      <div className="kr-scopes-levels">
        {alike && (
          <span className="kr-scopes-name" id={`${id}name`} dir="auto">
            {read.label}
          </span>
        )}
        <span className="kr-scopes-choices">
          {SCOPE_LEVELS.map((one) => (
            <label key={one} className="kr-scopes-option">
              <Picker.Radio item={item} level={one} aria-describedby={noted ? id : undefined} />
              {wordsOf(one)}
            </label>
          ))}
        </span>
      </div>
      {noted && <Notes id={id} scope={told} reason={reason} />}
    </div>
  )
})
