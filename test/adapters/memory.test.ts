import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { memoryAdapter, type MemoryOptions } from '../../src/adapters/memory'
import type { ApiKeyAdapter, Sort } from '../../src/core/adapter'
import type { Diagnosis } from '../../src/core/diagnosis'
import { matchesFilter } from '../../src/core/matchesFilter'
import type { ApiKey } from '../../src/core/model'
import { parseRules, type RuleOverrides } from '../../src/core/rules'
import { Secret } from '../../src/core/secret'
import { tightenRules } from '../../src/core/tightenRules'
import { adapterCases } from '../../src/testing/adapterCases'
import { compareKeys } from '../../src/testing/compareKeys'
import { everyKey } from '../../src/testing/drafts'
import { sampleKeys } from '../../src/testing/sampleKeys'
import { sampleScopes } from '../../src/testing/sampleScopes'
import { skipReason } from '../../src/testing/skipReason'
import { anyFilter, anyKey, NOW as KEYS_NOW } from '../core/anyKeys'
import { anySort } from '../core/anySort'

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
  const DAY = 86_400_000

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

  it('has all of 10,000 keys in ten pages, in any order', async () => {
    const keys = sampleKeys(10_000, { now: NOW })
    const adapter = memoryAdapter({ keys, now: () => NOW })
    const sort = [
      { key: 'status', direction: 'descending' },
      { key: 'application', direction: 'ascending' },
      { key: 'lastUsedAt', direction: 'descending' },
    ] as const
    const listed = []
    let pages = 0
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const page = await adapter.list({ sort, limit: 1_000, ...(cursor === '' ? {} : { cursor }) })
      listed.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(pages).toBe(10)
    expect(listed).toEqual(keys.toSorted((a, b) => compareKeys(a, b, sort, NOW)).map(({ id }) => id))
  })

  it.each(['ΟΔΥΣ', 'οδυσς', 'ΟΔΥΣΣΕΑΣ', 'οδυσσεασ'])('finds a Greek name by %s, and counts it', async (search) => {
    const [sample] = sampleKeys(1) as [ApiKey]
    const adapter = memoryAdapter({ keys: [{ ...sample, name: 'Κλειδί ΟΔΥΣΣΕΑΣ' }] })
    expect((await adapter.list({ search })).items).toHaveLength(1)
    expect((await adapter.facets?.({ search }))?.kind).toHaveLength(1)
  })

  it('lists what a filter means, in the order that is asked for, whatever was listed before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyKey, { selector: ({ id }) => id, maxLength: 40 }),
        fc.array(fc.tuple(anyFilter, anySort, fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 6 }),
        async (keys, asked) => {
          const adapter = memoryAdapter({ keys, now: () => KEYS_NOW })
          for (const [filter, sort, limit] of asked) {
            const expected = keys
              .filter((key) => matchesFilter(key, filter, KEYS_NOW))
              .toSorted((a, b) => compareKeys(a, b, sort, KEYS_NOW))
            const found = await everyKey(adapter, { filter, sort, limit })
            expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('tells a status as it is by now, though no key has changed since the last list', async () => {
    let now = NOW
    const adapter = memoryAdapter({ now: () => now })
    await adapter.create({ kind: 'issued', name: 'b', expiresAt: new Date(NOW + 30 * DAY).toISOString() })
    await adapter.create({ kind: 'issued', name: 'a' })
    const status = [{ key: 'status', direction: 'ascending' }] as const
    const seen = async () => [
      (await adapter.list({ sort: [...status, { key: 'name', direction: 'ascending' }] })).items.map(({ name }) => name).join(),
      (await adapter.list({ filter: { status: ['expiring'] } })).total,
      (await adapter.list({ filter: { expires: { withinDays: 3 } } })).total,
      (await adapter.list({ filter: { lastUsed: { idleDays: 25 } } })).total,
    ]
    const days: unknown[] = []
    for (const day of [0, 22, 24, 26, 28, 31, 0]) {
      now = NOW + day * DAY
      days.push([day, ...(await seen())])
    }
    expect(days).toEqual([
      [0, 'a,b', 0, 0, 0],
      [22, 'a,b', 0, 0, 0],
      [24, 'b,a', 1, 0, 0],
      [26, 'b,a', 1, 0, 2],
      [28, 'b,a', 1, 1, 2],
      [31, 'a,b', 0, 0, 2],
      [0, 'a,b', 0, 0, 0],
    ])
  })

  it('lists each change at once', async () => {
    const adapter = memoryAdapter({ keys: sampleKeys(12, { now: NOW }), now: () => NOW })
    const filter = { status: ['active'], kind: ['issued'] } as const
    const total = async () => (await adapter.list({ filter })).total
    const before = (await total()) ?? 0
    const { key } = await adapter.create({ kind: 'issued', name: 'One more' })
    expect(await total()).toBe(before + 1)
    await adapter.disable?.(key.id)
    expect(await total()).toBe(before)
    await adapter.enable?.(key.id)
    expect(await total()).toBe(before + 1)
    await adapter.delete?.(key.id)
    expect(await total()).toBe(before)
  })

  it('counts the hundred most frequent values of a field', async () => {
    const adapter = memoryAdapter()
    for (let n = 0; n < 120; n++) await adapter.create({ kind: 'issued', name: 'x', application: `Application ${n % 110}` })
    const application = (await adapter.facets?.({}))?.application ?? []
    expect(application).toHaveLength(100)
    expect(application.slice(8, 12).map(({ count }) => count)).toEqual([2, 2, 1, 1])
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
