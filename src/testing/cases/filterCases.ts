import type { ListQuery, Supports } from '../../core/adapter'
import { DAY_MS } from '../../core/day'
import type { KeyFilter } from '../../core/keyFilter'
import { matchesFilter } from '../../core/matchesFilter'
import { type AdapterCase, adapterCase, type Trial } from '../adapterCase'
import { claim, claimRejects, claimSame } from '../claim'
import { compareKeys } from '../compareKeys'
import { everyKey } from '../drafts'
import { seededRandom } from '../seededRandom'
import { makeVariety, type Variety } from '../variety'

type Field = keyof KeyFilter
type Asked = { readonly [Name in Field]: readonly NonNullable<KeyFilter[Name]>[] }

const NOBODY = 'keyrack.conformance:nobody'
const FIELDS: readonly Field[] = ['status', 'kind', 'scope', 'application', 'createdBy', 'created', 'expires', 'lastUsed']

const heeds =
  (...fields: readonly Field[]) =>
  ({ filter }: Supports): boolean =>
    fields.every((field) => filter?.includes(field) ?? true)

/** What each field is asked for, of keys at hand: what some have, and what none has. */
const askedOf = ({ keys, now }: Variety): Asked => {
  const after = (days: number): string => new Date(now + days * DAY_MS).toISOString()
  const instants = [
    { never: true },
    { withinDays: 3 },
    { withinDays: 10 },
    { withinDays: 36_500 },
    { from: after(3), until: after(30) },
    { from: after(3) },
    { until: after(3) },
    { until: after(-3) },
  ] as const
  const made = keys.map(({ createdAt }) => createdAt).sort()
  const scopes = [...new Set(keys.flatMap((key) => key.scopes))]
  const users = [...new Set(keys.map(({ createdBy }) => createdBy))]
  return {
    status: [['active'], ['expiring'], ['retiring'], ['expired'], ['disabled'], ['revoked'], ['active', 'revoked', 'expiring']],
    kind: [['credential'], ['issued'], ['issued', 'credential']],
    scope: [...scopes.map((scope) => [scope]), scopes, [...scopes.slice(0, 1), NOBODY], [NOBODY]].filter(
      ({ length }) => length > 0,
    ),
    application: [
      [null],
      ['Storefront'],
      ['STOREFRONT'],
      ['Maps, inc.'],
      ['Maps', ' inc.'],
      ["50% 'off' & more", null],
      ['Ärzte', '+', NOBODY],
      ['%'],
      [' '],
      [NOBODY],
    ],
    createdBy: [...users.map((user) => [user]), [...users, NOBODY], [NOBODY], [null]],
    created: [...instants, { from: made[2] ?? '', until: made[9] ?? '' }, { until: made[5] ?? '' }],
    expires: instants,
    lastUsed: [...instants, { idleDays: 30 }],
  }
}

const claimFound = async ({ adapter }: Trial, { keys, now }: Variety, query: ListQuery): Promise<void> => {
  const expected = keys.filter((key) => matchesFilter(key, query.filter ?? {}, now))
  const found = await everyKey(adapter, query)
  const what = `The ids that the filter ${JSON.stringify(query.filter)} lists`
  claimSame(found.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), what)
  if (adapter.supports?.totals === false) return
  claimSame(
    (await adapter.list({ ...query, limit: 1 })).total,
    expected.length,
    `The total of the filter ${JSON.stringify(query.filter)}`,
  )
}

const filtered = (field: Field): AdapterCase =>
  adapterCase({
    name: `a filter by ${field} lists the keys that it means and no others`,
    fits: heeds(field),
    async check(bench) {
      const variety = await makeVariety(bench)
      for (const asked of askedOf(variety)[field]) await claimFound(bench, variety, { filter: { [field]: asked }, limit: 7 })
    },
  })

export const filterCases: readonly AdapterCase[] = [
  ...FIELDS.map(filtered),

  adapterCase({
    name: 'the fields of a filter narrow each other, and the values of one widen it',
    fits: ({ filter }) => (filter?.length ?? FIELDS.length) > 1,
    async check(bench) {
      const variety = await makeVariety(bench)
      const asked = askedOf(variety)
      const fields = FIELDS.filter((field) => heeds(field)(bench.adapter.supports ?? {}))
      const random = seededRandom(3)
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
      for (let n = 0; n < 30; n++) {
        const chosen = Array.from({ length: 2 + (n % 2) }, () => pick(fields))
        const filter = Object.fromEntries(chosen.map((field) => [field, pick<unknown>(asked[field])])) as KeyFilter
        await claimFound(bench, variety, { filter, limit: 50 })
      }
    },
  }),

  adapterCase({
    name: 'a filter without fields, and a field without values, leave everything open',
    async check(bench) {
      const variety = await makeVariety(bench)
      const open = { status: [], kind: [], scope: [], application: [], createdBy: [], created: {}, expires: {}, lastUsed: {} }
      for (const filter of [{}, open]) await claimFound(bench, variety, { filter, limit: 50 })
    },
  }),

  adapterCase({
    name: 'a filter goes with a search, an order and pages',
    fits: ({ search, sort, ...supports }) =>
      search !== false && (sort?.includes('name') ?? true) && heeds('application')(supports),
    async check(bench) {
      const { keys, now } = await makeVariety(bench)
      const filter = { application: ['Storefront', 'storefront', null] }
      const sort = [{ key: 'name', direction: 'descending' }] as const
      const expected = keys
        .filter((key) => matchesFilter(key, filter, now) && key.name.toLowerCase() === 'alpha')
        .sort((a, b) => compareKeys(a, b, sort, now))
      claim(expected.length > 2, 'Keys with the name "alpha" should be there to be found')
      for (const limit of [1, 2, 50]) {
        const found = await everyKey(bench.adapter, { search: 'ALPHA', filter, sort, limit })
        claimSame(
          found.map(({ id }) => id),
          expected.map(({ id }) => id),
          `The ids of a search with a filter and an order, in pages of ${limit}`,
        )
      }
    },
  }),

  ...(
    [
      ['status', ['asleep'], 'active', [null]],
      ['kind', ['other'], [null]],
      ['scope', ['a b'], [''], Array.from({ length: 101 }, (_, n) => `scope:${n}`)],
      ['application', Array.from({ length: 101 }, (_, n) => `${n}`)],
      ['created', { withinDays: -1 }, { withinDays: 1.5 }, { withinDays: Number.NaN }, { from: 'yesterday' }, { idleDays: 3 }],
      ['expires', { until: '2026-02-30T00:00:00Z' }, { from: '2026-01-01' }, { withinDays: 1e6 }],
      ['lastUsed', { idleDays: -1 }, { idleDays: Infinity }],
    ] as const
  ).map(([field, ...wrong]) =>
    adapterCase({
      name: `a filter by ${field} that cannot be read is malformed`,
      fits: heeds(field),
      async check({ adapter }) {
        for (const asked of wrong)
          await claimRejects(
            () => adapter.list({ filter: { [field]: asked as never } }),
            `A list with the ${field} ${JSON.stringify(asked).slice(0, 40)}`,
            'malformed',
          )
      },
    }),
  ),
]
