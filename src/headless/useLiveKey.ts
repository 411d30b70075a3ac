import { useRef } from 'react'
import type { ApiKey } from '../core/model'
import { useApiKeyTableContext } from './ApiKeyTable'
import { useApiKey } from './useApiKey'

/** A key of the table above as it was learned of last: by the list, which follows our own changes, or by itself. */
export function useLiveKey(known: ApiKey): ApiKey {
  const { list } = useApiKeyTableContext()
  const listed = list.keys.find(({ id }) => id === known.id)
  const { key: alone } = useApiKey(known)
  const last = useRef({ listed, alone, newest: listed ?? known })
  const { current } = last
  if (alone !== current.alone) last.current = { listed, alone, newest: alone }
  else if (listed !== current.listed) last.current = { listed, alone, newest: listed ?? current.newest }
  return last.current.newest
}
