import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstantFilter, writeInstantFilter } from '../../src/core/instantFilterText'
import type { KeyFilter } from '../../src/core/keyFilter'
import { idleFilters, instantFilters } from '../support/arbitraryViews'

describe('a filter by time as text', () => {
  it.each<[string, NonNullable<KeyFilter['lastUsed']>]>([
    ['never', { never: true }],
    ['30d', { withinDays: 30 }],
    ['idle90d', { idleDays: 90 }],
    ['2026-01-01T00:00:00.000Z..', { from: '2026-01-01T00:00:00.000Z' }],
    ['..2026-02-01T00:00Z', { until: '2026-02-01T00:00Z' }],
    ['2026-01-01T00:00Z..2026-02-01T10:00+02:00', { from: '2026-01-01T00:00Z', until: '2026-02-01T10:00+02:00' }],
    ['0d', { withinDays: 0 }],
    ['36500d', { withinDays: 36_500 }],
  ])('is written as %s, and read back', (text, filter) => {
    expect(writeInstantFilter(filter)).toBe(text)
    expect(readInstantFilter('lastUsed', text)).toEqual(filter)
  })

  it('is nothing where any instant will do', () => {
    expect(writeInstantFilter({})).toBe('')
    expect(readInstantFilter('created', '')).toBeUndefined()
  })

  it('is what it was, for each filter of each field', () => {
    fc.assert(
      fc.property(fc.constantFrom('created', 'expires', 'lastUsed'), instantFilters, (field, filter) => {
        expect(readInstantFilter(field, writeInstantFilter(filter))).toEqual(filter)
      }),
    )
    fc.assert(
      fc.property(idleFilters, (filter) => {
        expect(readInstantFilter('lastUsed', writeInstantFilter(filter))).toEqual(filter)
      }),
    )
  })

  it.each([
    '..',
    '1.5d',
    '-1d',
    '36501d',
    '1000000d',
    'd',
    '30',
    'Never',
    'idle',
    'idled',
    '2026-13-01T00:00Z..',
    '2026-02-30T00:00Z..',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00Z..2026-02-01T00:00Z..2026-03-01T00:00Z',
    '2026-01-01T00:00Z...',
    'Jan 1 2026..',
    '1..',
    '2026..',
    '2026-01-01..',
    '2026-01-01T10:00..',
    '+002026-01-01T00:00Z..',
    '2026-01-01T00:00Z..soon',
  ])('is not read from %j', (text) => expect(readInstantFilter('lastUsed', text)).toBeUndefined())

  it.each(['created', 'expires'] as const)('of %s has nothing to do with idleness', (field) => {
    expect(readInstantFilter(field, 'idle90d')).toBeUndefined()
  })

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filter = readInstantFilter('lastUsed', text)
        if (filter !== undefined) expect(readInstantFilter('lastUsed', writeInstantFilter(filter))).toEqual(filter)
      }),
    )
  })
})
