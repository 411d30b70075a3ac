import { memo, type MouseEvent } from 'react'
import { type ApiKey, endOf, statusOf } from '../core/model'
import { rotationDue } from '../core/rotation'
import type { Words } from '../headless/words'
import { clockIcon, moreIcon, warningIcon } from './icons'
import { MaskedKey } from './MaskedKey'
import { MiddleText } from './MiddleText'
import { StatusBadge } from './StatusBadge'
import { Timestamp } from './Timestamp'

export interface ApiKeyRowProps {
  readonly apiKey: ApiKey
  readonly words: Words
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Whether rows have menus, and whether this one's is open. */
  readonly menu: 'none' | 'closed' | 'open'
  readonly onMenu: (key: ApiKey, button: HTMLButtonElement) => void
  /** Shows the key that takes over from this one. */
  readonly onSuccessor: (id: string) => void
}

/** One key. It has no hook: at hundreds of rows each would be paid hundreds of times. */
export const ApiKeyRow = memo(function ApiKeyRow({ apiKey, words, now, menu, onMenu, onSuccessor }: ApiKeyRowProps) {
  const { t, format } = words
  const { name, hint, replacedBy } = apiKey
  const endpoint = apiKey.kind === 'credential' ? apiKey.endpoint : null
  const status = statusOf(apiKey, now)
  const due = rotationDue(apiKey, now)
  const times = { now, format }
  const masked = hint.tail === '' ? t('table.maskedWhole') : t('table.masked', { tail: hint.tail })
  return (
    <tr role="row" className="kr-row" data-status={status} data-key={apiKey.id}>
      <th role="rowheader" scope="row" className="kr-cell kr-cell-name">
        <span className="kr-own kr-name" dir="auto" title={name}>
          {name}
        </span>
        <span className="kr-second kr-second-narrow">
          {endpoint !== null ? (
            <MiddleText text={endpoint} />
          ) : (
            apiKey.application !== null && (
              <span className="kr-own" dir="auto" title={apiKey.application}>
                {apiKey.application}
              </span>
            )
          )}
        </span>
      </th>
      <td role="cell" className="kr-cell kr-cell-kind" data-label={t('table.kind')}>
        {t(`kinds.${apiKey.kind}`)}
      </td>
      <td role="cell" className="kr-cell kr-cell-endpoint" data-label={t('table.endpoint')}>
        {endpoint === null ? <span className="kr-muted">{t('table.none')}</span> : <MiddleText text={endpoint} />}
      </td>
      <td role="cell" className="kr-cell kr-cell-key" data-label={t('table.key')}>
        <MaskedKey hint={hint} label={masked} />
      </td>
      <td role="cell" className="kr-cell kr-cell-application" data-label={t('table.application')}>
        {apiKey.application === null ? (
          <span className="kr-muted">{t('table.none')}</span>
        ) : (
          <span className="kr-own" dir="auto" title={apiKey.application}>
            {apiKey.application}
          </span>
        )}
      </td>
      <td role="cell" className="kr-cell kr-cell-status" data-label={t('table.status')}>
        <span className="kr-status">
          <StatusBadge status={status} label={t(`statuses.${status}`)} />
          {status === 'retiring' && replacedBy !== null && (
            <button type="button" className="kr-link" onClick={() => onSuccessor(replacedBy)}>
              {t('reveal.key')}
            </button>
          )}
          {due !== 'none' && (
            <span className="kr-due" data-due={due}>
              {due === 'due' ? warningIcon : clockIcon}
              {t(`rotate.${due}`)}
            </span>
          )}
        </span>
      </td>
      <td role="cell" className="kr-cell kr-cell-time kr-cell-created" data-label={t('table.created')}>
        <Timestamp at={apiKey.createdAt} never="" {...times} />
      </td>
      <td role="cell" className="kr-cell kr-cell-time kr-cell-lastUsed" data-label={t('table.lastUsed')}>
        <Timestamp at={apiKey.lastUsedAt} never={t('table.never')} {...times} />
      </td>
      <td role="cell" className="kr-cell kr-cell-time kr-cell-expires" data-label={t('table.expires')}>
        <Timestamp at={endOf(apiKey)} never={t('table.neverExpires')} {...times} />
      </td>
      {menu !== 'none' && (
        <td role="cell" className="kr-cell kr-cell-actions">
          <button
            type="button"
            className="kr-icon-button"
            aria-label={t('table.actionsFor', { name })}
            aria-haspopup="menu"
            aria-expanded={menu === 'open'}
            onClick={(event: MouseEvent<HTMLButtonElement>) => onMenu(apiKey, event.currentTarget)}
          >
            {moreIcon}
          </button>
        </td>
      )}
    </tr>
  )
})
