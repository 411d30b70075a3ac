import type { ApiKeyAdapter, Call } from '../core/adapter'
import { ApiKeyError, type ErrorCode } from '../core/errors'
import { seededRandom } from './seededRandom'

/** What may go wrong with one call. */
export type Fault =
  /** The answer takes longer. `ms`: milliseconds. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The call never reaches the adapter. @default code 'network' */
  | { readonly kind: 'failBefore'; readonly code?: ErrorCode; readonly retryAfter?: number }
  /** The call is carried out and its answer is lost. @default code 'network' */
  | { readonly kind: 'loseAnswer'; readonly code?: ErrorCode }
  /** Nothing ever comes back; a `deaf` call does not even listen to its signal. */
  | { readonly kind: 'hang'; readonly deaf?: boolean }
  /** Throws at once something that is no error. @default value 'a thrown string' */
  | { readonly kind: 'throws'; readonly value?: unknown }
  /** Rejects with something that is no `ApiKeyError`. */
  | { readonly kind: 'rejects'; readonly value: unknown }
  /** The call is carried out and answers with something else. @default value a string */
  | { readonly kind: 'wrongShape'; readonly value?: unknown }

export type FaultyMethod = Exclude<keyof ApiKeyAdapter, 'name' | 'supports'>

/** null: the call goes through. A plan that is used up lets every further call through. */
export type FaultPlan = readonly (Fault | null)[]

export interface Faults {
  /** By the order of calls, whatever the method. */
  readonly schedule?: FaultPlan
  /** By the order of calls of one method; goes before `schedule`. */
  readonly on?: { readonly [Method in FaultyMethod]?: FaultPlan }
  /** Where neither plan names the call: a fault of the list at this rate (0–1), the same ones for the same seed. */
  readonly random?: { readonly seed: number; readonly rate: number; readonly among: readonly Fault[] }
}

/** One call as it was met. What was passed is not kept: it may hold a secret. */
export interface FaultyCall {
  readonly method: FaultyMethod
  readonly fault: Fault | null
}

export interface FaultyAdapter extends ApiKeyAdapter {
  /** The calls so far, the oldest first. */
  readonly calls: readonly FaultyCall[]
}

type AnyMethod = (...parameters: unknown[]) => Promise<unknown>

const METHODS: Readonly<Record<FaultyMethod, number>> = {
  list: 1,
  facets: 1,
  create: 1,
  update: 2,
  rotate: 2,
  disable: 1,
  enable: 1,
  revoke: 2,
  delete: 1,
  test: 1,
  scopes: 0,
}

const onAbort = (call: Call | undefined, stop: () => void): void => {
  if (call?.signal?.aborted) stop()
  else call?.signal?.addEventListener('abort', stop, { once: true })
}

const never = (call: Call | undefined, deaf: boolean): Promise<never> =>
  new Promise((_, reject) => {
    if (!deaf) onAbort(call, () => reject(new ApiKeyError('aborted')))
  })

const later = (ms: number, call: Call | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    onAbort(call, () => {
      clearTimeout(timer)
      reject(new ApiKeyError('aborted'))
    })
  })

const meet = (fault: Fault | null, work: () => Promise<unknown>, call: Call | undefined): Promise<unknown> => {
  switch (fault?.kind) {
    case undefined:
      return work()
    case 'latency':
      return later(fault.ms, call).then(work)
    case 'failBefore':
      return Promise.reject(
        new ApiKeyError(fault.code ?? 'network', fault.retryAfter === undefined ? {} : { retryAfter: fault.retryAfter }),
      )
    case 'loseAnswer':
      return work().then(() => Promise.reject(new ApiKeyError(fault.code ?? 'network')))
    case 'hang':
      return never(call, fault.deaf ?? false)
    case 'throws':
      throw 'value' in fault ? fault.value : 'a thrown string'
    case 'rejects':
      return Promise.reject(fault.value)
    case 'wrongShape':
      return work().then(() => ('value' in fault ? fault.value : 'a page that is no page'))
  }
}

/**
 * An adapter that goes wrong by plan, for tests and stories of what a user then sees. It has the methods of the
 * adapter that it wraps; `throws`, `rejects`, `wrongShape` and a `deaf` hang break the adapter's law on purpose.
 */
export function faultyAdapter(adapter: ApiKeyAdapter, faults: Faults = {}): FaultyAdapter {
  const { schedule = [], on = {}, random } = faults
  const chance = seededRandom(random?.seed ?? 0)
  const calls: FaultyCall[] = []
  const counts = new Map<FaultyMethod, number>()

  const faultOf = (method: FaultyMethod): Fault | null => {
    const nth = counts.get(method) ?? 0
    counts.set(method, nth + 1)
    const planned = on[method]?.[nth] ?? schedule[calls.length]
    if (planned !== undefined || random === undefined) return planned ?? null
    // Both numbers are drawn for each call, so that the rate does not change which faults come.
    const [hit, which] = [chance() < random.rate, chance()]
    return hit ? (random.among[Math.floor(which * random.among.length)] ?? null) : null
  }

  const faulty: Partial<Record<FaultyMethod, AnyMethod>> = {}
  for (const [method, callAt] of Object.entries(METHODS) as [FaultyMethod, number][]) {
    const real = adapter[method] as AnyMethod | undefined
    if (real === undefined) continue
    faulty[method] = (...parameters) => {
      const fault = faultOf(method)
      calls.push({ method, fault })
      return meet(fault, () => real.apply(adapter, parameters), parameters[callAt] as Call | undefined)
    }
  }
  const { name, supports } = adapter
  return { name, ...(supports === undefined ? {} : { supports }), ...(faulty as Omit<ApiKeyAdapter, 'name' | 'supports'>), calls }
}
