import { DAY_MS } from '../core/day'
import type { ApiKey } from '../core/model'

/** A key that was used within it is likely to be missed. */
const IN_USE_DAYS = 7

/**
 * Whether ending a key for good is likely to break something now: it was used within 7 days, and is not deleted after it
 * opens nothing already.
 *
 * @param now milliseconds since the epoch
 */
export function inUse({ lastUsedAt, state }: ApiKey, action: 'revoke' | 'delete', now: number): boolean {
  if (lastUsedAt === null || now - Date.parse(lastUsedAt) > IN_USE_DAYS * DAY_MS) return false
  return action === 'revoke' || state === 'active'
}
