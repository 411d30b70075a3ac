import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { ApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { ApiKeyTable as Parts, useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useDirection } from '../headless/useDirection'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { ApiKeyRow } from './ApiKeyRow'
import { Button } from './Button'
import { keyIcon, searchIcon } from './icons'
import { ProblemNote } from './ProblemNote'
import { useRowTools } from './useRowTools'
import { useSuccessor } from './useSuccessor'

export interface ApiKeyTableProps {
  /** Lets the table stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Keys to fetch at a time: 1–200. @default 50 */
  readonly pageSize?: number
  /** Stands at the end of the toolbar, such as the button that adds a key. */
  readonly toolbar?: ReactNode
  /** Stands below the sentence of an empty table: one action, one link. */
  readonly empty?: ReactNode
  readonly className?: string
}

const COLUMNS = ['name', 'kind', 'endpoint', 'key', 'application', 'status', 'created', 'lastUsed', 'expires'] as const
const SKELETON_ROWS = 5

function Head({ actionable }: { readonly actionable: boolean }) {
  const { t } = useWords()
  return (
    <thead role="rowgroup">
      <tr role="row">
        {COLUMNS.map((column) => (
          <th key={column} role="columnheader" scope="col" className={`kr-head kr-head-${column}`}>
            {t(`table.${column}`)}
          </th>
        ))}
        {actionable && (
          <th role="columnheader" scope="col" className="kr-head kr-head-actions">
            <span className="kr-hidden">{t('table.actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** Rows of the final geometry, so that nothing moves when the keys arrive. */
function SkeletonRows({ actionable }: { readonly actionable: boolean }) {
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    <tr key={row} role="row" className="kr-row" aria-hidden="true">
      {[...COLUMNS, ...(actionable ? ['actions'] : [])].map((column) => (
        <td key={column} role="cell" className={`kr-cell kr-cell-${column}`}>
          <span className="kr-skeleton" />
        </td>
      ))}
    </tr>
  ))
}

function Notices() {
  const { list, problem, dismiss } = useApiKeyTableContext()
  const { t } = useWords()
  return (
    <>
      {problem !== null && (
        <ProblemNote error={problem}>
          <Button look="quiet" onClick={dismiss}>
            {t('actions.close')}
          </Button>
        </ProblemNote>
      )}
      {list.error !== null && (
        <ProblemNote error={list.error} lead={t(list.status === 'stale' ? 'table.stale' : 'table.failed')}>
          <Parts.Retry asChild>
            <Button>{t('actions.retry')}</Button>
          </Parts.Retry>
        </ProblemNote>
      )}
    </>
  )
}

function Nothing({ onClear, children }: { readonly onClear: () => void; readonly children: ReactNode }) {
  const { searched } = useApiKeyTableContext()
  const { t } = useWords()
  return (
    <div className="kr-empty">
      {searched === '' ? keyIcon : searchIcon}
      <p className="kr-empty-what">{searched === '' ? t('table.empty') : t('table.noMatch', { search: searched })}</p>
      {searched !== '' ? (
        <Button onClick={onClear}>{t('table.clearSearch')}</Button>
      ) : (
        <>
          <p className="kr-muted">{t('table.emptyHint')}</p>
          {children}
        </>
      )}
    </div>
  )
}

function Count() {
  const { list } = useApiKeyTableContext()
  const { t } = useWords()
  const { keys, total, hasMore } = list
  const all = total ?? (hasMore ? undefined : keys.length)
  const parts = [
    all === undefined ? '' : t('table.count', { count: all }),
    all !== undefined && all > keys.length ? t('table.shown', { shown: keys.length, total: all }) : '',
  ]
  return (
    <p className="kr-count" role="status">
      {list.status === 'ready' && keys.length > 0 && parts.filter(Boolean).join(' · ')}
    </p>
  )
}

function Table({ toolbar, empty }: Pick<ApiKeyTableProps, 'toolbar' | 'empty'>) {
  const { list, searchable, searched, setSearch, actionable, actions, dialog, failDialog } = useApiKeyTableContext()
  const words = useWords()
  const { t } = words
  const now = useNow()
  const { frame, show: showSuccessor } = useSuccessor(list, searched, searchable ? setSearch : undefined)
  const title = useRef<HTMLHeadingElement>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const [menu, setMenu] = useState<{ key: ApiKey; button: HTMLButtonElement } | null>(null)
  const opener = useRef<readonly HTMLButtonElement[]>([])
  const [near, setNear] = useState(false)
  const showTools = useRowTools(
    menu !== null || dialog !== null ? 'now' : near ? 'near' : 'no',
    useCallback(() => {
      setMenu(null)
      failDialog(new ApiKeyError('network'))
    }, [failDialog]),
  )
  const openMenu = useCallback((key: ApiKey, button: HTMLButtonElement) => {
    const all = [...(button.closest('table')?.querySelectorAll<HTMLButtonElement>('.kr-cell-actions > button') ?? [])]
    const at = all.indexOf(button)
    opener.current = [...all.slice(at), ...all.slice(0, at).reverse()]
    setMenu((open) => (open?.button === button ? null : { key, button }))
  }, [])
  const restoreFocus = useCallback(() => {
    // The row may be gone: deleted, or no longer among those that match. Then the next one, or the last.
    const button = opener.current.find(({ isConnected }) => isConnected)
    ;(button ?? title.current)?.focus()
  }, [])

  const { status, keys } = list
  const nothing = status === 'ready' && keys.length === 0
  return (
    <>
      <div className="kr-toolbar">
        <h2 className="kr-title" ref={title} tabIndex={-1}>
          {t('table.title')}
        </h2>
        {searchable && (
          <div className="kr-search">
            {searchIcon}
            <Parts.Search
              ref={searchInput}
              className="kr-input"
              aria-label={t('table.search')}
              placeholder={t('table.searchPlaceholder')}
            />
          </div>
        )}
        {toolbar}
      </div>
      <Notices />
      {status !== 'error' && (
        <div className="kr-frame" ref={frame} onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
          <table
            role="table"
            className="kr-table"
            aria-label={t('table.title')}
            aria-busy={status === 'loading' || list.updating}
            data-updating={list.updating || undefined}
          >
            <Head actionable={actionable} />
            <tbody role="rowgroup">
              {status === 'loading' && <SkeletonRows actionable={actionable} />}
              {keys.map((key) => (
                <ApiKeyRow
                  key={key.id}
                  apiKey={key}
                  words={words}
                  now={now}
                  menu={!actionable || actions.allowed(key).length === 0 ? 'none' : menu?.key.id === key.id ? 'open' : 'closed'}
                  onMenu={openMenu}
                  onSuccessor={showSuccessor}
                />
              ))}
            </tbody>
          </table>
          {nothing && (
            <Nothing
              onClear={() => {
                setSearch('')
                // The button goes with the sentence; the focus must not go with it.
                searchInput.current?.focus()
              }}
            >
              {empty}
            </Nothing>
          )}
          {showTools?.({ menu, frame, closeMenu: () => setMenu(null), restoreFocus })}
        </div>
      )}
      <footer className="kr-table-footer">
        <Count />
        <Parts.More asChild>
          <Button busy={list.loadingMore}>{t('actions.more')}</Button>
        </Parts.More>
      </footer>
      <p className="kr-hidden" role="status">
        {status === 'loading' && t('table.loading')}
      </p>
      <Parts.Announcer className="kr-hidden" />
    </>
  )
}

/** The keys of a platform: found, judged and acted upon. Fits its container from 320 px on. */
export function ApiKeyTable({ adapter, pageSize, toolbar, empty, className }: ApiKeyTableProps) {
  const { ref, dir } = useDirection()
  return (
    <WithAdapter adapter={adapter}>
      <Parts.Root
        {...(pageSize === undefined ? {} : { pageSize })}
        ref={ref}
        dir={dir}
        className={['kr-scope kr-api-key-table', className].filter(Boolean).join(' ')}
      >
        <Table toolbar={toolbar} empty={empty} />
      </Parts.Root>
    </WithAdapter>
  )
}
