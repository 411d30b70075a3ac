import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, endOfDayIn, startOfDayIn } from '../../src/core/zonedDay'

const ZONES = [
  'UTC',
  'Europe/Vienna',
  'America/St_Johns',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  // Clocks are put back at midnight: the last hour of a day comes twice.
  'America/Santiago',
  'America/Scoresbysund',
]

describe('the end of a day in a zone', () => {
  it.each([
    ['2026-11-23', 'UTC', '2026-11-23T23:59:59.999Z'],
    ['2026-11-23', 'Europe/Vienna', '2026-11-23T22:59:59.999Z'],
    ['2026-07-23', 'Europe/Vienna', '2026-07-23T21:59:59.999Z'],
    // The days on which the clocks change.
    ['2026-03-29', 'Europe/Vienna', '2026-03-29T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Vienna', '2026-10-25T22:59:59.999Z'],
    ['2026-04-04', 'America/Santiago', '2026-04-05T03:59:59.999Z'],
    ['2026-11-23', 'Asia/Kolkata', '2026-11-23T18:29:59.999Z'],
    ['2026-11-23', 'Pacific/Kiritimati', '2026-11-23T09:59:59.999Z'],
    ['2026-11-23', 'Pacific/Pago_Pago', '2026-11-24T10:59:59.999Z'],
  ])('of %s in %s is %s', (day, zone, end) => {
    expect(new Date(endOfDayIn(day, zone)).toISOString()).toBe(end)
  })

  it('is on that day, and the next millisecond is not', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (day, zone) => {
        // Samoa and the Line Islands once skipped a day when they crossed the date line: it has no end.
        fc.pre(!['1994-12-31', '1995-01-01', '2011-12-30'].includes(day))
        const end = endOfDayIn(day, zone)
        expect(dayIn(end, zone)).toBe(day)
        expect(dayIn(end + 1, zone) > day).toBe(true)
      }),
    )
  })

  it.each(['0026-11-23', '0099-12-31', '0101-01-01', '1899-12-31'])(
    'is on that day in years that are only typed on the way: %s',
    (day) => {
      for (const zone of ZONES) {
        expect(dayIn(startOfDayIn(day, zone), zone)).toBe(day)
        expect(dayIn(endOfDayIn(day, zone), zone)).toBe(day)
      }
    },
  )

  it.each(['', 'date', '2026-13-01', '2026-02-30', '2026-11-31'])('of %j is no instant', (day) => {
    expect(endOfDayIn(day)).toBeNaN()
  })
})
