import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, columnOf, sortKeyOf } from '../../src/core/tableColumns'
import { DEFAULT_LAYOUT } from '../../src/core/defaultLayout'
import { columnOrder, moveColumn, readLayout, type TableLayout, writeLayout } from '../../src/core/tableLayout'
import { SORT_KEYS } from '../support/arbitraryViews'

const ids = fc.oneof(fc.constantFrom(...COLUMNS), fc.string({ maxLength: 20 }), fc.constantFrom('__proto__', 'constructor'))

const layouts: fc.Arbitrary<TableLayout> = fc
  .record({
    own: fc.uniqueArray(ids, { maxLength: 6 }),
    hidden: fc.uniqueArray(ids, { maxLength: 6 }),
    pins: fc.uniqueArray(ids, { maxLength: 6 }),
    cut: fc.nat(6),
    widths: fc.array(fc.tuple(ids, fc.double({ min: 1, max: 10_000, noNaN: true })), { maxLength: 6 }),
    density: fc.constantFrom('comfortable', 'compact'),
  })
  .chain(({ own, hidden, pins, cut, widths, density }) =>
    fc.shuffledSubarray([...new Set([...COLUMNS, ...own])], { minLength: COLUMNS.length }).map((order) => ({
      order: [...new Set([...order, ...COLUMNS])],
      hidden,
      pinned: { start: pins.slice(0, cut), end: pins.slice(cut) },
      widths: Object.fromEntries(widths),
      density,
    })),
  )

const layout = (changes: Partial<TableLayout>): TableLayout => ({ ...DEFAULT_LAYOUT, ...changes })

describe('the columns', () => {
  it('have a sort for each key that there is, and none for what has no order', () => {
    expect(SORT_KEYS).toHaveLength(10)
    for (const key of SORT_KEYS) expect(sortKeyOf(columnOf(key))).toBe(key)
    for (const column of ['key', 'scopes', 'toString', 'of-the-host']) expect(sortKeyOf(column)).toBeUndefined()
  })

  it('are all shown but those that few need', () => {
    expect(COLUMNS.filter((id) => !DEFAULT_LAYOUT.hidden.includes(id))).toHaveLength(9)
  })
})

describe('a saved layout', () => {
  it('is what it was', () => {
    fc.assert(
      fc.property(layouts, (before) => {
        expect(readLayout(writeLayout(before))).toEqual(before)
      }),
    )
    expect(readLayout(writeLayout(DEFAULT_LAYOUT))).toEqual(DEFAULT_LAYOUT)
  })

  it.each([
    null,
    '',
    '{',
    'null',
    '1',
    '[]',
    '"text"',
    '{"order":[]}',
    '{"v":2,"order":["name"],"hidden":[]}',
    '{"v":1}',
    '{"v":1,"order":1,"hidden":{},"pinned":[],"widths":null,"density":"huge"}',
    JSON.stringify({ v: 1, order: ['x'.repeat(100_000)] }),
  ])('that cannot be read is the one to begin with: %.40s', (text) => expect(readLayout(text)).toEqual(DEFAULT_LAYOUT))

  it('is read as far as it can be', () => {
    const saved = {
      v: 1,
      order: [...COLUMNS, 'mine', 7, null, 'name', 'x'.repeat(101)],
      hidden: [false, 'mine'],
      pinned: { start: ['name', 'name'], end: ['mine', 'name', {}] },
      widths: { name: 200, mine: 'wide', kind: -1, status: null, key: 1e9 },
      density: 'compact',
    }
    expect(readLayout(JSON.stringify(saved))).toEqual({
      order: [...COLUMNS, 'mine'],
      hidden: ['mine'],
      pinned: { start: ['name'], end: ['mine'] },
      widths: { name: 200 },
      density: 'compact',
    })
  })

  it('keeps hidden what is hidden by default and is newer than the save', () => {
    const old = writeLayout(layout({ order: COLUMNS.filter((id) => id !== 'scopes'), hidden: ['kind'] }))
    expect(readLayout(old).hidden).toEqual(['kind', 'scopes'])
  })

  it('is read from any text, and of a bounded size', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((order) => JSON.stringify({ v: 1, order })),
        ),
        (text) => {
          const read = readLayout(text)
          expect(readLayout(writeLayout(read))).toEqual(read)
        },
      ),
    )
    const many = Array.from({ length: 5000 }, (_, n) => `c${n}`)
    expect(readLayout(JSON.stringify({ v: 1, order: many })).order).toHaveLength(200)
  })
})

