import type { ApiKey } from '../core/model'
import { hasMethods, type Trial } from './adapterCase'
import { everyKey, kindsOf, makeKey } from './drafts'
import { grantableScopes } from './grantableScopes'
import { HOUR, rotated } from './rotations'

const DAY_MS = 24 * HOUR * 1000

const FAR = '2100-01-01T00:00:00.000Z'
const NAMES = ['beta', 'Alpha', 'alpha', 'gamma', '\uff21wide', '🔑 key']
/** With what some query string or query language reads as its own; two differ by case alone. */
const APPLICATIONS = ['Storefront', null, 'storefront', 'Maps, inc.', null, "50% 'off' & more", 'Ärzte', '+']

export interface Variety {
  /** As the list has them. */
  readonly keys: readonly ApiKey[]
  /** The clock of the adapter when the last of them was made, in milliseconds since the epoch. */
  readonly now: number
}

/** Makes some twenty keys that differ in all that an adapter lets a case decide, as far as it goes each status among them. */
export async function makeVariety(trial: Trial): Promise<Variety> {
  const { adapter } = trial
  const kinds = kindsOf(trial)
  const scopes = adapter.scopes === undefined ? [] : grantableScopes(await adapter.scopes())
  const since = Date.parse((await makeKey(trial, { name: 'first' })).createdAt)
  const inDays = (days: number): string => new Date(since + days * DAY_MS).toISOString()
  const ends = [null, inDays(2), FAR, null, inDays(5), inDays(20), null]
  const made: ApiKey[] = []
  for (let n = 0; n < 16; n++)
    made.push(
      await makeKey(trial, {
        name: NAMES[n % NAMES.length] ?? '',
        kind: kinds[n % kinds.length] ?? 'issued',
        endpoint: `https://${['maps', 'Maps', 'mail'][n % 3] ?? ''}.example.com/v${n % 2}`,
        application: APPLICATIONS[n % APPLICATIONS.length] ?? null,
        expiresAt: ends[n % ends.length] ?? null,
        rotationDueAt: n % 3 === 0 ? inDays(30 + (n % 4)) : null,
        ...(scopes.length === 0 ? {} : { scopes: scopes.slice(n % 4, (n % 4) + (n % 3)) }),
      }),
    )
  const at = (n: number): ApiKey => made[n] as ApiKey
  for (const n of [2, 9]) await adapter.disable?.(at(n).id)
  for (const n of [3, 8]) await adapter.revoke?.(at(n).id, {})
  if (hasMethods(trial, ['rotate'])) {
    await rotated(trial, at(4))
    await rotated(trial, at(10), 24 * HOUR)
    await rotated(trial, at(11), 0)
  }
  const keys = await everyKey(adapter)
  return { keys, now: Math.max(...keys.map(({ createdAt }) => Date.parse(createdAt))) }
}
