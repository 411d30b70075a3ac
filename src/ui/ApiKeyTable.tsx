import { type ReactNode, useCallback, useId, useRef, useState } from 'react'
import { activeFilters } from '../core/activeFilters'
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
import { FindButtons } from './FindButtons'
import { keyIcon, searchIcon } from './icons'
import { KeyRows, type RevealRow, WHOLE_PAGE } from './KeyRows'
import { ProblemNote } from './ProblemNote'
import { TableHead } from './TableHead'
import { useLater } from './useLater'
import { useOverflow } from './useOverflow'
import { useShownColumns } from './useShownColumns'
import { useSuccessor } from './useSuccessor'

export interface ApiKeyTableProps extends Omit<UseApiKeyTableOptions, 'direction'> {
  /** Lets the table stand alone. @default the provider's */
  readonly adapter?: ApiKeyAdapter
  /** Stands at the end of the toolbar, such as the button that adds a key. */
  readonly toolbar?: ReactNode
  /** Stands below the sentence of an empty table: one action, one link. */
  readonly empty?: ReactNode
  /**
   * How the keyboard goes about: from control to control as in any table, or with arrow keys from cell to cell, as in a
   * spreadsheet, of which Tab makes one stop. @default 'table'
   */
  readonly navigation?: 'table' | 'grid'
  /**
   * Stands at the end of the details of a key, such as its audit log or a chart of its use. Leave it out where the adapter
   * has neither.
   */
  readonly details?: ((key: ApiKey) => ReactNode) | undefined
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
  const { list, view } = useApiKeyTableContext()
  const { t } = useWords()
  const { count, total, hasMore, answered } = list
  const { search, filter } = answered
  const asks = search !== '' || Object.keys(filter).length > 0
  // Another order has no other number, and is announced by itself.
  const stands = !list.updating || (filter === view.filter && search === view.search.trim())
  const all = total ?? (hasMore ? undefined : count)
  const parts = [
    all === undefined ? '' : t('table.count', { count: all }),
    all !== undefined && all > count ? t('table.shown', { shown: count, total: all }) : '',
  ]
  return (
    <p className="kr-count" role="status">
      {list.status === 'ready' && stands && (count > 0 || asks) && (
        // A new element for each answer, or one with the same number would not be announced.
        <span key={search + JSON.stringify(filter)} className={count === 0 ? 'kr-hidden' : undefined}>
          {parts.filter(Boolean).join(' · ')}
        </span>
      )}
    </p>
  )
}

const loadKeyboard = () => import('./TableKeyboard').then(({ TableKeyboard }) => TableKeyboard)
const loadBulk = () => import('./BulkTools').then(({ BulkTools }) => BulkTools)
const loadNaming = () => import('./NameEditor').then(({ NameEditor }) => NameEditor)
const loadUndo = () => import('./UndoBar').then(({ UndoBar }) => UndoBar)
const loadTools = () => import('./RowTools').then(({ RowTools }) => RowTools)
const loadFind = () => import('./FindTools').then(({ FindTools }) => FindTools)

