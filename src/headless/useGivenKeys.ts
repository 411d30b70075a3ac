import { useState } from 'react'
import type { ApiKey } from '../core/model'
import { useKeyrack } from './useKeyrack'

/** Keys that a page came with, which are of the adapter that they came with; also where a host makes the array anew with each render. */
export function useGivenKeys(initialKeys: readonly ApiKey[] | undefined): readonly ApiKey[] | undefined {
  const of = useKeyrack().cacheKey[1]
  const [first] = useState(of)
  return first === of ? initialKeys : undefined
}
