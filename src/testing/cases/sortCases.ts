import type { Sort, SortKey } from '../../core/adapter'
import type { ApiKey } from '../../core/model'
import { type AdapterCase, adapterCase } from '../adapterCase'
import { claim, claimSame } from '../claim'
import { everyKey, makeKeys } from '../drafts'

type Ordered = 'name' | 'createdAt' | 'lastUsedAt' | 'expiresAt'
const DIRECTIONS = ['ascending', 'descending'] as const

const byCodePoint = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Below 0 where `a` belongs before `b`. */
const compare = (a: ApiKey, b: ApiKey, { key, direction }: Sort): number => {
  const [left, right] = [a[key as Ordered], b[key as Ordered]]
  if (left === null || right === null) return left === right ? byCodePoint(a.id, b.id) : left === null ? 1 : -1
  const order = key === 'name' ? byCodePoint(left.toLowerCase(), right.toLowerCase()) : Date.parse(left) - Date.parse(right)
  return order === 0 ? byCodePoint(a.id, b.id) : direction === 'ascending' ? order : -order
}

const claimOrder = (keys: readonly ApiKey[], sort: Sort): void => {
  keys.slice(1).forEach((key, n) => {
    const before = keys[n] as ApiKey
    claim(
      compare(before, key, sort) < 0,
      `Sorted by ${sort.key} ${sort.direction}, ${JSON.stringify(key[sort.key as Ordered])} should not come after ${JSON.stringify(before[sort.key as Ordered])}`,
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
    fits: ({ sort }) => sort?.includes(key) ?? true,
    async check(bench) {
      const made = await makeKeys(bench, keys())
      const ids = made.map(({ id }) => id).sort()
      for (const direction of DIRECTIONS) {
        for (const limit of [200, 3]) {
          const found = await everyKey(bench.adapter, { sort: [{ key, direction }], limit })
          claimSame(found.map(({ id }) => id).sort(), ids, `The ids sorted by ${key} ${direction} in pages of ${limit}`)
          claimOrder(found, { key, direction })
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
    name: 'the newest key comes first where no order is asked for',
    async check(bench) {
      await makeKeys(bench, named())
      claimOrder(await everyKey(bench.adapter), { key: 'createdAt', direction: 'descending' })
    },
  }),
]
