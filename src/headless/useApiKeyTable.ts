import { useCallback, useMemo, useRef, useState } from 'react'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import type { ColumnId } from '../core/tableColumns'
import type { KeyAction } from './keyrackContext'
import type { ApiKeyColumn, KeyTable } from './tableColumns'
import { type ApiKeyActions, useApiKeyActions } from './useApiKeyActions'
import type { Direction } from './useDirection'
import { useForgottenSelection } from './useForgottenSelection'
import { type KeyList, type ListMode, useKeyList } from './useKeyList'
import { useKeyrack } from './useKeyrack'
import { type KeySelection, useKeySelection } from './useKeySelection'
import { useKeyTable } from './useKeyTable'
import { NO_SELECTION, type TableStateControl, useTableState, type UseTableStateOptions } from './useTableState'

/** What a menu of the table offers: the actions, the grace of a key that is being replaced, and what needs no adapter. */
export type TableAction = KeyAction | 'grace' | 'details' | 'rename'

/** An action that asks first, and the key that it is about. */
export interface TableDialog {
  readonly action: Exclude<TableAction, 'create' | 'disable' | 'enable' | 'rename'>
  readonly key: ApiKey
}

/** An action on a key that may be taken back; see `undoOf`. */
export interface Undoable {
  readonly action: 'disable' | 'rename'
  readonly before: ApiKey
  readonly after: ApiKey
}

export interface UseApiKeyTableOptions extends UseTableStateOptions {
  /** Keys to fetch at a time: 1–200. @default 50 */
  readonly pageSize?: number | undefined
  /** Who searches, filters and sorts. @default auto */
  readonly mode?: ListMode | undefined
  /** Keys that the page came with: all that there are, with nothing else in them. They are shown at once, and count as read just now. */
  readonly initialKeys?: readonly ApiKey[] | undefined
  /** Columns beside ours. Keep the array: a new one makes all columns anew. */
  readonly columns?: readonly ApiKeyColumn[] | undefined
  /** In which direction widths are pulled. @default ltr */
  readonly direction?: Direction | undefined
}

export interface ApiKeyTableState extends TableStateControl {
  readonly list: KeyList
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly searchable: boolean
  /** Whether the list can be narrowed by anything but a search. */
  readonly filterable: boolean
  /** The search that the keys on screen answer; it lags behind what is being typed. */
  readonly searched: string
  /** Columns, their order, widths and sorting, from TanStack Table. It has no rows: those are in `list`. */
  readonly table: KeyTable
  /** The host's own. */
  readonly columns: readonly ApiKeyColumn[]
  readonly chosen: KeySelection
  readonly actions: ApiKeyActions
  /** Whether any row can have a menu at all. */
  readonly actionable: boolean
  readonly dialog: TableDialog | null
  readonly closeDialog: () => void
  /** Closes a dialog that cannot be shown, and says why. */
  readonly failDialog: (problem: ApiKeyError) => void
  /** The key whose name is being changed in its row. */
  readonly renaming: ApiKey | null
  readonly stopRenaming: () => void
  /** What was done last and can be taken back, until that is no longer offered. */
  readonly undoable: Undoable | null
  /** Offers to take something back, or with null no longer does. */
  readonly offerUndo: (undoable: Undoable | null) => void
  /** Does what needs no question, opens the dialog of what does. */
  readonly start: (action: TableAction, key: ApiKey) => void
  /** Why the last action without a dialog failed. */
  readonly problem: ApiKeyError | null
  readonly dismiss: () => void
  /** What to say in the live region: the last thing that was done. */
  readonly announcement: string
  readonly announce: (code: string, name: string) => void
  /** Says a whole sentence. */
  readonly say: (sentence: string) => void
  /** Has what is only fetched for questions fetched, such as the counts beside a filter. */
  readonly setIndexed: (indexed: boolean) => void
}

