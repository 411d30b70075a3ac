import { describe, expect, it, vi } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { memoryAdapter, type MemoryOptions } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Sort } from '../../src/core/adapter'
import type { Diagnosis } from '../../src/core/diagnosis'
import { parseRules, type RuleOverrides } from '../../src/core/rules'
import { Secret } from '../../src/core/secret'
import { tightenRules } from '../../src/core/tightenRules'
import { adapterCases } from '../../src/testing/adapterCases'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { sampleScopes } from '../../src/testing/sampleScopes'
import { skipReason } from '../../src/testing/skipReason'

const UNREACHABLE: Diagnosis = {
  ok: false,
  checks: [
    { step: 'format', state: 'passed' },
    { step: 'address', state: 'failed', cause: 'notFound' },
    { step: 'network', state: 'skipped' },
  ],
}

const test: NonNullable<MemoryOptions['test']> = async (_, { onCheck }) => {
  for (const check of UNREACHABLE.checks) onCheck?.(check)
  return UNREACHABLE
}

const maker = (overrides: RuleOverrides = {}, options: MemoryOptions = {}) => {
  const { rules } = tightenRules(parseRules(canonical), overrides)
  return () => ({ adapter: memoryAdapter({ rules: overrides, test, scopes: sampleScopes, ...options }), rules })
}

describe('memoryAdapter keeps the law', () => {
  it('has every method that a case may need', () => {
    const { adapter } = maker()()
    expect(adapterCases.map((testCase) => skipReason(testCase, adapter)).filter(Boolean)).toEqual([])
  })

  it.each(adapterCases)('$name', ({ run }) => run(maker()))
})

describe('memoryAdapter with stricter rules keeps the law, by their numbers', () => {
  const strict = maker({ key: { minLength: 12, maxLength: 200 }, name: { maxLength: 45 } })
  it.each(adapterCases.filter(({ name }) => /secret|name|draft|rule|issue/.test(name)))('$name', ({ run }) => run(strict))
})

describe('memoryAdapter with latency keeps the law', () => {
  const slow = maker({}, { latency: 1 })
  it.each(adapterCases.filter(({ name }) => /intent|abort|at once/.test(name)))('$name', ({ run }) => run(slow))
})

