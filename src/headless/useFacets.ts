import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type ApiKeyError, toApiKeyError } from '../core/errors'
import { inSlices } from '../core/inSlices'
import { type Facet, FACETS, type Facets, type KeyFilter } from '../core/keyFilter'
import type { ApiKey } from '../core/model'
import { STATUS_ORDER } from '../core/statusOrder'
import { readFacets } from '../core/wire'
import { useApiKeyTableContext } from './ApiKeyTable'
import { listQueryOf } from './listQueryOf'
import { useKeyrack } from './useKeyrack'
import { useNow } from './useNow'

/** A value that may be chosen. */
export interface FacetChoice {
  readonly value: string | null
  /** How many keys there are with it, were it chosen alone; undefined where nobody counts. */
  readonly count: number | undefined
}

export interface FacetChoices {
  /** `null` where nothing is known yet. Values stay in the order in which they came first: what is about to be pressed must not move. */
  readonly choices: Readonly<Record<Facet, readonly FacetChoice[]>> | null
  /** Why there are no counts. */
  readonly error: ApiKeyError | null
  readonly retry: () => void
}

/** Adapters tell no more values of a field, so that one that is missing may be there all the same. */
const MOST = 100

const each = <Value>(make: (facet: Facet) => Value) =>
  Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, Value>

/** What can be told of the fields without anybody who counts: what all keys may be, and what those are that were read. */
const valuesIn = (keys: readonly ApiKey[], { kinds = ['credential', 'issued'] }: { readonly kinds?: readonly string[] }) => {
  const values = each(() => new Set<string | null>())
  for (const { application, createdBy, scopes } of keys) {
    values.application.add(application)
    values.createdBy.add(createdBy)
    for (const scope of scopes) values.scope.add(scope)
  }
  return { ...each((facet) => [...values[facet]]), status: STATUS_ORDER, kind: kinds }
}

/** The values that a filter may choose among, and how many keys there are with each. Only while it is shown: counting is work. */
export function useFacets(): FacetChoices {
  const { adapter, queryClient, cacheKey } = useKeyrack()
  const { list, view, setIndexed } = useApiKeyTableContext()
  const now = useNow()
  const byAdapter = list.mode === 'adapter'
  const { index, keys } = list
  const { search } = list.answered
  const { filter } = view

  useEffect(() => {
    setIndexed(true)
    return () => setIndexed(false)
  }, [setIndexed])

  const [counted, setCounted] = useState<Facets | null>(null)
  useEffect(() => {
    if (byAdapter || index === null) return undefined
    const controller = new AbortController()
    const { signal } = controller
    // `index` stays the same when it takes other keys in; `keys` tells of those.
    inSlices(index.facets({ search, filter }, now), { signal }).then(
      (facets) => facets !== undefined && !signal.aborted && setCounted(facets),
      () => undefined,
    )
    return () => controller.abort()
  }, [byAdapter, index, keys, search, filter, now])

  const asking = byAdapter && adapter.facets !== undefined
  const { data, error, isError, refetch } = useQuery<Facets, unknown>(
    {
      queryKey: [...cacheKey, 'facets', search, filter],
      queryFn: async ({ signal }) => {
        try {
          return readFacets(await adapter.facets?.(listQueryOf({ search, filter, sort: [] }, adapter.supports), { signal }))
        } catch (thrown) {
          throw toApiKeyError(thrown)
        }
      },
      enabled: asking,
      // As those of the list: retries are the adapter's.
      retry: false,
      networkMode: 'always',
      throwOnError: false,
      staleTime: 5_000,
      placeholderData: (previous, before) => (before?.queryKey[1] === cacheKey[1] ? previous : undefined),
    },
    queryClient,
  )
  const read = useRef(keys)
  useEffect(() => {
    if (asking && read.current !== keys) void queryClient.invalidateQueries({ queryKey: [...cacheKey, 'facets'] })
    read.current = keys
  }, [asking, keys, queryClient, cacheKey])

  const facets = asking ? data : counted
  const known = useRef(each((): (string | null)[] => []))
  const choices = useMemo(() => {
    const guessed = byAdapter && !asking ? valuesIn(keys, adapter.supports ?? {}) : undefined
    if ((facets ?? null) === null && guessed === undefined) return null
    return each((facet): readonly FacetChoice[] => {
      const counts = guessed === undefined ? new Map(facets?.[facet].map(({ value, count }) => [value, count])) : null
      const there: Iterable<string | null> = counts?.keys() ?? guessed?.[facet] ?? []
      const values = new Set([...known.current[facet], ...there, ...chosenIn(filter, facet)])
      known.current[facet] = facet === 'status' ? STATUS_ORDER.filter((status) => values.has(status)) : [...values]
      const all = counts !== null && (!byAdapter || counts.size < MOST)
      return known.current[facet].map((value) => ({ value, count: counts?.get(value) ?? (all ? 0 : undefined) }))
    })
  }, [asking, byAdapter, facets, keys, filter, adapter.supports])

  return { choices, error: asking && isError && data === undefined ? toApiKeyError(error) : null, retry: () => void refetch() }
}

const chosenIn = (filter: KeyFilter, facet: Facet): readonly (string | null)[] => filter[facet] ?? []
