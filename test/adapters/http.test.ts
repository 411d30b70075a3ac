import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { httpAdapter } from '../../src/adapters/http'
import { parseRules, type RuleOverrides } from '../../src/core/rules'
import { Secret } from '../../src/core/secret'
import { tightenRules } from '../../src/core/tightenRules'
import { createApiKeyHandler } from '../../src/server/createApiKeyHandler'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { pgliteStore } from '../../src/server/pglite'
import { readCredential } from '../../src/server/readCredential'
import { adapterCases } from '../../src/testing/adapterCases'
import { findLeak } from '../../src/testing/findLeak'
import { sampleScopes } from '../../src/testing/sampleScopes'
import { skipReason } from '../../src/testing/skipReason'

// One store for the file, for it takes seconds to start; a tenant of its own for each adapter.
const store = pgliteStore()
const keyEncryption = localKeyEncryption({ masterKey: randomBytes(32) })

beforeAll(() => store.ready())
afterAll(() => store.close())

const handlerWith = (rules: RuleOverrides) =>
  createApiKeyHandler({
    store,
    keyEncryption,
    rules,
    scopes: sampleScopes,
    issued: { brand: 'acme', environment: 'test' },
    authorize: (request) => ({ tenant: request.headers.get('x-tenant') ?? '', actor: 'ada@example.com' }),
  })

const maker = (overrides: RuleOverrides = {}) => {
  const handler = handlerWith(overrides)
  const { rules } = tightenRules(parseRules(canonical), overrides)
  return () => {
    const tenant = randomUUID()
    return { adapter: httpAdapter({ fetch: handler, headers: { 'x-tenant': tenant } }), rules, tenant }
  }
}

describe('httpAdapter → handler → store keeps the law', () => {
  it('has every method that a case may need', () => {
    const { adapter } = maker()()
    expect(adapterCases.map((testCase) => skipReason(testCase, adapter)).filter(Boolean)).toEqual([])
  })

  it.each(adapterCases)('$name', ({ run }) => run(maker()))
})

describe('httpAdapter → handler with stricter rules keeps the law, by their numbers', () => {
  const strict = maker({ key: { minLength: 12, maxLength: 200 }, name: { maxLength: 45 } })
  it.each(adapterCases.filter(({ name }) => /as long as the rules|numbers of its rule|counted in characters/.test(name)))(
    '$name',
    ({ run }) => run(strict),
  )
})

describe('httpAdapter → handler → store', () => {
  it('sorts by last use, with keys never used last', async () => {
    const { adapter, tenant } = maker()()
    const make = (name: string) =>
      adapter.create({ kind: 'credential', name, endpoint: 'https://api.example.com/v1', secret: new Secret('abcde') })
    const [first, second] = [await make('first'), await make('second')]
    await make('never')
    await store.touch(tenant, second.key.id, new Date('2026-01-01T00:00:00Z'))
    await store.touch(tenant, first.key.id, new Date('2026-01-02T00:00:00Z'))
    const names = async (direction: 'ascending' | 'descending') =>
      (await adapter.list({ sort: [{ key: 'lastUsedAt', direction }] })).items.map(({ name }) => name)
    expect(await names('ascending')).toEqual(['second', 'first', 'never'])
    expect(await names('descending')).toEqual(['first', 'second', 'never'])
  })

  it('stores the secret that was sent, and gives it to the platform alone', async () => {
    const { adapter, tenant } = maker()()
    const text = 'sk_live_"\\/~{}%&+=é'.replace('é', '')
    const { key } = await adapter.create({
      kind: 'credential',
      name: 'Maps',
      endpoint: 'https://api.example.com/v1',
      secret: new Secret(text),
    })
    const stored = await readCredential({ store, keyEncryption })(tenant, key.id)
    expect(stored.reveal()).toBe(text)
    expect(findLeak(await adapter.list({}), text)).toBeNull()
  })

  it('pages on where it was when keys come and go between two pages', async () => {
    const { adapter } = maker()()
    for (const name of ['b', 'd', 'f', 'h']) await adapter.create({ kind: 'issued', name })
    const sort = [{ key: 'name', direction: 'ascending' }] as const
    const first = await adapter.list({ sort, limit: 2 })
    await adapter.create({ kind: 'issued', name: 'a' })
    await adapter.create({ kind: 'issued', name: 'e' })
    await adapter.delete?.(first.items[1]?.id ?? '')
    const second = await adapter.list({ sort, limit: 10, cursor: first.nextCursor ?? '' })
    expect(second.items.map(({ name }) => name)).toEqual(['e', 'f', 'h'])
  })
})
