import { memo, type ReactNode, useId } from 'react'
import { SCOPE_LEVELS, type ScopeLevel } from '../core/scopeChoice'
import type { Scope } from '../core/scopes'
import { ScopePicker as Picker } from '../headless/ScopePicker'
import type { ScopeItem, ScopeLevels } from '../headless/useScopePicker'
import { useWords } from '../headless/useWords'
import { RiskMark } from './RiskMark'
import { ScopeLabel } from './ScopeLabel'

const isRisky = ({ risk, riskNote }: Scope): boolean => Boolean(riskNote) || (risk !== undefined && risk !== 'low')

const useReason = ({ includedIn, exceeds }: { readonly includedIn: string | null; readonly exceeds: boolean }) => {
  const { t } = useWords()
  if (includedIn !== null) return t('scopes.includedIn', { scope: includedIn })
  return exceeds ? t('scopes.exceedsRole') : null
}

interface NotesProps {
  readonly id: string
  readonly scope: Scope
  /** What may come of it is told of these, each after its name where there are several. */
  readonly risky: readonly (readonly [Scope, ReactNode])[]
  readonly reason: string | null
}

/** What a scope is about, what may come of it, and why it cannot be changed: the description of its control. */
function Notes({ id, scope: { description }, risky, reason }: NotesProps) {
  return (
    <span className="kr-scopes-notes" id={id}>
      {description && (
        <span>
          <span dir="auto">{description}</span>
        </span>
      )}{' '}
      {risky.map(([{ id: key, risk, riskNote }, name]) => (
        <span key={key}>
          {name} {risk && <RiskMark risk={risk} />} {riskNote && <span dir="auto">{riskNote}</span>}
        </span>
      ))}{' '}
      {reason !== null && (
        <span className="kr-scopes-reason" id={`${id}why`}>
          {reason}
        </span>
      )}
    </span>
  )
}

/** One scope: a box. Its props are compared one by one, so that of 200 lines those render that changed. */
export const ScopeRow = memo(function ScopeRow(item: ScopeItem) {
  const { scope, level } = item
  const reason = useReason(item)
  const id = useId()
  const risky = isRisky(scope)
  const noted = risky || Boolean(scope.description) || reason !== null
  return (
    <div className="kr-scopes-row">
      <label className="kr-scopes-option" htmlFor={`${id}box`}>
        <Picker.Checkbox item={item} id={`${id}box`} aria-describedby={noted ? id : undefined} />
        <ScopeLabel scope={scope} level={level} />
      </label>
      {noted && <Notes id={id} scope={scope} risky={risky ? [[scope, null]] : []} reason={reason} />}
    </div>
  )
})

const LEVEL_WORDS = { none: 'scopes.none', read: 'scopes.read', write: 'scopes.write' } as const

/** Two scopes that differ by their level: one line with three choices. */
export const LevelRow = memo(function LevelRow(item: ScopeLevels) {
  const { read, write, includedIn, exceeds } = item
  const { t } = useWords()
  const reason = useReason({ includedIn, exceeds: exceeds !== null })
  const id = useId()
  const alike = read.label === write.label
  const nameOf = (level: ScopeLevel): ReactNode =>
    alike || level === 'none' ? t(LEVEL_WORDS[level]) : <span dir="auto">{item[level].label}</span>
  const risky = (['read', 'write'] as const).filter((level) => isRisky(item[level]))
  const about = read.description ? read : write
  const noted = risky.length > 0 || Boolean(about.description) || reason !== null
  return (
    <div
      className="kr-scopes-row"
      role="radiogroup"
      {...(alike ? { 'aria-labelledby': `${id}name` } : { 'aria-label': `${read.label} / ${write.label}` })}
      aria-describedby={noted ? id : undefined}
    >
      <div className="kr-scopes-levels">
        {alike && (
          <span className="kr-scopes-name" id={`${id}name`}>
            <span dir="auto">{read.label}</span>
          </span>
        )}
        <span className="kr-scopes-choices">
          {SCOPE_LEVELS.map((level) => (
            <label key={level} className="kr-scopes-option">
              <Picker.Radio item={item} level={level} aria-describedby={reason === null ? undefined : `${id}why`} />
              {nameOf(level)}
            </label>
          ))}
        </span>
      </div>
      {noted && (
        <Notes id={id} scope={about} risky={risky.map((level) => [item[level], nameOf(level)] as const)} reason={reason} />
      )}
    </div>
  )
})
