import type { ListQuery } from '../../core/adapter'
import { FACETS, type Facet, type FacetValue, type KeyFilter } from '../../core/keyFilter'
import { readFacets } from '../../core/wire'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { countedByHand } from '../countedByHand'
import { everyKey, makeKey } from '../drafts'
import { makeVariety } from '../variety'

/** Equally frequent values may come in any order, and those that are none may be left out. */
const asSet = (values: readonly FacetValue[]): readonly string[] =>
  values
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => `${count} × ${JSON.stringify(value)}`)
    .sort()

const FILTERS: readonly KeyFilter[] = [
  {},
  { status: ['active'] },
  { kind: ['issued'] },
  { kind: ['credential'], status: ['revoked', 'disabled'] },
  { application: ['Storefront', null] },
  { application: ['storefront'], kind: ['issued', 'credential'] },
  { expires: { withinDays: 10 } },
  { status: ['expired'], application: ['keyrack.conformance:nobody'] },
  { created: { never: true } },
]

export const facetCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'the values of each field are counted with all other fields of the filter, the most frequent first',
    needs: ['facets'],
    async check({ adapter, ...trial }) {
      const { keys, now } = await makeVariety({ adapter, ...trial })
      const heeded = adapter.supports?.filter
      for (const filter of FILTERS) {
        if (Object.keys(filter).some((field) => heeded?.includes(field as keyof KeyFilter) === false)) continue
        const facets = readFacets(await adapter.facets({ filter }))
        const expected = countedByHand(keys, filter, now)
        for (const facet of FACETS) {
          const what = `The counts of ${facet} with the filter ${JSON.stringify(filter)}`
          claimSame(asSet(facets[facet]), asSet(expected[facet]), what)
          claimSame(
            facets[facet].map(({ count }) => count).filter((count) => count > 0),
            expected[facet].map(({ count }) => count),
            `${what}, in their order,`,
          )
        }
      }
    },
  }),

  adapterCase({
    name: 'a field that was counted lists as many keys as were counted',
    needs: ['facets'],
    async check({ adapter, ...trial }) {
      const { keys } = await makeVariety({ adapter, ...trial })
      const facets = await adapter.facets({})
      for (const facet of ['kind', 'application'] as const) {
        if (adapter.supports?.filter?.includes(facet) === false) continue
        for (const { value, count } of facets[facet]) {
          const found = await everyKey(adapter, { filter: { [facet]: [value] } })
          claimSame(found.length, count, `The number of keys with the ${facet} ${JSON.stringify(value)}`)
        }
        const sum = facets[facet].reduce((total, { count }) => total + count, 0)
        claimSame(sum, keys.length, `The counts of ${facet} together`)
      }
    },
  }),

  adapterCase({
    name: 'the values of keys that a search finds are counted alone',
    needs: ['facets'],
    fits: ({ search }) => search !== false,
    async check({ adapter, ...trial }) {
      const { now } = await makeVariety({ adapter, ...trial })
      for (const search of ['alpha', 'STORE', 'nowhere']) {
        const expected = countedByHand(await everyKey(adapter, { search }), {}, now)
        const facets = await adapter.facets({ search })
        for (const facet of FACETS)
          claimSame(asSet(facets[facet]), asSet(expected[facet]), `The counts of ${facet} with the search "${search}"`)
      }
    },
  }),

  adapterCase({
    name: 'nothing is counted where no key is, and a key is counted as soon as it is made',
    needs: ['facets'],
    async check({ adapter, ...trial }) {
      const none: Readonly<Record<Facet, readonly FacetValue[]>> = {
        status: [],
        kind: [],
        scope: [],
        application: [],
        createdBy: [],
      }
      claimSame(await adapter.facets({}), none, 'The counts of an empty store')
      const key = await makeKey({ adapter, ...trial }, { application: 'Portal' })
      const { application, kind } = await adapter.facets({})
      claimSame(application, [{ value: 'Portal', count: 1 }], 'The counts of applications with one key')
      claimSame(kind, [{ value: key.kind, count: 1 }], 'The counts of kinds with one key')
    },
  }),

  adapterCase({
    name: 'values are counted for lawful queries alone, and as calls are',
    needs: ['facets'],
    async check({ adapter }) {
      const wrong: readonly unknown[] = [
        null,
        ...(adapter.supports?.filter?.includes('status') === false ? [] : [{ filter: { status: ['asleep'] } }]),
      ]
      for (const query of wrong)
        await claimRejects(
          () => adapter.facets(query as Pick<ListQuery, 'filter'>),
          `Facets of ${JSON.stringify(query)}`,
          'malformed',
        )
      const controller = new AbortController()
      controller.abort()
      await claimRejects(() => adapter.facets({}, { signal: controller.signal }), 'Aborted facets', 'aborted')
      claim(Array.isArray((await adapter.facets({})).status), 'Facets should come after a call that was aborted')
    },
  }),
]
