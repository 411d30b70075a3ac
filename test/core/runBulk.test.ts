import { getEventListeners } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { bulkReducer, type BulkState, initialBulkState } from '../../src/core/bulkFlow'
import { ApiKeyError, ERROR_CODES, type ErrorCode } from '../../src/core/errors'
import { type BulkProgress, runBulk, type RunBulkOptions } from '../../src/core/runBulk'
import { deferred } from '../support/deferred'

const targetsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `k${n}`, name: `Key ${n}` }))
const idsOf = (targets: readonly { readonly id: string }[]) => targets.map(({ id }) => id)
const fails = (code: ErrorCode, retryAfter?: number) =>
  Promise.reject(new ApiKeyError(code, retryAfter === undefined ? {} : { retryAfter }))

/** A clock that has always struck: what was waited for is written down. */
const instantly = () => {
  const waits: number[] = []
  const wait = async (ms: number): Promise<void> => {
    if (ms > 0) waits.push(ms)
    await Promise.resolve()
  }
  return { waits, wait }
}

/** An `act` whose calls are answered by hand. */
const byHand = () => {
  const calls = new Map<string, ReturnType<typeof deferred<void>>>()
  const act = ({ id }: { readonly id: string }) => {
    const call = deferred<void>()
    calls.set(id, call)
    return call.promise
  }
  return { calls, act, answer: (id: string) => calls.get(id)?.resolve() }
}

const settledTasks = () => new Promise((resolve) => setTimeout(resolve))

describe('doing one thing to many keys', () => {
  it('does it to each, and tells of each as it is done', async () => {
    const told: BulkProgress[] = []
    const outcome = await runBulk(targetsOf(3), ({ id }) => (id === 'k1' ? fails('conflict') : Promise.resolve()), {
      onProgress: (progress) => told.push(progress),
    })
    expect(outcome).toEqual({
      done: ['k0', 'k2'],
      failed: [{ id: 'k1', name: 'Key 1', code: 'conflict' }],
      remaining: [],
      stopped: null,
    })
    expect(told.flatMap(({ results }) => results)).toHaveLength(3)
    expect(told.at(-1)).toMatchObject({ current: 'Key 2', pausedFor: null })
  })

  it('has so many under way at once, and begins the next when one is through', async () => {
    const { calls, act, answer } = byHand()
    const outcome = runBulk(targetsOf(6), act)
    await settledTasks()
    expect([...calls.keys()]).toEqual(['k0', 'k1', 'k2', 'k3'])
    answer('k2')
    await settledTasks()
    expect([...calls.keys()]).toEqual(['k0', 'k1', 'k2', 'k3', 'k4'])
    for (const id of ['k0', 'k1', 'k3', 'k4']) answer(id)
    await settledTasks()
    answer('k5')
    expect((await outcome).done).toEqual(['k2', 'k0', 'k1', 'k3', 'k4', 'k5'])
  })

  it('ends at once where there is nothing to do', async () => {
    expect(await runBulk([], () => fails('unknown'))).toEqual({ done: [], failed: [], remaining: [], stopped: null })
  })

  it('tells of a long run 200 times or so, and lets the page have its turn', async () => {
    let told = 0
    let over = false
    let turns = 0
    setImmediate(function turn() {
      turns++
      if (!over) setImmediate(turn)
    })
    const results: string[] = []
    const outcome = await runBulk(targetsOf(9999), () => Promise.resolve(), {
      onProgress: (progress) => {
        told++
        results.push(...idsOf(progress.results))
      },
    })
    over = true
    expect(outcome.done).toHaveLength(9999)
    expect(results).toEqual(outcome.done)
    expect(told).toBeGreaterThan(150)
    expect(told).toBeLessThanOrEqual(201)
    expect(turns).toBeGreaterThan(5)
  })

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('sk_live_secret')
      },
      'unknown',
    ],
    ['rejects with a text', () => Promise.reject('sk_live_secret'), 'unknown'],
    ['rejects with nothing', () => Promise.reject(undefined), 'unknown'],
    ['was aborted by another', () => Promise.reject(new DOMException('', 'AbortError')), 'aborted'],
  ] as const)('counts as failed what %s', async (_, act, code) => {
    const { failed } = await runBulk(targetsOf(1), act as () => Promise<unknown>)
    expect(failed).toEqual([{ id: 'k0', name: 'Key 0', code }])
  })

  it('goes on where its listener throws', async () => {
    const { done } = await runBulk(targetsOf(3), () => Promise.resolve(), {
      onProgress: () => {
        throw new Error('a broken listener')
      },
    })
    expect(done).toHaveLength(3)
  })
})

