import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sort } from '../../src/core/adapter'
import { FACETS } from '../../src/core/keyFilter'
import { readQuery, writeQuery } from '../../src/core/listQuery'
import {
  clearFilter,
  EMPTY_VIEW,
  isFiltered,
  readView,
  type TableView,
  toggleFacet,
  toggleSort,
  writeView,
} from '../../src/core/tableView'
import { names, SORT_KEYS, views } from '../support/arbitraryViews'

const view = (changes: Partial<TableView>): TableView => ({ ...EMPTY_VIEW, ...changes })

const everything: TableView = {
  search: 'nightly export',
  filter: {
    status: ['active', 'expiring'],
    kind: ['issued'],
    scope: ['invoices:read'],
    application: ['Back office', null],
    createdBy: ['ada@example.com'],
    created: { from: '2026-01-01T00:00Z' },
    expires: { withinDays: 30 },
    lastUsed: { idleDays: 90 },
  },
  sort: [
    { key: 'createdAt', direction: 'descending' },
    { key: 'name', direction: 'ascending' },
  ],
}

describe('a view in an address', () => {
  it('is short, and can be read by people', () => {
    expect(writeView(everything)).toBe(
      'q=nightly+export&status=active,expiring&kind=issued&scope=invoices:read&app=Back+office,~&by=ada@example.com' +
        '&created=2026-01-01T00:00Z..&expires=30d&used=idle90d&sort=-created,name',
    )
    expect(readView(`?${writeView(everything)}`)).toEqual(everything)
  })

  it('is nothing where nothing is asked for', () => {
    expect(writeView(EMPTY_VIEW)).toBe('')
    expect(writeView(view({ filter: { status: [], created: {} } }))).toBe('')
    expect(readView('')).toEqual(EMPTY_VIEW)
  })

  it('is what it was, whatever the names', () => {
    fc.assert(
      fc.property(views, (before) => {
        const text = writeView(before)
        expect(readView(text)).toEqual(before)
        expect(readView(new URLSearchParams(text))).toEqual(before)
        expect(readView(new URL(`https://example.com/keys?${text}#top`).searchParams)).toEqual(before)
      }),
    )
  })

  it('is the same text for the same view, in whatever order its fields were set', () => {
    fc.assert(
      fc.property(views, (one) => {
        const turned = Object.fromEntries(Object.entries(one.filter).toReversed())
        expect(writeView({ ...one, filter: turned })).toBe(writeView(one))
      }),
    )
  })

  it('leaves what else is in the address as it is, and takes its own parameters out', () => {
    expect(writeView(everything, { beside: '?tab=keys&q=old&sort=name&used=never&tab=2' })).toMatch(
      /^tab=keys&tab=2&q=nightly\+export&status=.*&sort=-created,name$/,
    )
    expect(writeView(EMPTY_VIEW, { beside: 'q=old&tab=keys' })).toBe('tab=keys')
    expect(writeView(EMPTY_VIEW, { beside: writeView(everything) })).toBe('')
  })

  it('shares the address with another one that has a prefix', () => {
    fc.assert(
      fc.property(views, views, (one, other) => {
        const both = writeView(other, { prefix: 'keys-', beside: writeView(one) })
        expect(readView(both)).toEqual(one)
        expect(readView(both, { prefix: 'keys-' })).toEqual(other)
      }),
    )
  })
})

describe('an address from anywhere', () => {
  it.each([
    ['status=active,gone,__proto__,expired', view({ filter: { status: ['active', 'expired'] } })],
    ['status=active&status=expired', view({ filter: { status: ['active', 'expired'] } })],
    ['status=&kind=both&scope=~,a+b&app=', EMPTY_VIEW],
    ['created=idle90d&expires=tomorrow&used=2026-01-01..', EMPTY_VIEW],
    ['sort=-toString,key,constructor,-,,name,-name,--created', view({ sort: [{ key: 'name', direction: 'ascending' }] })],
    ['sort=createdAt', EMPTY_VIEW],
    ['q=one&q=two', view({ search: 'one' })],
    ['q=%ff%', view({ search: '\ufffd%' })],
    ['q[]=1&status[0]=active&__proto__=x', EMPTY_VIEW],
  ])('%s', (text, expected) => expect(readView(text)).toEqual(expected))

  it('is read as far as it can be, without an error, and then says the same again', () => {
    const parameter = fc.tuple(
      fc.constantFrom('q', 'status', 'kind', 'scope', 'app', 'by', 'created', 'expires', 'used', 'sort', 'other'),
      fc.oneof(fc.string({ unit: 'binary' }), names, fc.constantFrom('active,~', '30d', '-name,created', '2026-01-01T00:00Z..')),
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parameter).map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = readView(text)
        expect(readView(writeView(read))).toEqual(read)
      }),
    )
  })

  it('never asks for what a service would refuse', () => {
    fc.assert(
      fc.property(views, ({ search, filter, sort }) => {
        const query = { ...(search && { search }), ...(Object.keys(filter).length > 0 && { filter }), sort }
        const { sort: order = [], ...rest } = readQuery(new URLSearchParams(writeQuery(query)))
        expect({ ...rest, sort: order }).toEqual(query)
      }),
    )
  })

  it('does not make a view of any size', () => {
    const long = 'x'.repeat(257)
    expect(readView(`q=${long}&app=${long},short&by=${long}`)).toEqual(view({ filter: { application: ['short'] } }))
    const many = Array.from({ length: 5000 }, (_, n) => `a${n}`).join()
    expect(readView(`scope=${many}&sort=${many},name`)).toEqual(view({ filter: { scope: many.split(',', 100) } }))
  })
})

