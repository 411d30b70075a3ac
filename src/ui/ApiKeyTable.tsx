import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { ApiKeyAdapter } from '../core/adapter'
import { ApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { ApiKeyTable as Parts, useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { UseApiKeyTableOptions } from '../headless/useApiKeyTable'
import { useDirection } from '../headless/useDirection'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { WithAdapter } from '../headless/WithAdapter'
import { ApiKeyRow, cellClass, type ShownColumn } from './ApiKeyRow'
import { Button } from './Button'
import { keyIcon, searchIcon } from './icons'
import { KeyRows, type RevealRow, WHOLE_PAGE } from './KeyRows'
import { ProblemNote } from './ProblemNote'
import { TableHead } from './TableHead'
import { useLater } from './useLater'
import { useShownColumns } from './useShownColumns'
import { useSuccessor } from './useSuccessor'

export interface ApiKeyTableProps extends Omit<UseApiKeyTableOptions, 'direction'> {
  /** Lets the table stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Stands at the end of the toolbar, such as the button that adds a key. */
  readonly toolbar?: ReactNode
  /** Stands below the sentence of an empty table: one action, one link. */
  readonly empty?: ReactNode
  readonly className?: string
}

const SKELETON_ROWS = 5

/** Rows of the final geometry, so that nothing moves when the keys arrive. */
function SkeletonRows({ columns, around }: { readonly columns: readonly ShownColumn[]; readonly around: boolean }) {
  const cell = (name: string) => (
    <td key={name} role="cell" className={`kr-cell kr-cell-${name}`}>
      <span className="kr-skeleton" />
    </td>
  )
  return Array.from({ length: SKELETON_ROWS }, (_, row) => (
    <tr key={row} role="row" className="kr-row" aria-hidden="true">
      {around && cell('choose')}
      {columns.map((column) => (
        <td key={column.id} role="cell" className={cellClass('cell', column)} style={column.style}>
          <span className="kr-skeleton" />
        </td>
      ))}
      {around && cell('actions')}
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
  const { searched, list } = useApiKeyTableContext()
  const { t } = useWords()
  const filtered = Object.keys(list.answered.filter).length > 0
  return (
    <div className="kr-empty">
      {searched === '' && !filtered ? keyIcon : searchIcon}
      <p className="kr-empty-what">
        {filtered ? t('table.noneFits') : searched === '' ? t('table.empty') : t('table.noMatch', { search: searched })}
      </p>
      {searched !== '' || filtered ? (
        <Button onClick={onClear}>{t(filtered ? 'table.clearAll' : 'table.clearSearch')}</Button>
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
  const { count, total, hasMore } = list
  const all = total ?? (hasMore ? undefined : count)
  const parts = [
    all === undefined ? '' : t('table.count', { count: all }),
    all !== undefined && all > count ? t('table.shown', { shown: count, total: all }) : '',
  ]
  return (
    <p className="kr-count" role="status">
      {list.status === 'ready' && count > 0 && !list.updating && parts.filter(Boolean).join(' · ')}
    </p>
  )
}

const loadTools = () => import('./RowTools').then(({ RowTools }) => RowTools)

function Table({ toolbar, empty }: Pick<ApiKeyTableProps, 'toolbar' | 'empty'>) {
  const table = useApiKeyTableContext()
  const { list, layout, searchable, setSearch, setView, actionable, actions, dialog, failDialog, chosen } = table
  const words = useWords()
  const { t } = words
  const now = useNow()
  const { columns, style, chosen: choseColumns } = useShownColumns(table, actionable)
  const reveal: RevealRow = useRef(null)
  const { frame, show: showSuccessor } = useSuccessor(table, searchable ? setSearch : undefined, reveal)
  const title = useRef<HTMLHeadingElement>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const [menu, setMenu] = useState<{ key: ApiKey; button: HTMLButtonElement } | null>(null)
  const opener = useRef<readonly HTMLButtonElement[]>([])
  const [near, setNear] = useState(false)
  const showTools = useLater(
    loadTools,
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
  const toggle = useRef(chosen.toggle)
  toggle.current = chosen.toggle
  const choose = useCallback((position: number, range: boolean) => toggle.current(position, range), [])
  const restoreFocus = useCallback(() => {
    // The row may be gone: deleted, or no longer among those that match. Then the next one, or the last.
    const button = opener.current.find(({ isConnected }) => isConnected)
    ;(button ?? title.current)?.focus()
  }, [])

  const { status, count, at, updating } = list
  const { has } = chosen
  const row = (position: number, slot?: number) => {
    const key = at(position)
    if (key === undefined) return null
    return (
      <ApiKeyRow
        key={slot ?? key.id}
        apiKey={key}
        position={position}
        columns={columns}
        words={words}
        now={now}
        menu={!actionable || actions.allowed(key).length === 0 ? 'none' : menu?.key.id === key.id ? 'open' : 'closed'}
        chosen={actionable ? has(key.id) : null}
        onMenu={openMenu}
        onChoose={choose}
        onSuccessor={showSuccessor}
      />
    )
  }
  const nothing = status === 'ready' && count === 0 && !updating
  const long = count > WHOLE_PAGE
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
        <div
          className="kr-frame"
          ref={frame}
          data-scrolls={long || choseColumns || undefined}
          // What scrolls must be reached by the keyboard.
          {...(long || choseColumns ? { tabIndex: 0, role: 'region', 'aria-label': t('table.title') } : {})}
          onPointerEnter={() => setNear(true)}
          onFocus={() => setNear(true)}
        >
          <table
            role="table"
            className="kr-table"
            aria-label={t('table.title')}
            aria-busy={status === 'loading' || updating}
            aria-rowcount={list.total === undefined ? -1 : list.total + 1}
            data-updating={updating || undefined}
            data-columns={choseColumns ? 'chosen' : 'auto'}
            data-long={long || undefined}
            style={style}
          >
            <TableHead
              columns={columns}
              table={table.table}
              words={words}
              actionable={actionable}
              chosen={actionable ? chosen : null}
            />
            <tbody role="rowgroup">
              {status === 'loading' && <SkeletonRows columns={columns} around={actionable} />}
              <KeyRows
                count={count}
                frame={frame}
                row={row}
                shape={layout.density}
                reveal={reveal}
                onEnd={list.hasMore && !list.loadingMore && status === 'ready' ? list.more : undefined}
              />
            </tbody>
          </table>
          {nothing && (
            <Nothing
              onClear={() => {
                setView((before) => ({ ...before, search: '', filter: {} }))
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

/** The keys of a platform: found, judged and acted upon, ten of them or a hundred thousand. Fits its container from 320 px on. */
export function ApiKeyTable({ adapter, toolbar, empty, className, ...options }: ApiKeyTableProps) {
  const { ref, dir } = useDirection()
  return (
    <WithAdapter adapter={adapter}>
      <Parts.Root {...options} ref={ref} dir={dir} className={['kr-scope kr-api-key-table', className].filter(Boolean).join(' ')}>
        <Table toolbar={toolbar} empty={empty} />
      </Parts.Root>
    </WithAdapter>
  )
}
