import type { Sort, SortKey } from '../core/adapter'
import { type ApiKey, endOf, type KeyStatus, statusOf } from '../core/model'

// As slow and plain as can be, and of its own: it judges what adapters compare with.

const STATUSES: readonly KeyStatus[] = ['expiring', 'retiring', 'active', 'disabled', 'expired', 'revoked']

export const compareCodePoints = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

const at = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant))

/** What a key is sorted by: a text that is ordered by code point, a number, or null. */
const VALUES: Readonly<Record<SortKey, (key: ApiKey, now: number) => string | number | null>> = {
  name: (key) => key.name.toLowerCase(),
  kind: (key) => key.kind,
  endpoint: (key) => (key.kind === 'credential' ? key.endpoint.toLowerCase() : null),
  application: (key) => key.application?.toLowerCase() ?? null,
  status: (key, now) => STATUSES.indexOf(statusOf(key, now)),
  createdBy: (key) => key.createdBy,
  createdAt: (key) => at(key.createdAt),
  lastUsedAt: (key) => at(key.lastUsedAt),
  expiresAt: (key) => at(endOf(key)),
  rotationDueAt: (key) => at(key.rotationDueAt),
}

/** What a key has in the place of a sort key; for sentences too. */
export const sortedValue = (key: ApiKey, by: SortKey, now: number): string | number | null => VALUES[by](key, now)

/**
 * Below 0 where `a` belongs before `b`, by the law of `ListQuery.sort`.
 *
 * @param now milliseconds since the epoch
 */
export function compareKeys(a: ApiKey, b: ApiKey, sort: readonly Sort[], now: number): number {
  for (const { key, direction } of sort) {
    const [left, right] = [sortedValue(a, key, now), sortedValue(b, key, now)]
    if (left === right) continue
    if (left === null || right === null) return left === null ? 1 : -1
    const order = typeof left === 'string' ? compareCodePoints(left, String(right)) : left - Number(right)
    if (order !== 0) return direction === 'ascending' ? order : -order
  }
  return compareCodePoints(a.id, b.id)
}
