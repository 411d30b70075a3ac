import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { activeFilters } from '../core/activeFilters'
import { ApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import { clearFilter } from '../core/tableView'
import { ApiKeyTable as Parts, useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useNow } from '../headless/useNow'
import { useWords } from '../headless/useWords'
import { ApiKeyRow } from './ApiKeyRow'
import type { ApiKeyTableProps } from './ApiKeyTable'
import { Button } from './Button'
import { FindButtons } from './FindButtons'
import { searchIcon } from './icons'
import { KeyRows, type RevealRow, WHOLE_PAGE } from './KeyRows'
import { NothingListed } from './NothingListed'
import { SkeletonRows } from './SkeletonRows'
import { TableCount } from './TableCount'
import { TableHead, type TableHeadProps } from './TableHead'
import { TableNotices } from './TableNotices'
import { useLater } from './useLater'
import { useOverflow } from './useOverflow'
import { useShownColumns } from './useShownColumns'
import { useWide } from './useWide'

export type KeyTableViewProps = Pick<ApiKeyTableProps, 'toolbar' | 'empty' | 'details'> & {
  /** Whether arrow keys go from cell to cell. */
  readonly grid: boolean
}

const loadTools = () => import('./tableTools').then(({ tableTools }) => tableTools)

const MENU = '.kr-cell-actions > button'

/** What can be seen of a table of keys; what it does is fetched when it is approached. */
export function KeyTableView({ toolbar, empty, details, grid }: KeyTableViewProps) {
  const table = useApiKeyTableContext()
  const { list, layout, view, searchable, setView, actionable, actions, dialog, failDialog, chosen, start } = table
  const { renaming, stopRenaming, undoable, offerUndo } = table
  const words = useWords()
  const { t } = words
  const now = useNow()
  const { columns, style, chosen: choseColumns } = useShownColumns(table, actionable)
  const reveal: RevealRow = useRef(null)
  const frame = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const filterButton = useRef<HTMLButtonElement>(null)
  const panel = useId()
  const [sortedBefore] = useState(view.sort)
  const [near, setNear] = useState(false)
  const [open, setOpen] = useState<'view' | { readonly key: ApiKey; readonly button: HTMLButtonElement } | null>(null)
  const menu = open !== null && typeof open === 'object' ? open : null
  const [filters, setFilters] = useState(false)
  const [successor, setSuccessor] = useState<string | null>(null)

  const wanted =
    open !== null ||
    filters ||
    dialog !== null ||
    renaming !== null ||
    undoable !== null ||
    successor !== null ||
    chosen.count > 0
  const active = activeFilters(view.filter).length
  const tools = useLater(
    loadTools,
    wanted ? 'now' : near || grid || active > 0 ? 'near' : 'no',
    useCallback(() => {
      setOpen(null)
      setFilters(false)
      setSuccessor(null)
      stopRenaming()
      offerUndo(null)
      failDialog(new ApiKeyError('network'))
    }, [stopRenaming, offerUndo, failDialog]),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another object for each thing that is asked for
    useMemo(() => ({}), [open, filters, dialog, renaming, successor, chosen.count]),
  )
  const close = () => setOpen(null)
  const columnTable = table.table
  const pull = useCallback<TableHeadProps['onPull']>((id, event) => tools?.pull(columnTable, id, event), [tools, columnTable])
  const failToShow = useCallback(() => failDialog(new ApiKeyError('network')), [failDialog])

  // A row of a window may be another key's by the time its dialog closes.
  const opened = useRef<{ readonly id: string; readonly by: string } | null>(null)
  const opener = useRef<readonly HTMLButtonElement[]>([])
  const openMenu = useCallback((key: ApiKey, button: HTMLButtonElement) => {
    const all = [...(button.closest('table')?.querySelectorAll<HTMLButtonElement>(MENU) ?? [])]
    const at = all.indexOf(button)
    opener.current = [...all.slice(at), ...all.slice(0, at).reverse()]
    opened.current = { id: key.id, by: MENU }
    setOpen((before) => (before !== null && typeof before === 'object' && before.button === button ? null : { key, button }))
  }, [])
  const openDetails = useCallback(
    (key: ApiKey, button: HTMLButtonElement) => {
      opener.current = [button]
      opened.current = { id: key.id, by: '.kr-name' }
      start('details', key)
    },
    [start],
  )
  const restoreFocus = useCallback(() => {
    const { id, by } = opened.current ?? {}
    const row = id === undefined ? null : frame.current?.querySelector(`[data-key="${CSS.escape(id)}"]`)
    // The row may be gone: deleted, or no longer among those that match. Then the next one, or the last.
    const button = (by && row?.querySelector<HTMLElement>(by)) || opener.current.find(({ isConnected }) => isConnected)
    ;(button ?? title.current)?.focus()
  }, [])
  // The rows are handed functions that stay the same, or each change of the list would render all of them.
  const choosing = useRef(chosen)
  choosing.current = chosen
  const choose = useCallback((position: number, range: boolean) => choosing.current.toggle(position, range), [])
  const chooseAll = useCallback(() => choosing.current.toggleAll(), [])

  const { status, count, at, updating, total } = list
  const wide = useWide(frame, status !== 'error')
  const hasActions = useCallback((key: ApiKey) => actions.allowed(key).length + actions.refused(key).length > 0, [actions])
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
        menu={actionable ? (menu?.key.id === key.id ? 'open' : 'closed') : 'none'}
        hasActions={hasActions}
        chosen={actionable ? chosen.has(key.id) : null}
        second={!wide && !choseColumns}
        grid={grid}
        naming={key.id === renaming?.id ? tools?.naming({ apiKey: key, frame }) : undefined}
        onOpen={openDetails}
        onMenu={openMenu}
        onChoose={choose}
        onSuccessor={setSuccessor}
      />
    )
  }
  const approached = () => setNear(true)
  const toTitle = useCallback(() => title.current?.focus(), [])
  // The button goes with the last page; the focus goes on to the first of its rows.
  const moreFrom = useRef<number | null>(null)
  useEffect(() => {
    const from = moreFrom.current
    if (from === null || list.hasMore || list.loadingMore) return
    moreFrom.current = null
    if (document.activeElement !== document.body) return
    const row = frame.current?.querySelector<HTMLElement>(`[aria-rowindex="${from + 2}"] .kr-name`)
    ;(row ?? title.current)?.focus()
  }, [list.hasMore, list.loadingMore])
  const long = count > WHOLE_PAGE
  const scrolls = useOverflow(frame, long || choseColumns)
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
              ref={search}
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
          filterable={table.filterable}
          panel={panel}
          button={filterButton}
          onFilter={() => setFilters(!filters)}
          onView={() => setOpen('view')}
        />
        {toolbar}
      </div>
      {/* There from the start: the button names it. */}
      <div id={panel} className="kr-find" data-active={active > 0 || undefined}>
        {tools?.find({
          filters,
          closeFilters: () => setFilters(false),
          viewing: open === 'view',
          closeView: close,
          button: filterButton,
          sortedBefore,
        })}
      </div>
      <TableNotices onGone={toTitle} />
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
            aria-rowcount={status === 'loading' || total === undefined ? -1 : total + 1}
            aria-colcount={grid ? columns.length + (actionable ? 2 : 0) : undefined}
            aria-multiselectable={(grid && actionable) || undefined}
            data-updating={updating || undefined}
            data-columns={choseColumns ? 'chosen' : 'auto'}
            data-long={long || undefined}
            style={style}
          >
            <TableHead
              columns={columns}
              table={columnTable}
              words={words}
              actionable={actionable}
              grid={grid}
              chosen={actionable ? chosen.state : null}
              onChooseAll={chooseAll}
              onPull={pull}
            />
            <tbody role="rowgroup">
              {status === 'loading' && <SkeletonRows columns={columns} around={actionable} />}
              <KeyRows
                count={count}
                frame={frame}
                row={row}
                shape={layout.density}
                reveal={reveal}
                onFail={failToShow}
                onEnd={list.hasMore && !list.loadingMore && status === 'ready' ? list.more : undefined}
              />
            </tbody>
          </table>
          {status === 'ready' && count === 0 && !updating && (
            <NothingListed
              onClear={() => {
                setView(clearFilter)
                // The button goes with the sentence; the focus must not go with it.
                ;(search.current ?? title.current)?.focus()
              }}
            >
              {empty}
            </NothingListed>
          )}
          {tools?.rows({
            menu,
            frame,
            reveal,
            closeMenu: close,
            restoreFocus,
            successor,
            forgetSuccessor: () => setSuccessor(null),
            details,
          })}
        </div>
      )}
      {tools?.undo({ frame })}
      {tools?.bulk({ frame, title })}
      <footer className="kr-table-footer">
        <TableCount />
        <Parts.More asChild>
          <Button busy={list.loadingMore} onClick={() => (moreFrom.current = count)}>
            {t('actions.more')}
          </Button>
        </Parts.More>
        {status !== 'error' && tools?.keyboard({ frame, reveal, title, search, grid })}
      </footer>
      <p className="kr-hidden" role="status">
        {status === 'loading' ? t('table.loading') : undoable !== null && t('undo.how')}
      </p>
      <Parts.Announcer className="kr-hidden" />
    </>
  )
}
