import type { TableAction } from '../headless/useApiKeyTable'

/** Paths of the words for what can be done with one key, in the order of its menu. */
export const ACTION_LABELS = {
  details: 'actions.details',
  rename: 'actions.rename',
  test: 'actions.test',
  update: 'actions.edit',
  rotate: 'actions.rotate',
  grace: 'actions.grace',
  disable: 'actions.disable',
  enable: 'actions.enable',
  revoke: 'actions.revoke',
  delete: 'actions.delete',
} as const satisfies Readonly<Record<Exclude<TableAction, 'create'>, string>>
