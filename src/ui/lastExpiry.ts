import { DAY_MS } from '../core/day'

/** How far the clock of the service may be behind ours, so that the longest life is not refused for it. */
const SKEW_MS = 60_000

/** The last moment that the rules allow a key to end, in milliseconds since the epoch; `Infinity` where they do not care. */
export const lastExpiry = (maxDays: number, now: number): number => now + maxDays * DAY_MS - SKEW_MS
