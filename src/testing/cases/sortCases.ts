import type { Sort, SortKey, Supports } from '../../core/adapter'
import { SORT_KEYS } from '../../core/listQuery'
import type { ApiKey } from '../../core/model'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { compareKeys, sortedValue } from '../compareKeys'
import { everyKey, limitOf, makeKey, makeKeys } from '../drafts'
import { seededRandom } from '../seededRandom'
import { makeVariety } from '../variety'

const DIRECTIONS = ['ascending', 'descending'] as const

const sortable = ({ sort = SORT_KEYS }: Supports): readonly SortKey[] => sort
const sorts =
  (key: SortKey) =>
  (supports: Supports): boolean =>
    sortable(supports).includes(key)
/** How many keys of a sort may be asked for. */
const most = (supports: Supports): number => Math.min(supports.maxSorts ?? Infinity, sortable(supports).length)

const claimOrder = (keys: readonly ApiKey[], sort: readonly Sort[], now = 0): void => {
  const shown = (key: ApiKey): string => JSON.stringify([...sort.map((by) => sortedValue(key, by.key, now)), key.id])
  keys.slice(1).forEach((key, n) => {
    const before = keys[n] as ApiKey
    claim(
      compareKeys(before, key, sort, now) < 0,
      `Sorted by ${sort.map((by) => `${by.key} ${by.direction}`).join(', then ')}, ${shown(key)} should not come after ${shown(before)}`,
    )
  })
}

// The last two stand in another order by UTF-16 unit than by code point.
const NAMES = [
  'beta',
  'Alpha',
  'alpha',
  'BETA',
  'gamma 10',
  'gamma 9',
  '_under',
  'Zeta',
  'éclair',
  '钥匙',
  'Beta',
  '\uff21wide',
  '🔑 key',
]

const sorted = (key: SortKey, keys: () => Parameters<typeof makeKeys>[1]): AdapterCase =>
  adapterCase({
    name: `keys come in the order of ${key}, either way, those without it last and ties by id`,
    fits: sorts(key),
    async check(bench) {
      const made = await makeKeys(bench, keys())
      const ids = made.map(({ id }) => id).sort()
      for (const direction of DIRECTIONS) {
        for (const limit of [200, 3]) {
          const sort = [{ key, direction }]
          const found = await everyKey(bench.adapter, { sort, limit })
          claimSame(found.map(({ id }) => id).sort(), ids, `The ids sorted by ${key} ${direction} in pages of ${limit}`)
          claimOrder(found, sort)
        }
      }
    },
  })

const named = () => NAMES.map((name) => ({ name }))
const expiring = () =>
  [null, '2101-01-01T00:00:00Z', '2100-01-01T00:00:00Z', '2101-01-01T00:00:00Z', null, '2100-12-31T23:30:00-02:00', null].map(
    (expiresAt, n) => ({ name: `Key ${n}`, expiresAt }),
  )

export const sortCases: readonly AdapterCase[] = [
  sorted('name', named),
  sorted('expiresAt', expiring),
  sorted('createdAt', named),
  sorted('lastUsedAt', named),

  adapterCase({
    name: 'keys of all sorts come in the order of each of their values, either way',
    async check(bench) {
      const { keys, now } = await makeVariety(bench)
      const ids = keys.map(({ id }) => id).sort()
      for (const key of sortable(bench.adapter.supports ?? {}))
        for (const direction of DIRECTIONS) {
          const sort = [{ key, direction }]
          const found = await everyKey(bench.adapter, { sort, limit: 7 })
          claimSame(found.map(({ id }) => id).sort(), ids, `The ids sorted by ${key} ${direction}`)
          claimOrder(found, sort, now)
        }
    },
  }),

  adapterCase({
    name: 'of several orders the first counts first, page by page',
    fits: (supports) => most(supports) > 1,
    async check(bench) {
      const { keys, now } = await makeVariety(bench)
      const { supports = {} } = bench.adapter
      const random = seededRandom(11)
      const draw = (count: number): number => Math.floor(random() * count)
      for (let n = 0; n < 12; n++) {
        const left = [...sortable(supports)]
        const sort = Array.from({ length: Math.min(2 + draw(3), most(supports)) }, (): Sort => ({
          key: left.splice(draw(left.length), 1)[0] as SortKey,
          direction: DIRECTIONS[draw(2)] ?? 'ascending',
        }))
        const found = await everyKey(bench.adapter, { sort, limit: [1, 4, 200][n % 3] ?? 1 })
        claimSame(found.length, keys.length, `The number of keys sorted by ${sort.map(({ key }) => key).join(', ')}`)
        claimOrder(found, sort, now)
      }
    },
  }),

  adapterCase({
    name: 'a page of several orders goes on where the page before ended, though keys come and go',
    needs: ['delete'],
    fits: (supports) => most(supports) > 1 && sorts('application')(supports) && sorts('name')(supports),
    async check(bench) {
      const { adapter } = bench
      const { now } = await makeVariety(bench)
      const sort = [
        { key: 'application', direction: 'descending' },
        { key: 'name', direction: 'ascending' },
      ] as const
      for (const limit of new Set([2, 5, 15].map((wanted) => limitOf(adapter, wanted)))) {
        const first = await adapter.list({ sort, limit })
        const last = first.items.at(-1) as ApiKey
        claim(first.nextCursor !== null, `A page of ${limit} keys should have a next cursor`)
        // Before the place and after it, among those of an application and those of none.
        for (const application of ['zz first', last.application, null])
          for (const name of ['0', 'zz']) await makeKey(bench, { name, application })
        await adapter.delete(last.id)
        await adapter.delete(first.items[0]?.id ?? '')
        const rest = await everyKey(adapter, { sort, limit })
        const next = await adapter.list({ sort, limit: limitOf(adapter, 50), cursor: first.nextCursor })
        const after = rest.filter((key) => compareKeys(last, key, sort, now) < 0)
        claimSame(
          next.items.map(({ id }) => id),
          after.slice(0, limitOf(adapter, 50)).map(({ id }) => id),
          `The ids after a page of ${limit} while keys came and went`,
        )
      }
    },
  }),

  adapterCase({
    name: 'an order that names a key twice, or one that there is not, is malformed, and so is the cursor of another order',
    fits: (supports) => sorts('name')(supports),
    async check(bench) {
      await makeKeys(bench, named().slice(0, 3))
      const by = (...orders: readonly string[]) => orders.map((key) => ({ key, direction: 'ascending' })) as unknown as Sort[]
      for (const sort of [by('name', 'name'), by('secret'), by('hint'), by('')])
        await claimRejects(() => bench.adapter.list({ sort }), `A list by ${sort.map(({ key }) => key).join(', ')}`, 'malformed')
      const { nextCursor } = await bench.adapter.list({ sort: by('name'), limit: 1 })
      const cursor = nextCursor ?? ''
      const others = [[{ key: 'name', direction: 'descending' } as const], by('createdAt'), by('name', 'createdAt')]
      for (const sort of others.filter((order) => order.every(({ key }) => sorts(key)(bench.adapter.supports ?? {}))))
        if (sort.length <= most(bench.adapter.supports ?? {}))
          await claimRejects(() => bench.adapter.list({ sort, cursor }), 'A list with the cursor of another order', 'malformed')
    },
  }),

  adapterCase({
    name: 'the newest key comes first where no order is asked for',
    async check(bench) {
      await makeKeys(bench, named())
      for (const query of [{}, { sort: [] }])
        claimOrder(await everyKey(bench.adapter, query), [{ key: 'createdAt', direction: 'descending' }])
    },
  }),
]
