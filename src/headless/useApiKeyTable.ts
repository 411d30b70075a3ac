import { useCallback, useMemo, useRef, useState } from 'react'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import type { ApiKey } from '../core/model'
import type { KeyAction } from './keyrackContext'
import { type ApiKeyActions, useApiKeyActions } from './useApiKeyActions'
import { type ApiKeys, useApiKeys } from './useApiKeys'
import { useKeyrack } from './useKeyrack'
import { useSettled } from './useSettled'

/** What a menu of the table offers: the actions, and the grace of a key that is being replaced. */
export type TableAction = KeyAction | 'grace'

/** An action that asks first, and the key that it is about. */
export interface TableDialog {
  readonly action: Exclude<TableAction, 'create' | 'disable' | 'enable'>
  readonly key: ApiKey
}

export interface ApiKeyTableState {
  readonly list: ApiKeys
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly searchable: boolean
  /** The search that the keys on screen answer; it lags behind what is being typed. */
  readonly searched: string
  readonly actions: ApiKeyActions
  /** Whether any row can have a menu at all. */
  readonly actionable: boolean
  readonly dialog: TableDialog | null
  readonly closeDialog: () => void
  /** Closes a dialog that cannot be shown, and says why. */
  readonly failDialog: (problem: ApiKeyError) => void
  /** Does what needs no question, opens the dialog of what does. */
  readonly start: (action: TableAction, key: ApiKey) => void
  /** Why the last action without a dialog failed. */
  readonly problem: ApiKeyError | null
  readonly dismiss: () => void
  /** What to say in the live region: the last thing that was done. */
  readonly announcement: string
  readonly announce: (code: string, name: string) => void
}

/** A word is typed within it: one request for the word, not one for each letter. */
const SEARCH_DELAY_MS = 200

const ACTIONS = ['update', 'rotate', 'disable', 'enable', 'revoke', 'delete', 'test'] as const

/** Everything that a table of keys does, without a look. */
export function useApiKeyTable({ pageSize = 50 }: { readonly pageSize?: number } = {}): ApiKeyTableState {
  const { adapter, words } = useKeyrack()
  const [search, setSearch] = useState('')
  const [dialog, setDialog] = useState<TableDialog | null>(null)
  const [outcome, setOutcome] = useState<{ code: string; name: string } | { problem: ApiKeyError } | null>(null)

  const settled = useSettled(search.trim(), SEARCH_DELAY_MS)
  const list = useApiKeys(
    useMemo(() => ({ limit: pageSize, ...(settled === '' ? {} : { search: settled }) }), [pageSize, settled]),
  )
  const searched = useRef('')
  if (!list.updating) searched.current = settled
  const actions = useApiKeyActions()

  const announce = useCallback((code: string, name: string) => setOutcome({ code, name }), [])
  const start = useCallback(
    (action: TableAction, key: ApiKey) => {
      setOutcome(null)
      if (action === 'disable' || action === 'enable') {
        actions[action](key).then(
          (after) => announce(`${action}d`, after.name),
          (thrown: unknown) => setOutcome({ problem: toApiKeyError(thrown) }),
        )
      } else if (action !== 'create') setDialog({ action, key })
    },
    [actions, announce],
  )

  return {
    list,
    search,
    setSearch,
    searched: searched.current,
    searchable: adapter.supports?.search ?? true,
    actions,
    actionable: ACTIONS.some((action) => adapter[action] !== undefined),
    dialog,
    closeDialog: useCallback(() => setDialog(null), []),
    failDialog: useCallback((problem: ApiKeyError) => {
      setDialog(null)
      setOutcome({ problem })
    }, []),
    start,
    problem: outcome !== null && 'problem' in outcome ? outcome.problem : null,
    dismiss: useCallback(() => setOutcome(null), []),
    announcement: outcome !== null && 'code' in outcome ? words.t(`announce.${outcome.code}`, { name: outcome.name }) : '',
    announce,
  }
}
