import type { KeyStatus } from './model'

/** From what needs attention to what is over: the order of a sort by status. */
export const STATUS_ORDER: readonly KeyStatus[] = ['expiring', 'retiring', 'active', 'disabled', 'expired', 'revoked']
