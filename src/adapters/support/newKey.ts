import { randomText } from '../../core/generate'
import { hintOf } from '../../core/mask'
import type { ApiKey } from '../../core/model'
import type { DraftValues } from '../../core/schema'
import type { Secret } from '../../core/secret'
import { frozenKey } from './frozenKey'

const UNUSED = {
  state: 'active',
  lastUsedAt: null,
  replaces: null,
  replacedBy: null,
  retiresAt: null,
} as const

export const newId = (): string => `key_${randomText(20)}`

/** Another version than any before it. */
export const newVersion = (): string => randomText(12)

/** An instant of any offset in UTC. */
export const utc = (instant: string | null): string | null => (instant === null ? null : new Date(instant).toISOString())

/**
 * The key of a draft that was found valid.
 *
 * @param now milliseconds since the epoch
 */
export function newKey(draft: DraftValues, secret: Secret, now: number, createdBy: string | null): ApiKey {
  const base = {
    ...UNUSED,
    id: newId(),
    name: draft.name,
    hint: hintOf(secret),
    application: draft.application,
    createdAt: new Date(now).toISOString(),
    createdBy,
    expiresAt: utc(draft.expiresAt),
    rotationDueAt: utc(draft.rotationDueAt),
    scopes: draft.scopes,
    version: newVersion(),
  }
  return frozenKey(
    draft.kind === 'credential' ? { ...base, kind: 'credential', endpoint: draft.endpoint } : { ...base, kind: 'issued' },
  )
}