describe('cancelling', () => {
  it('begins nothing more, and waits for what is under way', async () => {
    const { calls, act, answer } = byHand()
    const controller = new AbortController()
    let over = false
    const outcome = runBulk(targetsOf(6), act, { signal: controller.signal, concurrency: 2 }).finally(() => (over = true))
    await settledTasks()
    controller.abort()
    answer('k0')
    await settledTasks()
    expect(over).toBe(false)
    calls.get('k1')?.reject(new ApiKeyError('state'))
    expect(await outcome).toMatchObject({ done: ['k0'], failed: [{ id: 'k1', code: 'state' }], stopped: null })
    expect(idsOf((await outcome).remaining)).toEqual(['k2', 'k3', 'k4', 'k5'])
  })

  it('does nothing at all where it came first', async () => {
    const act = vi.fn(() => Promise.resolve())
    const { remaining } = await runBulk(targetsOf(2), act, { signal: AbortSignal.abort() })
    expect(act).not.toHaveBeenCalled()
    expect(remaining).toHaveLength(2)
  })

  it('ends a pause at once, and leaves no timer', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const controller = new AbortController()
    const outcome = runBulk(targetsOf(2), () => fails('rateLimited', 60), { signal: controller.signal })
    await vi.advanceTimersByTimeAsync(1000)
    expect(vi.getTimerCount()).toBe(1)
    controller.abort()
    expect(await outcome).toMatchObject({ done: [], failed: [], stopped: null })
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a service that wants to be left alone', () => {
  it('is left alone by all for as long as it says, and then asked the same again', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const asked: string[] = []
    const told: BulkProgress[] = []
    const { signal } = new AbortController()
    let limited = true
    const outcome = runBulk(
      targetsOf(5),
      ({ id }) => {
        asked.push(id)
        return limited && id === 'k1' ? fails('rateLimited', 30) : Promise.resolve()
      },
      { concurrency: 2, signal, onProgress: (progress) => told.push(progress) },
    )
    await vi.advanceTimersByTimeAsync(29_900)
    const before = [...asked]
    expect(before.filter((id) => id === 'k1')).toHaveLength(1)
    expect(before.length).toBeLessThan(5)
    expect(told.at(-1)?.pausedFor).toBe(30)
    limited = false
    await vi.advanceTimersByTimeAsync(200)
    expect(await outcome).toMatchObject({ failed: [], remaining: [], stopped: null })
    expect(asked.filter((id) => id === 'k1')).toHaveLength(2)
    expect(told.at(-1)?.pausedFor).toBeNull()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('is left alone for longer each time where it does not say, and in the end for good', async () => {
    const { waits, wait } = instantly()
    const outcome = await runBulk(targetsOf(2), () => fails('rateLimited'), { wait, concurrency: 1 })
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000])
    expect(outcome).toMatchObject({ done: [], failed: [], stopped: 'rateLimited' })
    expect(idsOf(outcome.remaining)).toEqual(['k0', 'k1'])
  })

  it.each([301, Infinity, Number.NaN])('is not waited for where it wants %d seconds', async (seconds) => {
    const { waits, wait } = instantly()
    const outcome = await runBulk(targetsOf(1), () => fails('rateLimited', seconds), { wait })
    expect(waits).toEqual([])
    expect(outcome).toMatchObject({ stopped: 'rateLimited', remaining: [{ id: 'k0' }] })
  })

  it('has its patience back with each answer', async () => {
    const { waits, wait } = instantly()
    let calls = 0
    const act = () => (calls++ % 2 === 0 ? fails('rateLimited', 1) : Promise.resolve())
    const { done } = await runBulk(targetsOf(20), act, { wait, concurrency: 1 })
    expect(done).toHaveLength(20)
    expect(waits).toHaveLength(20)
  })
})

describe('what no key can help', () => {
  it.each(['unauthorized', 'offline'] as const)('%s ends it, and leaves the keys as they were', async (code) => {
    const act = vi.fn(({ id }: { readonly id: string }) => (id === 'k2' ? fails(code) : Promise.resolve()))
    const outcome = await runBulk(targetsOf(9), act, { concurrency: 1 })
    expect(outcome).toMatchObject({ done: ['k0', 'k1'], failed: [], stopped: code })
    expect(idsOf(outcome.remaining)).toEqual(['k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'])
    expect(act).toHaveBeenCalledTimes(3)
  })
})

/** What happens to each key, one try after the other; then it is done. */
const plans = fc.array(
  fc.array(fc.oneof(fc.constantFrom(...ERROR_CODES), fc.constantFrom('rateLimited', null)), { maxLength: 3 }),
  {
    maxLength: 12,
  },
)

