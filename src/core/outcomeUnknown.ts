import type { ApiKeyError, ErrorCode } from './errors'

/** With any other code the service has refused, or the request never left. */
const UNKNOWN: readonly ErrorCode[] = [
  'intentInFlight',
  // From an adapter: the connection may have gone after the request had left.
  'offline',
  'network',
  'timeout',
  'aborted',
  'badResponse',
  'unavailable',
  // What does not open may be the kept answer of a request that was carried out.
  'integrity',
  'unknown',
]

/** Whether a request that ended with this error may have been carried out all the same. */
export function outcomeUnknown({ code }: Pick<ApiKeyError, 'code'>): boolean {
  return UNKNOWN.includes(code)
}