describe('the order of the columns', () => {
  it('has those that the layout does not name after the one that they follow', () => {
    const ids = ['first', 'name', 'mine', 'kind', 'last']
    expect(columnOrder({ order: ['kind', 'gone', 'name'] }, ids)).toEqual(['first', 'kind', 'last', 'name', 'mine'])
    expect(columnOrder({ order: [] }, ids)).toEqual(ids)
  })

  it('has each of those that there are, once, and those that are named as they are named', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ids), fc.uniqueArray(ids), (order, all) => {
        const columns = columnOrder({ order }, all)
        expect([...columns].sort()).toEqual([...all].sort())
        expect(columns.filter((id) => order.includes(id))).toEqual(order.filter((id) => all.includes(id)))
      }),
    )
  })
})

describe('moving a column', () => {
  const four = layout({ order: ['a', 'b', 'c', 'd'], hidden: ['c'] })

  it.each([
    ['a', 1, ['b', 'a', 'c', 'd']],
    ['b', 1, ['a', 'c', 'd', 'b']],
    ['d', -1, ['a', 'd', 'b', 'c']],
    ['a', Infinity, ['b', 'c', 'd', 'a']],
    ['d', -Infinity, ['d', 'a', 'b', 'c']],
    ['b', -5, ['b', 'a', 'c', 'd']],
  ])('%s by %i passes what is shown', (id, by, order) => expect(moveColumn(four, id, by).order).toEqual(order))

  it.each([
    ['a', -1],
    ['d', 1],
    ['a', 0],
    ['a', Number.NaN],
    ['gone', 1],
  ])('%s by %d is no move', (id, by) => expect(moveColumn(four, id, by)).toBe(four))

  it('that is pinned moves among the pinned, and others do not count it', () => {
    const pinned = layout({ order: ['a', 'b', 'c', 'd'], hidden: [], pinned: { start: ['b', 'd'], end: ['c'] } })
    expect(moveColumn(pinned, 'b', 1).pinned).toEqual({ start: ['d', 'b'], end: ['c'] })
    expect(moveColumn(pinned, 'c', 1)).toBe(pinned)
    expect(moveColumn(pinned, 'a', 1)).toBe(pinned)
  })

  it('moves columns of the host too, and keeps the place of those that are away', () => {
    const saved = layout({ order: ['a', 'away', 'b'], hidden: [] })
    expect(moveColumn(saved, 'mine', -1, ['a', 'b', 'mine']).order).toEqual(['a', 'away', 'mine', 'b'])
    expect(moveColumn(saved, 'a', 1, ['a', 'b', 'mine']).order).toEqual(['away', 'b', 'a', 'mine'])
  })

  it('goes one place further in what is seen, and back to where it was', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), (before, n) => {
        const free = (one: TableLayout) =>
          one.order.filter((id) => ![...one.hidden, ...one.pinned.start, ...one.pinned.end].includes(id))
        const shown = free(before)
        fc.pre(shown.length > 1)
        const at = n % (shown.length - 1)
        const after = moveColumn(before, shown[at] as string, 1)
        expect(free(after)).toEqual(shown.with(at, shown[at + 1] as string).with(at + 1, shown[at] as string))
        expect([...after.order].sort()).toEqual([...before.order].sort())
        expect(free(moveColumn(after, shown[at] as string, -1))).toEqual(shown)
      }),
    )
  })
})