describe('memoryAdapter', () => {
  const NOW = Date.UTC(2026, 4, 1)

  const all = async (adapter: ApiKeyAdapter, sort?: Sort) => {
    const keys = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await adapter.list({ limit: 3, ...(sort ? { sort: [sort] } : {}), ...(cursor === '' ? {} : { cursor }) })
      keys.push(...page.items)
      cursor = page.nextCursor
    }
    return keys
  }

  it('starts with the keys that it is given and leaves them as they are', async () => {
    const keys = sampleKeys(12, { now: NOW })
    const before = JSON.stringify(keys)
    const adapter = memoryAdapter({ keys, now: () => NOW })
    const listed = await all(adapter)
    expect(listed.map(({ id }) => id).toSorted()).toEqual(keys.map(({ id }) => id).toSorted())
    for (const { id } of keys) await adapter.revoke?.(id, {})
    expect(JSON.stringify(keys)).toBe(before)
  })

  it.each(['ascending', 'descending'] as const)('sorts by last use %s, with keys never used last', async (direction) => {
    const keys = sampleKeys(30, { now: NOW })
    const used = (await all(memoryAdapter({ keys }), { key: 'lastUsedAt', direction })).map(({ lastUsedAt }) => lastUsedAt)
    const instants = used.filter((instant) => instant !== null)
    expect(used.slice(0, instants.length)).toEqual(instants)
    expect(instants.length).toBeGreaterThan(10)
    expect(instants.length).toBeLessThan(30)
    expect(instants).toEqual(direction === 'ascending' ? instants.toSorted() : instants.toSorted().toReversed())
  })

  it('pages on where it was when keys come and go between two pages', async () => {
    const keys = sampleKeys(10, { now: NOW })
    const adapter = memoryAdapter({ keys, now: () => NOW })
    const sort = { key: 'createdAt', direction: 'descending' } as const
    const order = (await all(adapter, sort)).map(({ id }) => id)
    const first = await adapter.list({ sort: [sort], limit: 5 })
    await adapter.create({ kind: 'issued', name: 'Newest of all' })
    await adapter.delete?.(order[0] as string)
    await adapter.delete?.(order[4] as string)
    const second = await adapter.list({ sort: [sort], limit: 5, cursor: first.nextCursor as string })
    expect(second.items.map(({ id }) => id)).toEqual(order.slice(5))
  })

  it('refuses a cursor of another order', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(5) })
    const { nextCursor } = await adapter.list({ limit: 2, sort: [{ key: 'name', direction: 'ascending' }] })
    const cursor = nextCursor as string
    await expect(adapter.list({ cursor, sort: [{ key: 'name', direction: 'descending' }] })).rejects.toMatchObject({
      code: 'malformed',
    })
    await expect(adapter.list({ cursor, sort: [{ key: 'createdAt', direction: 'ascending' }] })).rejects.toMatchObject({
      code: 'malformed',
    })
  })

  it('says who made a key, and when, by the clock that it is given', async () => {
    const { key } = await memoryAdapter({ now: () => NOW, actor: 'ada@example.com' }).create({ kind: 'issued', name: 'Exports' })
    expect(key).toMatchObject({ createdBy: 'ada@example.com', createdAt: '2026-05-01T00:00:00.000Z' })
  })

  it('judges an end by the clock that it is given', async () => {
    const adapter = memoryAdapter({ now: () => Date.UTC(2001, 0, 1) })
    await expect(adapter.create({ kind: 'issued', name: 'Old', expiresAt: '2001-06-01T00:00:00Z' })).resolves.toBeDefined()
  })

  it('issues keys that begin as asked', async () => {
    const { secret } = await memoryAdapter({ issued: { brand: 'acme', environment: 'live' } }).create({
      kind: 'issued',
      name: 'Exports',
    })
    expect(secret?.reveal()).toMatch(/^acme_live_/)
  })

  it('reads a reason as the server does', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(1) })
    const id = sampleKeys(1)[0]?.id as string
    for (const [reason, code] of [
      ['x'.repeat(501), 'maxLength'],
      ['a\0b', 'characters'],
      [5, 'type'],
    ] as const)
      await expect(adapter.revoke?.(id, { reason: reason as string })).rejects.toMatchObject({
        code: 'invalid',
        issues: [{ field: 'reason', code, ...(code === 'maxLength' ? { params: { maxLength: 500 } } : {}) }],
      })
    await expect(adapter.revoke?.(id, null as never)).rejects.toMatchObject({ code: 'malformed' })
    expect((await adapter.revoke?.(id, { reason: '🔑'.repeat(500) }))?.state).toBe('revoked')
  })

  it('has no test without a way to connect', () => {
    expect(memoryAdapter().test).toBeUndefined()
  })

  it('tests a stored key with its own endpoint and secret, and a key from the start without one', async () => {
    const seen: (string | null)[] = []
    const [sample] = sampleKeys(1)
    const adapter = memoryAdapter({
      keys: sample ? [sample] : [],
      test: async ({ endpoint, secret }) => {
        seen.push(endpoint, secret?.reveal() ?? null)
        return UNREACHABLE
      },
    })
    const endpoint = 'https://api.example.com/v1'
    const { key } = await adapter.create({ kind: 'credential', name: 'Maps', endpoint, secret: new Secret('first-secret') })
    await adapter.test?.({ id: key.id })
    await adapter.update?.(key.id, { version: key.version, secret: { replace: new Secret('second-secret') } })
    await adapter.test?.({ id: key.id })
    await adapter.test?.({ id: sample?.id ?? '' })
    expect(seen).toEqual([
      endpoint,
      'first-secret',
      endpoint,
      'second-secret',
      sample?.kind === 'credential' ? sample.endpoint : '',
      null,
    ])
  })

  it('refuses to test an issued key, which has no endpoint', async () => {
    const adapter = memoryAdapter({ test: async () => UNREACHABLE })
    const { key } = await adapter.create({ kind: 'issued', name: 'Exports' })
    await expect(adapter.test?.({ id: key.id })).rejects.toMatchObject({ code: 'unsupported' })
  })

  it('refuses to test a revoked key, which never works again', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(6), test: async () => UNREACHABLE })
    const revoked = (await adapter.list({})).items.find(({ state }) => state === 'revoked')
    await expect(adapter.test?.({ id: revoked?.id ?? '' })).rejects.toMatchObject({ code: 'state' })
  })

  it('leaves the version as it is where an update changes nothing', async () => {
    const adapter = memoryAdapter()
    const { key } = await adapter.create({ kind: 'issued', name: 'Exports' })
    expect(await adapter.update?.(key.id, { version: key.version, name: ' Exports ' })).toEqual(key)
  })

  it('rejects with an ApiKeyError, without the thrown text, where the test option throws', async () => {
    const adapter = memoryAdapter({ test: () => Promise.reject(new Error('connect to sk_live_abcdefgh failed')) })
    const tried = adapter.test?.({ endpoint: 'https://api.example.com/v1', secret: new Secret('sk_live_abcdefgh') })
    await expect(tried).rejects.toSatisfy((error: Error) => error.name === 'ApiKeyError' && !`${error.stack}`.includes('sk_live'))
  })

  it('stops a test that never ends when the call is aborted', async () => {
    const controller = new AbortController()
    const adapter = memoryAdapter({ test: () => new Promise<never>(() => undefined) })
    const tried = adapter.test?.(
      { endpoint: 'https://api.example.com/v1', secret: new Secret('12345') },
      { signal: controller.signal },
    )
    controller.abort()
    await expect(tried).rejects.toMatchObject({ code: 'aborted' })
  })

  it('stops waiting at once when a slow call is aborted', async () => {
    const controller = new AbortController()
    const listing = memoryAdapter({ latency: 3_600_000 }).list({}, { signal: controller.signal })
    controller.abort()
    await expect(listing).rejects.toMatchObject({ code: 'aborted' })
  })

  it('leaves no timer behind when a slow call is aborted', async () => {
    vi.useFakeTimers()
    try {
      const controller = new AbortController()
      const listing = memoryAdapter({ latency: 3_600_000 }).list({}, { signal: controller.signal })
      expect(vi.getTimerCount()).toBe(1)
      controller.abort()
      await expect(listing).rejects.toMatchObject({ code: 'aborted' })
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('does not start with rules that are weaker than the canonical ones, and names them', () => {
    const minLength = canonical.key.minLength - 1
    expect(() => memoryAdapter({ rules: { key: { minLength }, name: { maxLength: 10_000 } } })).toThrow(
      /rules\.name\.maxLength, rules\.key\.minLength|rules\.key\.minLength, rules\.name\.maxLength/,
    )
    expect(() => memoryAdapter({ rules: { key: { minLength: -1 } } })).toThrow(/rules\.key\.minLength/)
  })
})
