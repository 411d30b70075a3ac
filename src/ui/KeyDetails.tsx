import { type ReactNode, useMemo, useRef, useState } from 'react'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { type ApiKey, endOf, statusOf } from '../core/model'
import { rotationDue } from '../core/rotation'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { findKey } from '../headless/findKey'
import type { TableAction } from '../headless/useApiKeyTable'
import { useCopy } from '../headless/useCopy'
import { useKeyrack } from '../headless/useKeyrack'
import { useLiveKey } from '../headless/useLiveKey'
import { useNow } from '../headless/useNow'
import { Secret } from '../core/secret'
import { ACTION_LABELS } from './actionLabels'
import { Button } from './Button'
import { DetailScopes } from './DetailScopes'
import { DialogShell } from './DialogShell'
import { checkIcon, clockIcon, copyIcon, warningIcon } from './icons'
import type { KeyDialogProps } from './keyDialogProps'
import { MaskedKey } from './MaskedKey'
import { ProblemNote } from './ProblemNote'
import { statusMark } from './statusMark'
import { useRequest } from './useRequest'

export interface KeyDetailsProps extends KeyDialogProps {
  /** Stands at the end, such as an audit log. */
  readonly more?: ((key: ApiKey) => ReactNode) | undefined
}

function CopiedId({ id }: { readonly id: string }) {
  const { words } = useKeyrack()
  const { t } = words
  const shown = useRef<HTMLElement>(null)
  // No secret; but what copies one claims no success that it has not seen, and selects the text where there was none.
  const { state, copy } = useCopy(
    useMemo(() => new Secret(id), [id]),
    shown,
  )
  return (
    <span className="kr-detail-id">
      <code className="kr-log-reference" dir="ltr" ref={shown}>
        {id}
      </code>
      <button type="button" className="kr-icon-button" aria-label={t('details.copyId')} onClick={() => void copy()}>
        {state === 'copied' ? checkIcon : copyIcon}
      </button>
      <span className="kr-hidden" role="status">
        {state === 'copied' && t('reveal.copied')}
      </span>
    </span>
  )
}

