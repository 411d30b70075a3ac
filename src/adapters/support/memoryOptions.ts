import type { Call } from '../../core/adapter'
import type { Diagnosis } from '../../core/diagnosis'
import type { IssuedKeyOptions } from '../../core/issuedKey'
import type { ApiKey } from '../../core/model'
import type { RuleOverrides } from '../../core/rules'
import type { ScopeCatalogue } from '../../core/scopes'
import type { Secret } from '../../core/secret'

/** What a connection check is made with. The secret is null for a credential that came with `keys`. */
export interface MemoryTestTarget {
  readonly endpoint: string
  readonly secret: Secret | null
}

export interface MemoryOptions {
  /** Keys that are there from the start. @default none */
  readonly keys?: Iterable<ApiKey>
  /** Rules stricter than the canonical ones. */
  readonly rules?: RuleOverrides
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
  /** Milliseconds before each answer. @default 0 */
  readonly latency?: number
  /** Who is said to have made new keys. @default null */
  readonly actor?: string | null
  /** How issued keys begin. @default { brand: 'demo', environment: 'test' } */
  readonly issued?: IssuedKeyOptions
  /** The permissions that keys may have. Without them keys have none, and the adapter has no `scopes`. */
  readonly scopes?: ScopeCatalogue
  /** Tries an endpoint, and may tell `call.onCheck` of its steps. Without it the adapter has no `test`. */
  readonly test?: (target: MemoryTestTarget, call: Call) => Promise<Diagnosis>
}
