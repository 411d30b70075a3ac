import type { ReactNode } from 'react'
import { type ApiKey, endOf, type KeyStatus } from '../core/model'
import { rotationDue } from '../core/rotation'
import type { ColumnId } from '../core/tableColumns'
import type { Words } from '../headless/words'
import { cutMiddle } from './cutMiddle'
import { clockIcon, warningIcon } from './icons'
import { maskParts } from './maskParts'
import { statusMark } from './statusMark'
import { timeSince } from './timeSince'

export interface CellContext {
  readonly words: Words
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly status: KeyStatus
  /** Shows the key that takes over from this one. */
  readonly onSuccessor: (id: string) => void
}

const own = (text: string) => (
  <span className="kr-own" dir="auto" title={text}>
    {text}
  </span>
)

/** What stands in one cell. No component and no hook: both would be paid for each cell of each row. */
export function keyCell(id: ColumnId, key: ApiKey, { words, now, status, onSuccessor }: CellContext): ReactNode {
  const { t, format } = words
  const time = (at: string | null, never: string) => timeSince(at, never, now, format)
  const none = () => <span className="kr-muted">{t('table.none')}</span>
  switch (id) {
    case 'kind':
      return t(`kinds.${key.kind}`)
    case 'endpoint':
      return key.kind === 'credential' ? cutMiddle(key.endpoint) : none()
    case 'key': {
      const { tail } = key.hint
      return maskParts(key.hint, tail === '' ? t('table.maskedWhole') : words.phrase('table.masked', 'tail')(tail))
    }
    case 'application':
      return key.application === null ? none() : own(key.application)
    case 'createdBy':
      return key.createdBy === null ? none() : own(key.createdBy)
    case 'scopes':
      return key.scopes.length === 0 ? none() : t('scopes.count', { count: key.scopes.length })
    case 'status': {
      const { replacedBy } = key
      const due = rotationDue(key, now)
      const badge = statusMark(status, t(`statuses.${status}`))
      const successor = status === 'retiring' ? replacedBy : null
      if (successor === null && due === 'none') return badge
      return (
        <span className="kr-status">
          {badge}
          {successor !== null && (
            <button type="button" className="kr-link" title={t('reveal.key')} onClick={() => onSuccessor(successor)}>
              {t('reveal.key')}
            </button>
          )}
          {due !== 'none' && (
            <span className="kr-due" data-due={due} title={t(`rotate.${due}`)}>
              {due === 'due' ? warningIcon : clockIcon}
              {t(`rotate.${due}`)}
            </span>
          )}
        </span>
      )
    }
    case 'created':
      return time(key.createdAt, '')
    case 'lastUsed':
      return time(key.lastUsedAt, t('table.never'))
    case 'expires':
      return time(endOf(key), t('table.neverExpires'))
    case 'rotationDue':
      return time(key.rotationDueAt, t('table.none'))
    case 'name':
      return key.name
  }
}
