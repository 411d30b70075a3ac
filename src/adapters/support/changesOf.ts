import type { ApiKey, CredentialKey } from '../../core/model'
import { graceEnd } from '../../core/rotation'
import type { PatchValues } from '../../core/schema'
import { utc } from './newKey'

type Changes = Partial<Omit<CredentialKey, 'kind'>>

const utcOf = (instant: string | null | undefined) => (instant === undefined ? undefined : utc(instant))

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What the fields of a patch change of a key, its secret left aside: those that are named and differ.
 *
 * @param now milliseconds since the epoch
 */
export function changesOf(key: ApiKey, fields: PatchValues, now: number): Changes {
  const { name, application, scopes, endpoint, expiresAt, rotationDueAt, retiresAt } = fields
  const named = {
    name,
    application,
    scopes,
    endpoint,
    expiresAt: utcOf(expiresAt),
    rotationDueAt: utcOf(rotationDueAt),
    retiresAt: retiresAt === undefined ? undefined : graceEnd(retiresAt, now),
  }
  return Object.fromEntries(
    Object.entries(named).filter(([field, value]) => value !== undefined && !same(value, Reflect.get(key, field))),
  )
}
