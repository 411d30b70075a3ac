import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Page } from '../core/adapter'
import { type ApiKey, statusOf } from '../core/model'
import { useKeyForm } from './keyFormContext'
import { useAddApiKeyValue } from './useAddApiKeyValue'
import { useKeyrack } from './useKeyrack'
import { useNow } from './useNow'

export interface ApplicationUse {
  /** Names to suggest: the host's, or those of the keys that were read already. */
  readonly applications: readonly string[]
  /** A working key of the same kind, and for the same endpoint, that the chosen application has already. */
  readonly taken: ApiKey | null
}

/** The keys of every list that was read, each once. */
const keysIn = (queryClient: QueryClient, cacheKey: readonly unknown[]): ApiKey[] => {
  const lists = queryClient.getQueriesData<InfiniteData<Page<ApiKey>>>({ queryKey: [...cacheKey, 'keys'] })
  const keys = lists.flatMap(([, data]) => data?.pages ?? []).flatMap(({ items }) => items)
  return [...new Map(keys.map((key) => [key.id, key])).values()]
}

const originOf = (endpoint: string): string => {
  const address = endpoint.trim()
  return URL.canParse(address) ? new URL(address).origin : address
}

const folded = (name: string | null): string => (name ?? '').trim().normalize('NFKC').toLocaleLowerCase()

/**
 * The applications that keys are made for, and whether the one that is chosen in the form has a key already. One key for
 * each application can be revoked without another one failing; a second key for the same purpose is what rotation is for.
 */
export function useApplicationUse(): ApplicationUse {
  const { queryClient, cacheKey } = useKeyrack()
  const { applications, keyId } = useKeyForm()
  const now = useNow()
  const kind = useAddApiKeyValue('kind')
  const endpoint = originOf(useAddApiKeyValue('endpoint'))
  const chosen = folded(useAddApiKeyValue('application'))
  const keys = keysIn(queryClient, cacheKey)

  const rivals = (key: ApiKey) =>
    key.kind === kind &&
    key.id !== keyId &&
    (key.kind === 'issued' || originOf(key.endpoint) === endpoint) &&
    folded(key.application) === chosen &&
    ['active', 'expiring'].includes(statusOf(key, now))
  const used = keys.flatMap(({ application }) => application ?? [])
  return {
    applications: applications ?? [...new Set(used)].toSorted((one, other) => one.localeCompare(other)),
    taken: chosen === '' ? null : (keys.find(rivals) ?? null),
  }
}