describe('sorting by a column', () => {
  const by = (...words: readonly string[]): Sort[] => [...readView(`sort=${words.join()}`).sort]
  const press = (sort: readonly Sort[], key: Sort['key'], options?: Parameters<typeof toggleSort>[2]) =>
    writeView(view({ sort: toggleSort(sort, key, options) })).replace('sort=', '')

  it.each([
    ['', 'name'],
    ['name', '-name'],
    ['-name', ''],
    ['created,-name', ''],
    ['-created,name', '-name'],
    ['-created,status', 'name'],
  ])('alone goes from %j to %j', (before, after) => expect(press(by(before), 'name')).toBe(after))

  it.each([
    ['', 'name'],
    ['-created', '-created,name'],
    ['name,-created', '-name,-created'],
    ['-name,-created', '-created'],
  ])('beside others goes from %j to %j', (before, after) => expect(press(by(before), 'name', { multi: true })).toBe(after))

  it('drops the oldest where the adapter heeds so many', () => {
    expect(press(by('created', '-status'), 'name', { multi: true, max: 2 })).toBe('-status,name')
    expect(press(by('created'), 'name', { multi: true, max: 1 })).toBe('name')
    expect(press(by('created', 'name'), 'name', { multi: true, max: 2 })).toBe('created,-name')
  })

  it('comes back to where it was with the third press, and has no key twice', () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...SORT_KEYS), ({ sort }, key) => {
        const without = sort.filter((one) => one.key !== key)
        let after: readonly Sort[] = without
        for (let press = 0; press < 3; press++) {
          after = toggleSort(after, key, { multi: true })
          expect(new Set(after.map((one) => one.key)).size).toBe(after.length)
        }
        expect(after).toEqual(without)
      }),
    )
  })
})

describe('a value of a filter', () => {
  it('is added, and taken out again', () => {
    const one = toggleFacet({}, 'application', null)
    expect(one).toEqual({ application: [null] })
    expect(toggleFacet(one, 'application', 'Storefront')).toEqual({ application: [null, 'Storefront'] })
    expect(toggleFacet(one, 'application', null)).toEqual({})
  })

  it('changes neither the others nor what it was made from', () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...FACETS), names, ({ filter }, facet, value) => {
        const before = structuredClone(filter)
        const after = toggleFacet(filter, facet, value)
        expect(filter).toEqual(before)
        expect({ ...after, [facet]: 0 }).toEqual({ ...before, [facet]: 0 })
        const had = (filter[facet] as readonly unknown[] | undefined)?.includes(value) ?? false
        expect((after[facet] as readonly unknown[] | undefined)?.includes(value) ?? false).toBe(!had)
        expect(after[facet]).not.toEqual([])
      }),
    )
  })
})

describe('a filtered view', () => {
  it.each([
    [view({ search: 'a' }), true],
    [view({ search: ' \t' }), false],
    [view({ filter: { application: [null] } }), true],
    [view({ filter: { application: [] } }), false],
    [view({ filter: { created: {} } }), false],
    [view({ filter: { expires: { never: true } } }), true],
    [view({ sort: everything.sort }), false],
  ])('%j: %s', (one, filtered) => expect(isFiltered(one)).toBe(filtered))

  it('is not once it is cleared, and keeps its order', () => {
    fc.assert(
      fc.property(views, (one) => {
        expect(isFiltered(clearFilter(one))).toBe(false)
        expect(clearFilter(one).sort).toBe(one.sort)
      }),
    )
  })
})
