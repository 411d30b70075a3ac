import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { type Fault, faultyAdapter, type Faults } from '../../src/testing/faultyAdapter'
import { findLeak } from '../../src/testing/findLeak'
import { Secret } from '../../src/core/secret'

const DRAFT = { kind: 'issued', name: 'Exports' } as const
const wrap = (faults?: Faults) => faultyAdapter(memoryAdapter(), faults)
const once = (fault: Fault) => wrap({ schedule: [fault] })

describe('faultyAdapter', () => {
  it('lets every call through where no fault is planned', async () => {
    const adapter = wrap()
    const { key } = await adapter.create(DRAFT)
    expect((await adapter.list({})).items).toEqual([key])
    expect(adapter.calls).toEqual([
      { method: 'create', fault: null },
      { method: 'list', fault: null },
    ])
  })

  it('has the methods of the adapter that it wraps, and no others', () => {
    const { name, list, create } = memoryAdapter()
    const supports = { totals: false }
    expect(Object.keys(faultyAdapter({ name, supports, list, create })).toSorted()).toEqual([
      'calls',
      'create',
      'list',
      'name',
      'supports',
    ])
    expect(wrap().test).toBeUndefined()
    expect(wrap().revoke).toBeDefined()
  })

  it('keeps an adapter of a class in one piece', async () => {
    class Adapter {
      readonly name = 'class'
      readonly #inner = memoryAdapter()
      list(...parameters: Parameters<ReturnType<typeof memoryAdapter>['list']>) {
        return this.#inner.list(...parameters)
      }
      create(...parameters: Parameters<ReturnType<typeof memoryAdapter>['create']>) {
        return this.#inner.create(...parameters)
      }
    }
    expect((await faultyAdapter(new Adapter()).list({})).items).toEqual([])
  })

  it('fails before the adapter is reached', async () => {
    const adapter = once({ kind: 'failBefore', code: 'rateLimited', retryAfter: 7 })
    await expect(adapter.create(DRAFT)).rejects.toMatchObject({ code: 'rateLimited', retryAfter: 7 })
    expect((await adapter.list({})).items).toEqual([])
  })

  it('loses the answer after the key was made, and the intent finds it again', async () => {
    const adapter = once({ kind: 'loseAnswer' })
    await expect(adapter.create(DRAFT, { intent: 'one-action' })).rejects.toMatchObject({ code: 'network' })
    const { key } = await adapter.create(DRAFT, { intent: 'one-action' })
    expect((await adapter.list({})).items).toEqual([key])
  })

  it('hangs until the call is aborted', async () => {
    const controller = new AbortController()
    const listing = once({ kind: 'hang' }).list({}, { signal: controller.signal })
    controller.abort()
    await expect(listing).rejects.toMatchObject({ code: 'aborted' })
  })

  it('hangs in the place of the call where it is, whatever the method', async () => {
    const hang = { kind: 'hang' } as const
    const adapter = faultyAdapter(memoryAdapter({ test: async () => ({ ok: true, checks: [] }), scopes: { scopes: [] } }), {
      schedule: Array.from({ length: 10 }, () => hang),
    })
    const call = { signal: AbortSignal.abort() }
    const calls = [
      adapter.list({}, call),
      adapter.create(DRAFT, call),
      adapter.update?.('x', { version: '1' }, call),
      adapter.rotate?.('x', { graceSeconds: 0 }, call),
      adapter.disable?.('x', call),
      adapter.enable?.('x', call),
      adapter.revoke?.('x', {}, call),
      adapter.delete?.('x', call),
      adapter.test?.({ id: 'x' }, call),
      adapter.scopes?.(call),
    ]
    for (const pending of calls) await expect(pending).rejects.toMatchObject({ code: 'aborted' })
  })

  it('hangs for ever where it is deaf', async () => {
    const settled = vi.fn()
    once({ kind: 'hang', deaf: true }).list({}, { signal: AbortSignal.abort() }).then(settled, settled)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(settled).not.toHaveBeenCalled()
  })

  it('throws a string, or anything else, before it returns', () => {
    expect(() => once({ kind: 'throws' }).list({})).toThrow('a thrown string')
    let thrown: unknown = 'nothing'
    try {
      void once({ kind: 'throws', value: undefined }).list({})
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeUndefined()
  })

  it('rejects with anything', async () => {
    await expect(once({ kind: 'rejects', value: null }).list({})).rejects.toBeNull()
  })

  it('answers with a wrong shape once the call was carried out', async () => {
    const adapter = once({ kind: 'wrongShape', value: null })
    expect(await adapter.create(DRAFT)).toBeNull()
    expect((await adapter.list({})).items).toHaveLength(1)
    expect(await once({ kind: 'wrongShape' }).list({})).toBe('a page that is no page')
  })

  it('is slow, and may be cancelled meanwhile', async () => {
    expect((await once({ kind: 'latency', ms: 1 }).list({})).items).toEqual([])
    const controller = new AbortController()
    const listing = once({ kind: 'latency', ms: 3_600_000 }).list({}, { signal: controller.signal })
    controller.abort()
    await expect(listing).rejects.toMatchObject({ code: 'aborted' })
    await expect(once({ kind: 'latency', ms: 3_600_000 }).list({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'aborted',
    })
  })

  it('follows the plan of a method before the common one, and lets the rest through', async () => {
    const adapter = wrap({
      schedule: [null, { kind: 'failBefore', code: 'timeout' }],
      on: { create: [{ kind: 'failBefore', code: 'conflict' }, null] },
    })
    await expect(adapter.create(DRAFT)).rejects.toMatchObject({ code: 'conflict' })
    await expect(adapter.list({})).rejects.toMatchObject({ code: 'timeout' })
    await adapter.create(DRAFT)
    await adapter.create(DRAFT)
    expect((await adapter.list({})).items).toHaveLength(2)
  })

  it('goes wrong at random in the same way for the same seed', async () => {
    const among: Fault[] = [
      { kind: 'failBefore' },
      { kind: 'loseAnswer', code: 'timeout' },
      { kind: 'failBefore', code: 'unavailable' },
    ]
    const run = async (seed: number, rate: number) => {
      const adapter = wrap({ random: { seed, rate, among } })
      for (let n = 0; n < 200; n++) await adapter.list({}).catch(() => undefined)
      return adapter.calls.map(({ fault }) => fault)
    }
    const faults = await run(7, 0.3)
    expect(faults).toEqual(await run(7, 0.3))
    expect(faults).not.toEqual(await run(8, 0.3))
    const hits = faults.filter((fault) => fault !== null)
    expect(hits.length).toBeGreaterThan(30)
    expect(hits.length).toBeLessThan(90)
    expect(new Set(hits).size).toBe(3)
    expect((await run(7, 0)).every((fault) => fault === null)).toBe(true)
    expect((await run(7, 1)).every((fault) => fault !== null)).toBe(true)
  })

  it('keeps a log without what was passed', async () => {
    const adapter = wrap()
    const text = 'sk_live_7Hq2ZxW9pLmN4vRt8KyB3cDf'
    await adapter.create({ kind: 'credential', name: 'Maps', endpoint: 'https://api.example.com/v1', secret: new Secret(text) })
    expect(findLeak(adapter.calls, text)).toBeNull()
  })

  it('never makes a second key of one intent, whatever is lost, for 300 random schedules', async () => {
    for (let seed = 0; seed < 300; seed++) {
      const among: Fault[] = [{ kind: 'failBefore' }, { kind: 'loseAnswer' }, { kind: 'failBefore', code: 'unavailable' }]
      const inner = memoryAdapter()
      const adapter = faultyAdapter(inner, { random: { seed, rate: 0.7, among } })
      const secrets = new Set<string | undefined>()
      for (let n = 0; n < 6; n++) {
        const created = await adapter.create(DRAFT, { intent: 'one-action' }).catch(() => null)
        if (created) secrets.add(created.secret?.reveal())
      }
      expect((await inner.list({})).items.length).toBeLessThanOrEqual(1)
      expect(secrets.size).toBeLessThanOrEqual(1)
    }
  })
})