/** Everything that is known of a key, as it is now, and what can be done with it. */
export function KeyDetails({ apiKey, onClose, restoreFocus, more }: KeyDetailsProps) {
  const { actions, list, start, announce, offerUndo } = useApiKeyTableContext()
  const [changing, setChanging] = useState<'disable' | 'enable' | null>(null)
  const [failed, setFailed] = useState<ApiKeyError | null>(null)
  const { adapter, words } = useKeyrack()
  const { t, format } = words
  const now = useNow()
  const key = useLiveKey(apiKey)
  const { busy, problem, run } = useRequest()
  const { id, name, application, createdAt, createdBy, lastUsedAt, expiresAt, rotationDueAt, retiresAt, replaces, replacedBy } =
    key
  const status = statusOf(key, now)
  const end = endOf(key)
  const due = rotationDue(key, now)
  const { tail } = key.hint
  const why = t(`details.why.${status}`, { when: end === null ? '' : format.relative(end, now) })

  const show = (other: string) => {
    const listed = list.keys.find((each) => each.id === other)
    if (listed !== undefined) start('details', listed)
    else
      run(async () => {
        const found = await findKey(adapter, other)
        if (found === null) throw new ApiKeyError('notFound')
        start('details', found)
      })
  }
  const none = <span className="kr-muted">{t('table.none')}</span>
  const time = (at: string | null, never: string) =>
    at === null ? (
      <span className="kr-muted">{never}</span>
    ) : (
      <time dateTime={at}>
        {format.instant(at)} <span className="kr-muted kr-detail-relative">{format.relative(at, now)}</span>
      </time>
    )
  const pair = (other: string) => {
    const listed = list.keys.find((each) => each.id === other)
    return (
      <button type="button" className="kr-link kr-detail-pair" aria-disabled={busy || undefined} onClick={() => show(other)}>
        {listed === undefined ? (
          <bdi dir="ltr">{other}</bdi>
        ) : (
          <>
            <bdi>{listed.name}</bdi> <MaskedKey hint={listed.hint} label="" />
          </>
        )}
      </button>
    )
  }
  const facts: readonly (readonly [label: string, fact: ReactNode])[] = [
    [t('table.kind'), t(`kinds.${key.kind}`)],
    ...(key.kind === 'credential'
      ? [
          [
            t('table.endpoint'),
            <bdi key="e" dir="ltr" className="kr-detail-address">
              {key.endpoint}
            </bdi>,
          ] as const,
        ]
      : []),
    [
      t('table.key'),
      <MaskedKey key="k" hint={key.hint} label={tail === '' ? t('table.maskedWhole') : t('table.masked', { tail })} />,
    ],
    [t('details.id'), <CopiedId key="i" id={id} />],
    [t('table.application'), application === null ? none : <bdi key="a">{application}</bdi>],
    [t('table.created'), time(createdAt, '')],
    [t('table.createdBy'), createdBy === null ? none : <bdi key="b">{createdBy}</bdi>],
    [t('table.lastUsed'), time(lastUsedAt, t('table.never'))],
    [t('table.expires'), time(expiresAt, t('table.neverExpires'))],
    [
      t('table.rotationDue'),
      <span key="r" className="kr-detail-due">
        {time(rotationDueAt, t('table.none'))}
        {due !== 'none' && (
          <span className="kr-due" data-due={due}>
            {due === 'due' ? warningIcon : clockIcon}
            {t(`rotate.${due}`)}
          </span>
        )}
      </span>,
    ],
    ...(replaces === null ? [] : [[t('rotate.replaces'), pair(replaces)] as const]),
    ...(replacedBy === null ? [] : [[t('details.replacedBy'), pair(replacedBy)] as const]),
    ...(retiresAt === null ? [] : [[t('fields.retiresAt'), time(retiresAt, '')] as const]),
  ]
  // Here and not by the table: what it would say stands behind the overlay.
  const change = async (action: 'disable' | 'enable') => {
    if (changing !== null) return
    setChanging(action)
    setFailed(null)
    try {
      const after = await actions[action](key)
      announce(`${action}d`, after.name)
      if (action === 'disable' && actions.allowed(after).includes('enable')) offerUndo({ action, before: key, after })
    } catch (thrown) {
      setFailed(toApiKeyError(thrown))
    } finally {
      setChanging(null)
    }
  }
  const allowed: readonly Exclude<TableAction, 'create'>[] = actions.allowed(key).filter((action) => action !== 'create')
  const refused = actions.refused(key)
  return (
    <DialogShell title={name} description={why} onClose={onClose} restoreFocus={restoreFocus} side>
      <div className="kr-dialog-body kr-details">
        {problem !== null && <ProblemNote error={problem} lead={t('details.failed')} />}
        {failed !== null && <ProblemNote error={failed} />}
        <p>{statusMark(status, t(`statuses.${status}`))}</p>
        <dl className="kr-facts">
          {facts.map(([label, fact]) => (
            <div key={label} className="kr-fact">
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        {adapter.scopes !== undefined && <DetailScopes scopes={key.scopes} />}
        {more?.(key)}
      </div>
      {allowed.length + refused.length > 0 && (
        <footer className="kr-dialog-footer kr-detail-actions">
          {allowed.map((action) => (
            <Button
              key={action}
              data-action={action}
              data-danger={action === 'revoke' || action === 'delete' || undefined}
              busy={changing === action}
              onClick={() => (action === 'disable' || action === 'enable' ? void change(action) : start(action, key))}
            >
              {t(ACTION_LABELS[action])}
            </Button>
          ))}
          {refused.map(({ action, reason }) => (
            <span key={action} className="kr-refused">
              <span className="kr-refusal" id={`${id}${action}`} dir="auto">
                {reason}
              </span>
              <Button data-action={action} aria-disabled aria-describedby={`${id}${action}`}>
                {t(ACTION_LABELS[action as Exclude<typeof action, 'create'>])}
              </Button>
            </span>
          ))}
        </footer>
      )}
    </DialogShell>
  )
}