describe('whatever happens', () => {
  it('each key is done once, failed or left, no more are under way than allowed, and it ends', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 5 }), fc.option(fc.nat(20)), async (tries, concurrency, abortAt) => {
        const targets = targetsOf(tries.length)
        const controller = new AbortController()
        const done: string[] = []
        const told: string[] = []
        let begun = 0
        let underWay = 0
        const act = async ({ id }: { readonly id: string }) => {
          expect(controller.signal.aborted).toBe(false)
          expect(++underWay).toBeLessThanOrEqual(concurrency)
          if (begun++ === abortAt) controller.abort()
          for (let turn = 0; turn <= Number(id.slice(1)) % 3; turn++) await Promise.resolve()
          underWay--
          const code = tries[Number(id.slice(1))]?.shift() ?? null
          if (code !== null) throw new ApiKeyError(code)
          done.push(id)
        }
        const onProgress: RunBulkOptions['onProgress'] = ({ results }) => void told.push(...idsOf(results))
        const { wait } = instantly()
        const outcome = await runBulk(targets, act, { signal: controller.signal, concurrency, wait, onProgress })

        const all = [...outcome.done, ...idsOf(outcome.failed), ...idsOf(outcome.remaining)]
        expect([...all].sort()).toEqual(idsOf(targets).sort())
        expect([...outcome.done].sort()).toEqual([...done].sort())
        expect([...told].sort()).toEqual([...outcome.done, ...idsOf(outcome.failed)].sort())
        if (outcome.stopped === null && !controller.signal.aborted) expect(outcome.remaining).toEqual([])
        expect(underWay).toBe(0)
      }),
    )
  })

  it('the flow that listens knows the same, and after enough retries all is done', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (tries) => {
        fc.pre(tries.length > 0)
        const { wait } = instantly()
        const intents = new Map<string, string>()
        let state: BulkState = initialBulkState
        const dispatch = (event: Parameters<typeof bulkReducer>[1]): void => {
          state = bulkReducer(state, event)
        }
        const now = (): BulkState => state
        dispatch({ type: 'open', action: 'revoke', targets: targetsOf(tries.length) })
        dispatch({ type: 'confirm', intent: 'i' })
        for (let round = 0; round < 60; round++) {
          const before = now()
          if (before.state !== 'running') break
          const { run, remaining } = before
          const outcome = await runBulk(
            remaining,
            ({ id, intent }) => {
              expect(intents.get(id) ?? intent).toBe(intent)
              intents.set(id, intent)
              const code = tries[Number(id.slice(1))]?.shift() ?? null
              return code === null ? Promise.resolve() : fails(code)
            },
            { wait, onProgress: (progress) => dispatch({ type: 'progress', run, ...progress }) },
          )
          dispatch({ type: 'ended', run, stopped: outcome.stopped })
          expect(now()).toMatchObject({ state: 'finished', remaining: outcome.remaining, failed: outcome.failed })
          dispatch({ type: 'retry' })
        }
        expect(state).toMatchObject({ state: 'finished', total: tries.length, failed: [], remaining: [] })
      }),
    )
  })
})

describe('a pause', () => {
  it('ends at once where nobody is signed in any more', async () => {
    let end: (() => void) | undefined
    const wait = (_: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        end = resolve
        signal?.addEventListener('abort', () => resolve())
      })
    const { calls, act } = byHand()
    const outcome = runBulk(targetsOf(4), act, { wait })
    await settledTasks()
    calls.get('k0')?.reject(new ApiKeyError('rateLimited', { retryAfter: 300 }))
    await settledTasks()
    expect(end).toBeDefined()
    for (const id of ['k1', 'k2', 'k3']) calls.get(id)?.reject(new ApiKeyError('unauthorized'))
    await expect(outcome).resolves.toMatchObject({ stopped: 'unauthorized', failed: [] })
    expect(idsOf((await outcome).remaining)).toEqual(['k0', 'k1', 'k2', 'k3'])
  })

  it('goes on where another answer asks for a longer one', async () => {
    const { waits, wait } = instantly()
    const told: (number | null)[] = []
    const first = new Set<string>()
    const act = ({ id }: { readonly id: string }) => {
      if (first.has(id)) return Promise.resolve()
      first.add(id)
      return id === 'k0' ? fails('rateLimited', 2) : fails('rateLimited', 10)
    }
    const outcome = await runBulk(targetsOf(2), act, { wait, onProgress: ({ pausedFor }) => told.push(pausedFor) })
    expect(outcome).toMatchObject({ done: ['k1', 'k0'], stopped: null })
    expect(waits).toEqual([2_000, 8_000])
    expect(told.filter((seconds) => seconds !== null)).toEqual([2, 8])
  })
})
