import type { ApiKey } from '../../core/model'

/** A copy that nobody can change, so that a store may hand it out again and again. */
export function frozenKey(key: ApiKey): ApiKey {
  return Object.freeze({ ...key, hint: Object.freeze({ ...key.hint }), scopes: Object.freeze([...key.scopes]) })
}
