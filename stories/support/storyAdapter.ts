import { memoryAdapter } from 'keyrack/adapters/memory'
import {
  type ApiKey,
  type ApiKeyAdapter,
  ApiKeyError,
  CHECK_STEPS,
  type CheckResult,
  type Diagnosis,
  type ScopeCatalogue,
} from 'keyrack/core'
import { faultyAdapter, type Faults, sampleKeys } from 'keyrack/testing'

const KINDS = ['memory', 'slow', 'failing'] as const

/** The choices of the toolbar "Adapter". */
export type AdapterKind = (typeof KINDS)[number]

export const isAdapterKind = (value: string): value is AdapterKind => (KINDS as readonly string[]).includes(value)

export interface StoryAdapterOptions {
  /** The keys that are there, or how many samples. @default 12 */
  readonly keys?: number | readonly ApiKey[]
  /** What goes wrong in this one story, whatever the toolbar says. @default nothing */
  readonly faults?: Faults
  /** The permissions that keys may have. @default the adapter has none */
  readonly scopes?: ScopeCatalogue
  /** Somebody else changes a key just before each change of it. @default false */
  readonly raced?: boolean
  /** What a connection check finds. @default all passed */
  readonly diagnosis?: Diagnosis
  /** The steps of a connection check that never comes to its end. @default one that answers at once */
  readonly progress?: readonly CheckResult[]
  /** Milliseconds since the epoch. @default the clock */
  readonly now?: number
}

/** Long enough to look at a skeleton. */
const SLOW_MS = 3_000

const passed: Diagnosis = { ok: true, checks: CHECK_STEPS.map((step) => ({ step, state: 'passed' })) }

/** An adapter whose keys somebody else has just moved to another application. */
const racing = (adapter: ApiKeyAdapter): ApiKeyAdapter => ({
  ...adapter,
  update: async (id, patch, call) => {
    const changed = await adapter.update?.(id, { version: patch.version, application: 'Kiosk' })
    if (changed === undefined || adapter.update === undefined) throw new ApiKeyError('unsupported')
    return adapter.update(id, patch, call)
  },
})

/** The adapter behind a story: keys in memory, which answer at once, late, or with errors only. */
export function storyAdapter(kind: AdapterKind, options: StoryAdapterOptions = {}): ApiKeyAdapter {
  const { keys = 12, now, diagnosis = passed, faults, progress, scopes, raced = false } = options
  const memory = memoryAdapter({
    keys: typeof keys === 'number' ? sampleKeys(keys, { now: now ?? Date.now() }) : keys,
    latency: kind === 'slow' ? SLOW_MS : 0,
    actor: 'ada@example.com',
    test: (_, call) => {
      progress?.forEach((check) => call?.onCheck?.(check))
      return progress === undefined ? Promise.resolve(diagnosis) : new Promise(() => undefined)
    },
    ...(scopes === undefined ? {} : { scopes }),
    ...(now === undefined ? {} : { now: () => now }),
  })
  if (kind === 'failing')
    return faultyAdapter(memory, { random: { seed: 1, rate: 1, among: [{ kind: 'failBefore', code: 'unavailable' }] } })
  if (raced) return racing(memory)
  return faults ? faultyAdapter(memory, faults) : memory
}
