import type { ApiKey } from './model'

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const x = a as Readonly<Record<string, unknown>>
  const y = b as Readonly<Record<string, unknown>>
  let fields = 0
  for (const field in x) {
    if (!same(x[field], y[field])) return false
    fields++
  }
  for (const _ in y) fields--
  return fields === 0
}

/** Whether two keys are the same in every field, whichever fields an adapter gives them. */
export const sameKey = (a: ApiKey, b: ApiKey): boolean => same(a, b)
