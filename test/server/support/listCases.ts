import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ListQuery } from '../../../src/core/adapter'
import { FACETS } from '../../../src/core/keyFilter'
import { matchesFilter } from '../../../src/core/matchesFilter'
import { randomText } from '../../../src/core/generate'
import type { ApiKey } from '../../../src/core/model'
import type { ApiKeyStore, StoredKey } from '../../../src/server/store'
import { compareKeys } from '../../../src/testing/compareKeys'
import { countedByHand } from '../../../src/testing/countedByHand'
import { anyFilter, anyKey, NOW } from '../../core/anyKeys'
import { anySort } from '../../core/anySort'
import { changeBy } from './makeKey'

const NOW_DATE = new Date(NOW)

/** What the rules let through: PostgreSQL has no U+0000, and values have no line breaks. Each scope once. */
const storable = anyKey
  .filter((key) => !/\\u0000|\\n/.test(JSON.stringify(key)))
  .map((key): ApiKey => ({
    ...key,
    scopes: [...new Set(key.scopes)],
    // Users are not folded.
    createdBy: key.createdBy === 'user_2' ? 'User_2' : key.createdBy,
  }))

const stored = (key: ApiKey): StoredKey =>
  key.kind === 'credential'
    ? { key, sealed: Uint8Array.of(1), secretVersion: 1, shortId: null, mac: null }
    : { key, sealed: null, secretVersion: 1, shortId: randomText(12), mac: Uint8Array.of(1) }

/** What a store lists and counts, beside a model that looks at one key after the other. */
export function listCases(name: string, make: () => Promise<ApiKeyStore>): void {
  describe(name, () => {
    const tenant = `tenant-${randomText(8)}`
    let store: ApiKeyStore
    let keys: readonly ApiKey[]

    beforeAll(async () => {
      store = await make()
      keys = fc.sample(storable, { numRuns: 80, seed: 5 }).map((key, n) => ({ ...key, id: `${key.id}${n}-${tenant}` }))
      for (const key of keys) await store.create(tenant, stored(key), changeBy('ada'))
    })

    const walked = async (query: ListQuery) => {
      const ids: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page = await store.list(tenant, { ...query, ...(cursor === '' ? {} : { cursor }) }, NOW_DATE)
        ids.push(...page.items.map(({ id }) => id))
        expect(page.total).toBe(keys.filter((key) => matchesFilter(key, query.filter ?? {}, NOW)).length)
        cursor = page.nextCursor
      }
      return ids
    }

    it('lists what a filter means, in the order that is asked for, in pages of any size', async () => {
      await fc.assert(
        fc.asyncProperty(anyFilter, anySort, fc.constantFrom(1, 7, 50), async (filter, sort, limit) => {
          const expected = keys
            .filter((key) => matchesFilter(key, filter, NOW))
            .toSorted((a, b) => compareKeys(a, b, sort, NOW))
            .map(({ id }) => id)
          expect(await walked({ filter, sort, limit })).toEqual(expected)
        }),
        { numRuns: 60 },
      )
    })

    it('takes any order with all keys, where half of the values are missing', async () => {
      await fc.assert(
        fc.asyncProperty(anySort, fc.constantFrom(3, 40), async (sort, limit) => {
          const expected = keys.toSorted((a, b) => compareKeys(a, b, sort, NOW)).map(({ id }) => id)
          expect(await walked({ sort, limit })).toEqual(expected)
        }),
        { numRuns: 25 },
      )
    })

    it('counts the values of each field as by hand', async () => {
      await fc.assert(
        fc.asyncProperty(anyFilter, async (filter) => {
          const facets = await store.facets(tenant, { filter }, NOW_DATE)
          const expected = countedByHand(keys, filter, NOW)
          for (const facet of FACETS) {
            const some = facets[facet].filter(({ count }) => count > 0)
            expect(some).toEqual(expected[facet])
            // What the filter names is there to be taken back, last where it is none.
            expect(facets[facet].slice(0, some.length)).toEqual(some)
            for (const value of filter[facet] ?? []) expect(facets[facet].map((counted) => counted.value)).toContain(value)
            expect(new Set(facets[facet].map(({ value }) => value)).size).toBe(facets[facet].length)
          }
        }),
        { numRuns: 60 },
      )
      const found = keys.filter(({ id }) => id.includes('1'))
      const search = '1'
      const matching = (await store.list(tenant, { search, limit: 200 })).items
      expect(matching.length).toBeGreaterThanOrEqual(found.length)
      expect(await store.facets(tenant, { search }, NOW_DATE)).toEqual(countedByHand(matching, {}, NOW))
    })

    it('counts the hundred most frequent values of a field, and nothing of another tenant', async () => {
      const other = `tenant-${randomText(8)}`
      const empty = await store.facets(other, {}, NOW_DATE)
      for (const facet of FACETS) expect(empty[facet]).toEqual([])
      const [sample] = keys as [ApiKey]
      const add = (application: string) =>
        store.create(other, stored({ ...sample, id: `key_${randomText(20)}`, application }), changeBy('ada'))
      for (let n = 0; n < 103; n++) await add(`Application ${n}`)
      await add('Application 102')
      const { application } = await store.facets(other, {}, NOW_DATE)
      expect(application).toHaveLength(100)
      expect(application[0]).toEqual({ value: 'Application 102', count: 2 })
    })

    it.each(['ΟΔΥΣ', 'οδυσς', 'ΟΔΥΣΣΕΑΣ', 'οδυσσεασ'])('finds a Greek name by %s', async (search) => {
      const other = `tenant-${randomText(8)}`
      const [sample] = keys as [ApiKey]
      const id = `key_${randomText(20)}`
      await store.create(other, stored({ ...sample, id, name: 'Κλειδί ΟΔΥΣΣΕΑΣ' }), changeBy('ada'))
      expect((await store.list(other, { search, limit: 200 })).items.map((key) => key.id)).toEqual([id])
    })

    it('finds nothing by a text that no database holds, and takes every other for text', async () => {
      const none = { items: [], total: 0, nextCursor: null }
      for (const filter of [{ application: ['\0'] }, { createdBy: ['a\0b'] }, { scope: ['\0'] }] as const) {
        expect(await store.list(tenant, { filter }, NOW_DATE)).toEqual(none)
        expect((await store.facets(tenant, { filter }, NOW_DATE)).kind).toEqual([])
      }
      expect((await store.facets(tenant, { search: '\0' }, NOW_DATE)).kind).toEqual([])
      for (const text of ["'; drop table keyrack_keys; --", '%', '$1', '}', '{reports}', 'reports,billing']) {
        expect(await store.list(tenant, { filter: { application: [text], createdBy: [text] } }, NOW_DATE)).toEqual(none)
        expect(await store.list(tenant, { filter: { scope: [text] } }, NOW_DATE)).toEqual(none)
      }
    })

    it('takes instants before the year 1 and after the year 9999', async () => {
      const all = keys.length
      const total = async (filter: ListQuery['filter']) => (await store.list(tenant, filter ? { filter } : {}, NOW_DATE)).total
      expect(await total({ created: { from: '0000-01-01T00:00:00Z' } })).toBe(all)
      expect(await total({ created: { until: '0000-01-01T00:00:00Z' } })).toBe(0)
      expect(await total({ created: { until: '9999-12-31T23:59:59-14:00' } })).toBe(all)
      expect(await total({ created: { from: '9999-12-31T23:59:59-14:00' } })).toBe(0)
      expect(await total({ lastUsed: { idleDays: 36_500 } })).toBe(0)
    })
  })
}
