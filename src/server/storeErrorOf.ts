import { ApiKeyError, isApiKeyError } from '../core/errors'
import { isStartError } from './startError'

/** PostgreSQL's `lock_not_available`. */
const LOCK_NOT_AVAILABLE = '55P03'

const sqlStateOf = (thrown: unknown): string | undefined => {
  for (
    let at = thrown, depth = 0;
    typeof at === 'object' && at !== null && depth < 5;
    at = (at as { cause?: unknown }).cause, depth++
  ) {
    const { code } = at as { code?: unknown }
    // SQLSTATE, or an error code of the system such as ECONNREFUSED.
    if (typeof code === 'string' && /^[0-9A-Z_]{4,40}$/.test(code)) return code
  }
  return undefined
}

/** What a caller of the store gets to see of a failure: the driver's words quote statements and values, and are dropped. */
export function storeErrorOf(thrown: unknown): Error {
  if (isApiKeyError(thrown) || isStartError(thrown)) return thrown
  const sqlState = sqlStateOf(thrown)
  if (sqlState === LOCK_NOT_AVAILABLE) return new ApiKeyError('intentInFlight', { retryAfter: 1 })
  return new ApiKeyError('unavailable', sqlState === undefined ? {} : { cause: { code: sqlState } })
}
