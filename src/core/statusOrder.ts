import type { KeyStatus } from './model'

/** From what needs attention to what is over, which is the order of keys that are sorted by their status. */
export const STATUS_ORDER: readonly KeyStatus[] = ['expiring', 'retiring', 'active', 'disabled', 'expired', 'revoked']
