import { describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import { ApiKeyError } from '../../src/core/errors'
import type { MakeAdapter } from '../../src/testing/adapterCase'
import { adapterCases } from '../../src/testing/adapterCases'
import { skipReason } from '../../src/testing/skipReason'
import { brokenAdapters, lawful, rules } from './brokenAdapters'

interface Failure {
  readonly name: string
  readonly message: string
}

const sweep = async (make: MakeAdapter): Promise<Failure[]> => {
  const failures: Failure[] = []
  for (const { name, run } of adapterCases)
    await run(make).catch((error: Error) => failures.push({ name, message: error.message }))
  return failures
}

const swept = new Map<MakeAdapter, Promise<Failure[]>>()

/** Each adapter goes through all cases once for the file. */
const failuresOf = (make: MakeAdapter): Promise<Failure[]> => {
  const failures = swept.get(make) ?? sweep(make)
  swept.set(make, failures)
  return failures
}

describe('adapterCases', () => {
  it('are 32 or more, each with a sentence of its own', () => {
    expect(adapterCases.length).toBeGreaterThanOrEqual(32)
    expect(new Set(adapterCases.map(({ name }) => name)).size).toBe(adapterCases.length)
  })

  it('pass on a lawful adapter', async () => {
    expect(await failuresOf(() => ({ adapter: lawful(), rules }))).toEqual([])
  })

  it.each([20, 1, 100])('pass on one that gives %i keys to a page and refuses to give more', async (maxLimit) => {
    const failures = await sweep(() => {
      const adapter = lawful()
      const list: typeof adapter.list = async (query, call) => {
        if (query?.limit !== undefined && query.limit > maxLimit) throw new ApiKeyError('malformed', { field: 'limit' })
        return adapter.list(query && { ...query, limit: query.limit ?? Math.min(50, maxLimit) }, call)
      }
      return { adapter: { ...adapter, supports: { maxLimit }, list }, rules }
    })
    expect(failures).toEqual([])
  })

  it.each(brokenAdapters)('find an adapter that $how', async ({ found, make }) => {
    const failures = (await failuresOf(make)).map(({ name }) => name)
    for (const beginning of found) expect(failures).toContainEqual(expect.stringMatching(new RegExp(`^${beginning}`)))
  })

  it('each find some broken adapter, and not only one that is broken throughout', async () => {
    const idle = new Set(adapterCases.map(({ name }) => name))
    for (const { make } of brokenAdapters) for (const { name } of await failuresOf(make)) idle.delete(name)
    expect([...idle]).toEqual([])
  })

  it('tell what should have been and what was, and never a secret', async () => {
    const failures = (await Promise.all(brokenAdapters.map(({ make }) => failuresOf(make)))).flat()
    expect(failures.length).toBeGreaterThan(100)
    expect(failures.filter(({ message }) => /sk_(?:canary|new|old)_\w{20}|demo_test_\w{8}_\w{20}/.test(message))).toEqual([])
  })
})

describe('skipReason', () => {
  const { list, create } = memoryAdapter()
  const small = {
    name: 'small',
    list,
    create,
    supports: { kinds: ['issued'], search: false, totals: false, sort: ['name'], maxSorts: 1, filter: ['kind'], maxLimit: 1_000 },
  } as const

  it('names the methods that an adapter has not', () => {
    const testCase = adapterCases.find(({ needs }) => needs?.includes('disable') && needs.includes('enable'))
    expect(testCase && skipReason(testCase, small)).toBe('the small adapter has no disable and no enable')
  })

  it('names the limits that an adapter states', () => {
    const reasons = adapterCases.map((testCase) => skipReason(testCase, small)).filter((reason) => reason?.startsWith('outside'))
    expect(new Set(reasons)).toEqual(new Set(['outside what the small adapter supports']))
  })

  it('leaves the cases that a small adapter can pass, and it passes them', async () => {
    const make = () => {
      const whole = memoryAdapter()
      return {
        rules,
        adapter: {
          ...small,
          create: async (...[draft, call]: Parameters<typeof create>) =>
            draft?.kind === 'credential' ? Promise.reject(new ApiKeyError('unsupported')) : whole.create(draft, call),
          list: async (...[query, call]: Parameters<typeof list>) => {
            const { total: _total, ...page } = await whole.list(query, call)
            return page
          },
        },
      }
    }
    const left = adapterCases.filter((testCase) => skipReason(testCase, small) === null)
    expect(left.length).toBeGreaterThan(15)
    for (const { run } of left) await run(make)
  })

  it('is asked before a case is run: without the method the case says so', async () => {
    const testCase = adapterCases.find(({ needs }) => needs?.includes('revoke'))
    await expect(testCase?.run(() => ({ adapter: small, rules }))).rejects.toThrow(/needs revoke.*skipReason/)
  })
})