function Table({ toolbar, empty, navigation, details }: Pick<ApiKeyTableProps, 'toolbar' | 'empty' | 'navigation' | 'details'>) {
  const table = useApiKeyTableContext()
  const {
    list,
    layout,
    view,
    searchable,
    setSearch,
    setView,
    actionable,
    actions,
    dialog,
    failDialog,
    chosen,
    start,
    renaming,
    stopRenaming,
    undoable,
    offerUndo,
  } = table
  const words = useWords()
  const { t } = words
  const now = useNow()
  const { columns, style, chosen: choseColumns } = useShownColumns(table, actionable)
  const reveal: RevealRow = useRef(null)
  const { frame, show: showSuccessor } = useSuccessor(table, searchable ? setSearch : undefined, reveal)
  const title = useRef<HTMLHeadingElement>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const [menu, setMenu] = useState<{ key: ApiKey; button: HTMLButtonElement } | null>(null)
  // A row of a window may be another key's by the time its dialog closes.
  const opened = useRef<{ readonly id: string; readonly by: string } | null>(null)
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
  const active = activeFilters(view.filter).length
  const [filters, setFilters] = useState(false)
  const [viewing, setViewing] = useState(false)
  const filterButton = useRef<HTMLButtonElement>(null)
  const [sortedBefore] = useState(view.sort)
  const panel = useId()
  const showFind = useLater(
    loadFind,
    filters || viewing ? 'now' : near || active > 0 ? 'near' : 'no',
    useCallback(() => {
      setFilters(false)
      setViewing(false)
      failDialog(new ApiKeyError('network'))
    }, [failDialog]),
  )
  const openMenu = useCallback((key: ApiKey, button: HTMLButtonElement) => {
    const all = [...(button.closest('table')?.querySelectorAll<HTMLButtonElement>('.kr-cell-actions > button') ?? [])]
    const at = all.indexOf(button)
    opener.current = [...all.slice(at), ...all.slice(0, at).reverse()]
    opened.current = { id: key.id, by: '.kr-cell-actions > button' }
    setMenu((open) => (open?.button === button ? null : { key, button }))
  }, [])
  const open = useCallback(
    (key: ApiKey, button: HTMLButtonElement) => {
      opener.current = [button]
      opened.current = { id: key.id, by: '.kr-name' }
      start('details', key)
    },
    [start],
  )
  const showBulk = useLater(
    loadBulk,
    chosen.count > 0 ? 'now' : 'no',
    useCallback(() => failDialog(new ApiKeyError('network')), [failDialog]),
  )
  const showNaming = useLater(
    loadNaming,
    renaming === null ? 'no' : 'now',
    useCallback(() => {
      stopRenaming()
      failDialog(new ApiKeyError('network'))
    }, [stopRenaming, failDialog]),
  )
  const showUndo = useLater(
    loadUndo,
    undoable === null ? 'no' : 'now',
    useCallback(() => offerUndo(null), [offerUndo]),
  )
  const toggle = useRef(chosen.toggle)
  toggle.current = chosen.toggle
  const choose = useCallback((position: number, range: boolean) => toggle.current(position, range), [])
  const restoreFocus = useCallback(() => {
    const { id, by } = opened.current ?? {}
    const row = id === undefined ? null : frame.current?.querySelector(`[data-key="${CSS.escape(id)}"]`)
    // The row may be gone: deleted, or no longer among those that match. Then the next one, or the last.
    const button = (by && row?.querySelector<HTMLElement>(by)) || opener.current.find(({ isConnected }) => isConnected)
    ;(button ?? title.current)?.focus()
  }, [frame])
  const approached = () => setNear(true)
  const grid = navigation === 'grid'
  const showKeyboard = useLater(loadKeyboard, near || grid ? 'near' : 'no')

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
        menu={
          !actionable || actions.allowed(key).length + actions.refused(key).length === 0
            ? 'none'
            : menu?.key.id === key.id
              ? 'open'
              : 'closed'
        }
        chosen={actionable ? has(key.id) : null}
        grid={grid}
        naming={key.id === renaming?.id ? showNaming?.({ apiKey: key, frame }) : undefined}
        onOpen={open}
        onMenu={openMenu}
        onChoose={choose}
        onSuccessor={showSuccessor}
      />
    )
  }
  const nothing = status === 'ready' && count === 0 && !updating
  const long = count > WHOLE_PAGE
  const scrolls = useOverflow(frame, long || choseColumns)
  const counted = status === 'loading' ? undefined : list.total
  return (
    <>
      <div className="kr-toolbar" onPointerEnter={approached} onFocus={approached}>
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
              aria-keyshortcuts="/"
              placeholder={t('table.searchPlaceholder')}
            />
          </div>
        )}
        <FindButtons
          active={active}
          open={filters}
          panel={panel}
          button={filterButton}
          onFilter={() => setFilters(!filters)}
          onView={() => setViewing(true)}
        />
        {toolbar}
      </div>
      {/* There from the start: the button names it. */}
      <div id={panel} className="kr-find" data-active={active > 0 || undefined}>
        {showFind?.({
          filters,
          closeFilters: () => setFilters(false),
          viewing,
          closeView: () => setViewing(false),
          button: filterButton,
          sortedBefore,
        })}
      </div>
      <Notices />
      {status !== 'error' && (
        <div
          className="kr-frame"
          ref={frame}
          data-scrolls={long || choseColumns || undefined}
          // What scrolls must be reached by the keyboard; in a grid its cells are.
          {...(scrolls ? { tabIndex: grid ? -1 : 0, role: 'region', 'aria-label': t('table.title') } : {})}
          onPointerEnter={approached}
          onFocus={approached}
        >
          <table
            role={grid ? 'grid' : 'table'}
            className="kr-table"
            aria-label={t('table.title')}
            aria-busy={status === 'loading' || updating || list.loadingMore}
            aria-rowcount={counted === undefined ? -1 : counted + 1}
            aria-colcount={grid ? columns.length + (actionable ? 2 : 0) : undefined}
            aria-multiselectable={(grid && actionable) || undefined}
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
              grid={grid}
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
          {showTools?.({ menu, frame, closeMenu: () => setMenu(null), restoreFocus, details })}
        </div>
      )}
      {showUndo?.({ frame })}
      {showBulk?.({ frame, title })}
      <footer className="kr-table-footer">
        <Count />
        <Parts.More asChild>
          <Button busy={list.loadingMore}>{t('actions.more')}</Button>
        </Parts.More>
        {status !== 'error' && showKeyboard?.({ frame, reveal, title, search: searchInput, grid })}
      </footer>
      <p className="kr-hidden" role="status">
        {status === 'loading' ? t('table.loading') : undoable !== null && t('undo.how')}
      </p>
      <Parts.Announcer className="kr-hidden" />
    </>
  )
}

/** The keys of a platform: found, judged and acted upon, ten of them or a hundred thousand. Fits its container from 320 px on. */
export function ApiKeyTable({ adapter, toolbar, empty, navigation = 'table', details, className, ...options }: ApiKeyTableProps) {
  const { ref, dir } = useDirection()
  return (
    <WithAdapter adapter={adapter}>
      <Parts.Root {...options} ref={ref} dir={dir} className={['kr-scope kr-api-key-table', className].filter(Boolean).join(' ')}>
        <Table toolbar={toolbar} empty={empty} navigation={navigation} details={details} />
      </Parts.Root>
    </WithAdapter>
  )
}
