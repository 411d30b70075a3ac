import type { Rotated, RotateOptions } from '../core/adapter'
import type { ApiKey, KeyKind } from '../core/model'
import { Secret } from '../core/secret'
import type { Bench } from './adapterCase'
import { canary } from './drafts'

/** In seconds. */
export const HOUR = 60 * 60

/** What a lawful rotation of a key of this kind needs. */
export const rotation = ({ rules }: Bench, kind: KeyKind, graceSeconds = HOUR, secret = canary(rules.key)): RotateOptions =>
  kind === 'credential' ? { graceSeconds, secret: new Secret(secret) } : { graceSeconds }

/** Rotates a key with a grace in seconds. */
export const rotated = (bench: Bench<'rotate'>, key: ApiKey, graceSeconds = HOUR): Promise<Rotated> =>
  bench.adapter.rotate(key.id, rotation(bench, key.kind, graceSeconds))

export const secondsBetween = (from: string | null, to: string | null): number =>
  (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000
