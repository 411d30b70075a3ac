import type { BulkAction } from '../core/bulkFlow'

/** Paths of the words for what can be done to many keys. */
export const BULK_LABELS = {
  rotate: 'actions.rotate',
  disable: 'actions.disable',
  enable: 'actions.enable',
  revoke: 'actions.revoke',
  delete: 'actions.delete',
  expiry: 'bulk.expiry',
  application: 'bulk.application',
} as const satisfies Readonly<Record<BulkAction, string>>
