import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayRangeFilter, dayRangeOf, NO_DAYS } from '../../src/core/dayRange'
import { dayIn, endOfDayIn, startOfDayIn } from '../../src/core/zonedDay'

const ZONES = ['UTC', 'Europe/Vienna', 'America/St_Johns', 'America/Havana', 'Pacific/Kiritimati', 'Australia/Lord_Howe']
const days = fc.integer({ min: 10_000, max: 30_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const zones = fc.constantFrom(...ZONES)

describe('the start of a day in a zone', () => {
  it.each([
    ['2026-11-23', 'Europe/Vienna', '2026-11-22T23:00:00.000Z'],
    ['2026-11-23', 'Asia/Tokyo', '2026-11-22T15:00:00.000Z'],
    // Midnight is left out where the clocks are put forward then.
    ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z'],
  ])('of %s in %s is %s', (day, zone, start) => {
    expect(new Date(startOfDayIn(day, zone)).toISOString()).toBe(start)
  })

  it('is on that day, and the millisecond before is not', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        // The Line Islands skipped two days when they crossed the date line.
        fc.pre(!['1994-12-31', '1995-01-01', '1995-01-02'].includes(day))
        const start = startOfDayIn(day, zone)
        expect(dayIn(start, zone)).toBe(day)
        expect(dayIn(start - 1, zone) < day).toBe(true)
      }),
    )
  })

  it.each(['', 'date', '2026-02-30'])('of %j is no instant', (day) => {
    expect(startOfDayIn(day)).toBeNaN()
  })
})

describe('days between two', () => {
  it('are a filter with both days in it, in whatever order they are given', () => {
    fc.assert(
      fc.property(days, days, zones, (a, b, zone) => {
        const filter = dayRangeFilter({ from: a, until: b }, zone) as { from: string; until: string }
        const [first, last] = [a, b].toSorted() as [string, string]
        expect(Date.parse(filter.from)).toBe(startOfDayIn(first, zone))
        expect(Date.parse(filter.until)).toBe(endOfDayIn(last, zone) + 1)
      }),
    )
  })

  it('come back from their filter', () => {
    const optional = fc.option(days, { nil: '' })
    fc.assert(
      fc.property(optional, optional, zones, (a, b, zone) => {
        fc.pre([a, b].every((day) => !['1994-12-31', '1995-01-01', '1995-01-02'].includes(day)))
        const range = a !== '' && b !== '' && b < a ? { from: b, until: a } : { from: a, until: b }
        expect(dayRangeOf(dayRangeFilter(range, zone), zone)).toEqual(range)
      }),
    )
  })

  it('without a day ask for nothing, and other filters have none', () => {
    expect(dayRangeFilter(NO_DAYS)).toBeUndefined()
    expect(dayRangeFilter({ from: '2026-02-30', until: 'x' })).toBeUndefined()
    expect(dayRangeOf({ never: true })).toEqual(NO_DAYS)
    expect(dayRangeOf(undefined)).toEqual(NO_DAYS)
  })
})
