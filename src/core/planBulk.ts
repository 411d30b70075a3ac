import type { ApiKeyAdapter } from './adapter'
import type { BulkAction, BulkSkipped, BulkTarget } from './bulkFlow'
import type { ApiKey } from './model'
import { mayRotate } from './rotation'

/** The method of the adapter by which an action is carried out. */
export type BulkMethod = 'rotate' | 'disable' | 'enable' | 'revoke' | 'delete' | 'update'

export const bulkMethodOf = (action: BulkAction): BulkMethod =>
  action === 'expiry' || action === 'application' ? 'update' : action

const allows: Readonly<Record<BulkMethod, (key: ApiKey) => boolean>> = {
  rotate: mayRotate,
  disable: ({ state }) => state === 'active',
  enable: ({ state }) => state === 'disabled',
  revoke: ({ state }) => state !== 'revoked',
  delete: () => true,
  update: ({ state }) => state !== 'revoked',
}

export interface BulkPlan {
  readonly targets: readonly BulkTarget[]
  readonly skipped: readonly BulkSkipped[]
}

/**
 * Which of some keys an action would change, and which it would leave out and why, before anything is done.
 *
 * @param can whether the user may do this to a key
 */
export function planBulk(
  action: BulkAction,
  keys: Iterable<ApiKey>,
  adapter: Partial<Pick<ApiKeyAdapter, BulkMethod>>,
  can: (method: BulkMethod, key: ApiKey) => boolean,
): BulkPlan {
  const method = bulkMethodOf(action)
  const reasonFor = (key: ApiKey): BulkSkipped['reason'] | undefined => {
    if (adapter[method] === undefined) return 'unsupported'
    if (!allows[method](key)) return 'state'
    return can(method, key) ? undefined : 'forbidden'
  }
  const targets: BulkTarget[] = []
  const skipped: BulkSkipped[] = []
  for (const key of keys) {
    const { id, name } = key
    const reason = reasonFor(key)
    if (reason === undefined) targets.push({ id, name })
    else skipped.push({ id, name, reason })
  }
  return { targets, skipped }
}
