import { useState } from 'react'
import type { ApiKey } from '../core/model'
import { useApiKeyTableContext } from './ApiKeyTable'
import { useKeyrack } from './useKeyrack'
import { useWords } from './useWords'

/** Rotations one after the other: each has a secret of its own, which is shown once or which the user brings. */
export interface RotationSeries {
  /** The key whose turn it is. */
  readonly apiKey: ApiKey
  /** Its place, from 1. */
  readonly at: number
  readonly total: number
  /** It is rotated: it is no longer chosen, and the next one has its turn. */
  readonly rotated: () => void
  /** It stays as it is, and stays chosen. */
  readonly skip: () => void
  /** Those that are left stay as they are, and stay chosen. */
  readonly end: () => void
}

/** Rotations of keys of the table above, until none is left or the user ends them. */
export function useRotationSeries(): {
  readonly series: RotationSeries | null
  readonly rotate: (keys: readonly ApiKey[]) => void
} {
  const { notify, report } = useKeyrack()
  const { t } = useWords()
  const { chosen, say, setSelection } = useApiKeyTableContext()
  const [going, setGoing] = useState<{ readonly keys: readonly ApiKey[]; readonly at: number; readonly done: number } | null>(
    null,
  )

  const rotate = (keys: readonly ApiKey[]) => {
    // By name, where all that match were chosen: their successors match too.
    setSelection({ all: false, ids: Object.fromEntries(keys.map(({ id }) => [id, true])) })
    setGoing({ keys, at: 0, done: 0 })
  }
  const apiKey = going?.keys[going.at]
  if (going === null || apiKey === undefined) return { series: null, rotate }

  const { keys, at, done } = going
  const total = keys.length
  const goOn = (next: number, rotated: number) => {
    if (rotated > done) chosen.drop([apiKey.id])
    if (next < total) return setGoing({ keys, at: next, done: rotated })
    setGoing(null)
    const message = t('bulk.done', { done: rotated, total })
    report({ code: 'bulk.rotate', params: { done: rotated, failed: 0 } })
    if (rotated === total) notify({ kind: 'success', code: 'bulk.rotate', message })
    return say(message)
  }
  return {
    rotate,
    series: {
      apiKey,
      at: at + 1,
      total,
      rotated: () => goOn(at + 1, done + 1),
      skip: () => goOn(at + 1, done),
      end: () => goOn(total, done),
    },
  }
}
