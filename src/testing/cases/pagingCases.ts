import type { AdapterCase } from '../adapterCase'
import { adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { bothKinds, everyKey, limitOf, makeKeys } from '../drafts'

const names = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Key ${n}` }))

export const pagingCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'an empty store is one page without keys',
    async check({ adapter }) {
      const page = await adapter.list({})
      claimSame(page.items, [], 'The items of an empty store')
      claimSame(page.nextCursor, null, 'The next cursor of an empty store')
      if (adapter.supports?.totals !== false) claimSame(page.total, 0, 'The total of an empty store')
    },
  }),

  adapterCase({
    name: 'pages of any size hold each key once and no more keys than asked for',
    async check(bench) {
      const made = await makeKeys(bench, names(7))
      const ids = made.map(({ id }) => id).sort()
      for (const limit of new Set([1, 2, 3, 6, 7, 8, 200].map((wanted) => limitOf(bench.adapter, wanted)))) {
        let left = ids.length
        for (let cursor: string | null = ''; cursor !== null;) {
          const page = await bench.adapter.list(cursor === '' ? { limit } : { limit, cursor })
          claimSame(page.items.length, Math.min(limit, left), `The size of a page of ${limit} with ${left} keys left`)
          left -= page.items.length
          cursor = page.nextCursor
          claim(
            (cursor === null) === (left === 0),
            `Pages of ${limit} should end in a null cursor when, and only when, no key is left`,
          )
        }
        const found = (await everyKey(bench.adapter, { limit })).map(({ id }) => id).sort()
        claimSame(found, ids, `The ids over all pages of ${limit}`)
      }
    },
  }),

  adapterCase({
    name: 'a page holds 50 keys where no limit is given, or as many as there can be',
    async check(bench) {
      const size = limitOf(bench.adapter, 50)
      await makeKeys(bench, names(size + 1))
      const first = await bench.adapter.list({})
      claimSame(first.items.length, size, 'The size of a page without a limit')
      claim(first.nextCursor !== null, `With ${size + 1} keys the first page should have a next cursor`)
      const second = await bench.adapter.list({ cursor: first.nextCursor })
      claimSame(second.items.length, 1, `The size of the page after ${size} of ${size + 1} keys`)
    },
  }),

  adapterCase({
    name: 'a limit below 1, or above what the adapter supports, is malformed',
    async check({ adapter }) {
      for (const limit of [0, -1, 1.5, (adapter.supports?.maxLimit ?? 200) + 1, 1e9, Number.NaN, Infinity])
        await claimRejects(() => adapter.list({ limit }), `A list with a limit of ${limit}`, 'malformed')
    },
  }),

  adapterCase({
    name: 'a cursor that no page gave is malformed',
    async check(bench) {
      await makeKeys(bench, names(2))
      for (const cursor of ['1', 'garbage', '%', '%00', 'null', '[]', 'e30', '..', '🔑', 'x'.repeat(2_000)])
        await claimRejects(() => bench.adapter.list({ cursor }), 'A list with a made-up cursor', 'malformed')
    },
  }),

  adapterCase({
    name: 'the total counts what matches, on every page',
    fits: (supports) => supports.totals !== false,
    async check(bench) {
      await makeKeys(bench, [{ name: 'alpha' }, { name: 'alpha' }, { name: 'beta' }])
      const first = await bench.adapter.list({ limit: 1 })
      claimSame(first.total, 3, 'The total on the first page')
      if (first.nextCursor !== null)
        claimSame((await bench.adapter.list({ limit: 1, cursor: first.nextCursor })).total, 3, 'The total on the second page')
      if (bench.adapter.supports?.search === false) return
      claimSame((await bench.adapter.list({ search: 'alpha', limit: 1 })).total, 2, 'The total of a search')
      claimSame((await bench.adapter.list({ search: 'gamma' })).total, 0, 'The total of a search that finds nothing')
    },
  }),

  adapterCase({
    name: 'a kind lists the keys of that kind alone',
    fits: bothKinds,
    async check(bench) {
      await makeKeys(bench, [{ kind: 'credential' }, { kind: 'issued' }, { kind: 'issued' }])
      for (const [kind, count] of [
        ['credential', 1],
        ['issued', 2],
      ] as const) {
        const found = await everyKey(bench.adapter, { filter: { kind: [kind] } })
        claimSame(
          found.map((key) => key.kind),
          Array.from({ length: count }, () => kind),
          `The kinds in a list of kind ${kind}`,
        )
        if (bench.adapter.supports?.totals === false) continue
        const { total } = await bench.adapter.list({ filter: { kind: [kind] } })
        claimSame(total, count, `The total of kind ${kind}`)
      }
    },
  }),
]