const ACTIONS = ['update', 'rotate', 'disable', 'enable', 'revoke', 'delete', 'test'] as const
const NO_COLUMNS: readonly ApiKeyColumn[] = []
const NO_SCOPES: readonly ColumnId[] = ['scopes']
const WITH_ALL: readonly ColumnId[] = []

/** Everything that a table of keys does, without a look. */
export function useApiKeyTable(options: UseApiKeyTableOptions = {}): ApiKeyTableState {
  const { pageSize = 50, mode = 'auto', initialKeys, columns = NO_COLUMNS, direction = 'ltr' } = options
  const { adapter, words, cacheKey } = useKeyrack()
  const [dialog, setDialog] = useState<TableDialog | null>(null)
  const [renaming, setRenaming] = useState<ApiKey | null>(null)
  const [undoable, offerUndo] = useState<Undoable | null>(null)
  const [outcome, setOutcome] = useState<{ said: string } | { problem: ApiKeyError } | null>(null)
  const [indexed, setIndexed] = useState(false)

  // What is open is about a key of the adapter before, which may be another tenant's.
  const [of, setOf] = useState(cacheKey[1])
  if (of !== cacheKey[1]) {
    setOf(cacheKey[1])
    setDialog(null)
    setRenaming(null)
    offerUndo(null)
    setOutcome(null)
  }

  const latestOf = useRef(cacheKey[1])
  latestOf.current = cacheKey[1]

  const control = useTableState(options)
  const { view, setView } = control
  const list = useKeyList({ query: view, mode, pageSize, initialKeys, indexed })
  const table = useKeyTable({
    control,
    columns,
    without: adapter.scopes === undefined ? NO_SCOPES : WITH_ALL,
    supports: list.mode === 'adapter' ? adapter.supports : undefined,
    direction,
  })
  const chosen = useKeySelection(list, control)
  useForgottenSelection(cacheKey[1], control.selection, () => control.setSelection(NO_SELECTION))
  const actions = useApiKeyActions()

  const { t } = words
  const say = useCallback((said: string) => setOutcome({ said }), [])
  const announce = useCallback((code: string, name: string) => say(t(`announce.${code}`, { name })), [say, t])
  const start = useCallback(
    (action: TableAction, key: ApiKey) => {
      setOutcome(null)
      if (action === 'disable' || action === 'enable') {
        const begun = latestOf.current
        actions[action](key).then(
          (after) => {
            if (latestOf.current !== begun) return
            announce(`${action}d`, after.name)
            offerUndo(action === 'disable' && actions.allowed(after).includes('enable') ? { action, before: key, after } : null)
          },
          (thrown: unknown) => latestOf.current === begun && setOutcome({ problem: toApiKeyError(thrown) }),
        )
      } else if (action === 'rename') {
        setDialog(null)
        setRenaming(key)
      } else if (action !== 'create') setDialog({ action, key })
    },
    [actions, announce],
  )

  return {
    ...control,
    list,
    search: view.search,
    setSearch: useCallback((search: string) => setView((before) => ({ ...before, search })), [setView]),
    searched: list.answered.search,
    filterable: list.mode !== 'adapter' || adapter.supports?.filter?.length !== 0,
    searchable: list.mode === 'memory' || (adapter.supports?.search ?? true),
    table,
    columns,
    chosen,
    actions,
    actionable: useMemo(() => ACTIONS.some((action) => adapter[action] !== undefined), [adapter]),
    dialog,
    closeDialog: useCallback(() => setDialog(null), []),
    failDialog: useCallback((problem: ApiKeyError) => {
      setDialog(null)
      setOutcome({ problem })
    }, []),
    renaming,
    stopRenaming: useCallback(() => setRenaming(null), []),
    undoable,
    offerUndo,
    start,
    problem: outcome !== null && 'problem' in outcome ? outcome.problem : null,
    dismiss: useCallback(() => setOutcome(null), []),
    announcement: outcome !== null && 'said' in outcome ? outcome.said : '',
    announce,
    say,
    setIndexed,
  }
}
