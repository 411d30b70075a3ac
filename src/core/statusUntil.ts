import { type ApiKey, endOf, EXPIRING_WITHIN_MS } from './model'

/** When a key comes to another status by itself: milliseconds since the epoch, after `now`; `Infinity` for never. */
export function statusUntil(key: ApiKey, now: number): number {
  const end = key.state === 'active' ? endOf(key) : null
  if (end === null) return Infinity
  const ends = Date.parse(end)
  const soon = ends - EXPIRING_WITHIN_MS
  return key.retiresAt === null && soon > now ? soon : ends > now ? ends : Infinity
}
