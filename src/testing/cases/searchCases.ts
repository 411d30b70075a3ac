import type { Supports } from '../../core/adapter'
import { type AdapterCase, adapterCase, type Trial } from '../adapterCase'
import { claim, claimSame } from '../claim'
import { canary, credentials, everyKey, makeKey, makeKeys } from '../drafts'

const searches = (supports: Supports): boolean => supports.search !== false
const searchesCredentials = (supports: Supports): boolean => searches(supports) && credentials(supports)

const found = async ({ adapter }: Trial, search: string): Promise<string[]> =>
  (await everyKey(adapter, { search })).map(({ name }) => name).sort()

/** What pattern languages, from LIKE to regular expressions, read as their own. */
const SIGNS = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '%',
  '_',
  '\\',
  '*',
  '+',
  '.',
  '?',
  '^',
  '$',
  '|',
  "'",
  '"',
  ';',
  '--',
  '&',
  '#',
  '/',
]

export const searchCases: readonly AdapterCase[] = [
  adapterCase({
    name: 'a search finds text inside the name',
    fits: searches,
    async check(bench) {
      await makeKeys(bench, [{ name: 'Payments east' }, { name: 'Payments west' }, { name: 'Mail' }])
      claimSame(await found(bench, 'ments w'), ['Payments west'], 'What "ments w" finds')
      claimSame(await found(bench, 'payments'), ['Payments east', 'Payments west'], 'What "payments" finds')
      claimSame(await found(bench, 'nowhere'), [], 'What "nowhere" finds')
    },
  }),

  adapterCase({
    name: 'a search finds text inside the application',
    fits: searches,
    async check(bench) {
      await makeKeys(bench, [
        { name: 'one', application: 'Storefront' },
        { name: 'two', application: 'Warehouse' },
        { name: 'three' },
      ])
      claimSame(await found(bench, 'front'), ['one'], 'What a part of an application finds')
    },
  }),

  adapterCase({
    name: 'a search finds text inside the endpoint',
    fits: searchesCredentials,
    async check(bench) {
      await makeKeys(bench, [
        { kind: 'credential', name: 'one', endpoint: 'https://maps.example.com/v1' },
        { kind: 'credential', name: 'two', endpoint: 'https://mail.example.com/v1' },
      ])
      claimSame(await found(bench, 'maps.example'), ['one'], 'What a part of an endpoint finds')
    },
  }),

  adapterCase({
    name: 'a search finds a key by its hint and by its id',
    fits: searches,
    async check(bench) {
      const [one, two] = [await makeKey(bench, { name: 'one' }), await makeKey(bench, { name: 'two' })]
      const { prefix, tail } = one.hint
      for (const part of [prefix, tail]) {
        if (part !== '') claim((await found(bench, part)).includes('one'), 'A search for a part of the hint should find its key')
      }
      claimSame(await found(bench, two.id), ['two'], 'What an id finds')
    },
  }),

  adapterCase({
    name: 'a search never finds a key by the hidden part of its secret',
    fits: searchesCredentials,
    async check(bench) {
      const secret = canary(bench.rules.key)
      await makeKey(bench, { kind: 'credential', secret })
      for (const part of [secret, secret.slice(12, 20), secret.slice(12, 28)])
        claimSame((await found(bench, part)).length, 0, 'The number of keys found by a part of a secret')
    },
  }),

  adapterCase({
    name: 'a search takes no notice of case, in any alphabet',
    fits: searches,
    async check(bench) {
      await makeKeys(bench, [{ name: 'Éclair ΔΈΛΤΑ' }, { name: 'Ключ' }, { name: 'plain' }])
      for (const [search, name] of [
        ['éCLAIR', 'Éclair ΔΈΛΤΑ'],
        ['δέλτ', 'Éclair ΔΈΛΤΑ'],
        ['КЛЮЧ', 'Ключ'],
        ['PLAIN', 'plain'],
      ] as const)
        claimSame(await found(bench, search), [name], `What "${search}" finds`)
    },
  }),

  adapterCase({
    name: 'a search takes each character as text, not as syntax',
    fits: searches,
    async check(bench) {
      await makeKeys(bench, [...SIGNS.map((sign) => ({ name: `<a${sign}b>` })), { name: '<aXb>' }])
      for (const sign of SIGNS) claimSame(await found(bench, `<a${sign}b>`), [`<a${sign}b>`], `What "<a${sign}b>" finds`)
    },
  }),

  adapterCase({
    name: 'a search for text that no name can hold finds nothing',
    fits: searches,
    async check(bench) {
      await makeKey(bench)
      for (const search of ['\u0000', 'a\u0000', '\ud800', '\u202e', '\n', ' \u0000 '])
        claimSame(await found(bench, search), [], `What ${JSON.stringify(search)} finds`)
    },
  }),

  adapterCase({
    name: 'a search goes with a kind, an order and pages',
    fits: searchesCredentials,
    async check(bench) {
      await makeKeys(
        bench,
        ['b match', 'a match', 'other', 'c match'].map((name) => ({ kind: 'credential', name }) as const),
      )
      const sort = { key: 'name', direction: 'descending' } as const
      if (bench.adapter.supports?.sort?.includes('name') === false) return
      const keys = await everyKey(bench.adapter, { search: 'MATCH', filter: { kind: ['credential'] }, sort: [sort], limit: 1 })
      claimSame(
        keys.map(({ name }) => name),
        ['c match', 'b match', 'a match'],
        'The names over the pages of a search',
      )
    },
  }),
]
