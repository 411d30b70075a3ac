import type { ApiKeyAdapter } from '../core/adapter'
import type { ApiKey } from '../core/model'
import type { Secret } from '../core/secret'

/** A key whose secret the user has not kept yet. */
export interface UnkeptKey {
  readonly key: ApiKey
  readonly secret: Secret
}

/** Keys whose showing was taken off the page too early, by the adapter that made them, for the next showing. In memory only. */
export interface UnkeptKeys {
  readonly leave: (adapter: ApiKeyAdapter, unkept: UnkeptKey) => void
  /** The one that waits longest of those that are wanted; it is the taker's from then on. */
  readonly take: (adapter: ApiKeyAdapter, wanted: (key: ApiKey) => boolean) => UnkeptKey | undefined
  /** Whether nobody has taken it. */
  readonly holds: (unkept: UnkeptKey) => boolean
  /** Called whenever one was left. @returns ends it */
  readonly subscribe: (listener: () => void) => () => void
}

export function unkeptKeys(): UnkeptKeys {
  const waiting: { readonly adapter: ApiKeyAdapter; readonly unkept: UnkeptKey }[] = []
  const listeners = new Set<() => void>()
  return {
    leave: (adapter, unkept) => {
      waiting.push({ adapter, unkept })
      for (const listener of listeners) listener()
    },
    take: (adapter, wanted) => {
      const index = waiting.findIndex((one) => one.adapter === adapter && wanted(one.unkept.key))
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.unkept
    },
    holds: (unkept) => waiting.some((one) => one.unkept === unkept),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
