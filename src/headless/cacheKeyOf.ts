import type { ApiKeyAdapter } from '../core/adapter'

const numbers = new WeakMap<ApiKeyAdapter, number>()
let count = 0

/** Root of the query keys of an adapter: what one adapter answered is never shown for another, who may be another tenant's. */
export function cacheKeyOf(adapter: ApiKeyAdapter): readonly [string, number] {
  let number = numbers.get(adapter)
  if (number === undefined) numbers.set(adapter, (number = ++count))
  return ['keyrack', number]
}
