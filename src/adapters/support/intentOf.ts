import type { Call } from '../../core/adapter'
import { ApiKeyError } from '../../core/errors'

/**
 * The intent of a call, where it has one.
 *
 * @throws {ApiKeyError} `malformed` where it is not 1–255 visible ASCII characters
 */
export function intentOf(call: Call | undefined): string | undefined {
  const intent = call?.intent
  if (intent !== undefined && !(typeof intent === 'string' && /^[\u0021-\u007e]{1,255}$/.test(intent)))
    throw new ApiKeyError('malformed', { field: 'intent' })
  return intent
}
