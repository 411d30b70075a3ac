import { DAY_MS } from './day'
import { type ApiKey, type Hint, statusOf } from './model'

/** A year. */
export const MAX_GRACE_SECONDS = 31_536_000

/** Milliseconds before a rotation is due from which it counts as `soon`: 14 days. */
export const ROTATION_SOON_MS = 14 * DAY_MS

/** The last instant that a store can keep: the year 9999 ends. Milliseconds since the epoch. */
const LAST = 253_402_300_799_999

/** Whether a key can be given a successor: it is active, and has none yet. An expired one can. */
export const mayRotate = (key: ApiKey): boolean => key.state === 'active' && key.replacedBy === null

/**
 * Whether a rotation is near (`soon`) or overdue (`due`). `none` for keys that open nothing, and for those that have a
 * successor: there is nothing to remind of.
 *
 * @param now milliseconds since the epoch
 */
export function rotationDue(key: ApiKey, now: number): 'none' | 'soon' | 'due' {
  if (key.rotationDueAt === null || !mayRotate(key) || statusOf(key, now) === 'expired') return 'none'
  const left = Date.parse(key.rotationDueAt) - now
  return left <= 0 ? 'due' : left <= ROTATION_SOON_MS ? 'soon' : 'none'
}

/** Whether a key was replaced and still has a grace that could be ended or extended. */
export const inGrace = (key: ApiKey, now: number): boolean =>
  key.state !== 'revoked' && key.replacedBy !== null && key.retiresAt !== null && Date.parse(key.retiresAt) > now

/** What is new about a successor. */
export interface Successor {
  readonly id: string
  readonly hint: Hint
  readonly createdBy: string | null
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** The longest life that the rules allow (`rules.expiresAt.maxDays`); a longer one ends there. @default no limit */
  readonly maxDays?: number | undefined
}

/** The key that takes over from another one, by the law of `ApiKeyAdapter.rotate`. */
export function successorOf(key: ApiKey, { now, maxDays, ...own }: Successor): ApiKey {
  const after = (life: number): string => new Date(Math.min(now + life, LAST)).toISOString()
  const lifeUntil = (instant: string | null): number =>
    instant === null ? Infinity : Date.parse(instant) - Date.parse(key.createdAt)
  const life = Math.min(lifeUntil(key.expiresAt), (maxDays ?? Infinity) * DAY_MS)
  return {
    ...key,
    ...own,
    state: 'active',
    createdAt: new Date(now).toISOString(),
    expiresAt: life === Infinity ? null : after(life),
    rotationDueAt: key.rotationDueAt === null ? null : after(lifeUntil(key.rotationDueAt)),
    lastUsedAt: null,
    replaces: key.id,
    replacedBy: null,
    retiresAt: null,
  }
}

/**
 * What a rotation changes of the key that is replaced.
 *
 * @param now milliseconds since the epoch
 */
export function retirementOf(successor: ApiKey, graceSeconds: number, now: number) {
  return { replacedBy: successor.id, retiresAt: new Date(now + graceSeconds * 1000).toISOString() } as const
}

/** An asked-for end of a grace: not before now. ISO 8601 in UTC. */
export const graceEnd = (wanted: string, now: number): string => new Date(Math.max(Date.parse(wanted), now)).toISOString()
