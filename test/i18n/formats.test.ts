import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatsFor } from '../../src/i18n/formats'

const NOW = Date.UTC(2026, 5, 15, 12)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const at = (offset: number) => new Date(NOW + offset).toISOString()

describe('relative times', () => {
  const { relative } = formatsFor('en')

  it.each([
    [0, 'now'],
    [-59_000, 'now'],
    [-60_000, '1 minute ago'],
    [-59 * MINUTE, '59 minutes ago'],
    [-60 * MINUTE, '1 hour ago'],
    [-DAY, '1 day ago'],
    [DAY, 'in 1 day'],
    [-3 * DAY, '3 days ago'],
    [14 * DAY, 'in 2 weeks'],
    [-40 * DAY, '1 month ago'],
    [365 * DAY, 'in 1 year'],
    [-800 * DAY, '2 years ago'],
  ])('says %i ms as “%s”', (offset, said) => {
    expect(relative(at(offset), NOW)).toBe(said)
  })

  it('never says that more time has passed than has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * 365 * DAY }), (offset) => {
        const number = /\d+/.exec(relative(at(-offset), NOW))?.[0]
        const unit = /(minute|hour|day|week|month|year)/.exec(relative(at(-offset), NOW))?.[0]
        const lengths: Record<string, number> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_830, year: 525_600 }
        if (number === undefined || unit === undefined) return
        expect(Number(number) * (lengths[unit] ?? Infinity) * MINUTE).toBeLessThanOrEqual(offset + 500)
      }),
    )
  })

  it('speaks the language', () => {
    expect(formatsFor('zh-Hans').relative(at(-3 * DAY), NOW)).toBe('3天前')
  })
})

describe('days, instants and numbers', () => {
  it('are written as the language writes them', () => {
    expect(formatsFor('en').day('2026-11-23T12:00:00.000Z')).toBe('Nov 23, 2026')
    expect(formatsFor('zh-Hans').day('2026-11-23T12:00:00.000Z')).toBe('2026年11月23日')
    expect(formatsFor('en').instant('2026-11-23T12:00:00.000Z')).toMatch(/^Nov 2[34], 2026, \d{1,2}:\d{2}\s[AP]M$/)
    expect(formatsFor('en').number(12_345)).toBe('12,345')
  })

  it('are made once for each language', () => {
    expect(formatsFor('en')).toBe(formatsFor('en'))
    expect(formatsFor('en')).not.toBe(formatsFor('zh-Hans'))
  })

  it('are in the zone that is asked for', () => {
    const at = '2026-11-23T23:30:00.000Z'
    expect(formatsFor('en', 'UTC').instant(at)).toMatch(/^Nov 23, 2026, 11:30\sPM$/)
    expect(formatsFor('en', 'Asia/Tokyo').instant(at)).toMatch(/^Nov 24, 2026, 8:30\sAM$/)
    expect(formatsFor('en', 'Asia/Tokyo').day(at)).toBe('Nov 24, 2026')
    expect(() => formatsFor('en', 'Middle/Earth')).toThrow(RangeError)
  })

  it('have the digits of the language', () => {
    expect(formatsFor('fa').number(1_234)).toBe('۱٬۲۳۴')
    expect(formatsFor('ar-EG').number(12)).toBe('١٢')
    expect(formatsFor('ar-EG').relative(at(-3 * DAY), NOW)).toContain('٣')
  })

  it('name one of several as the language does', () => {
    expect(formatsFor('en').list(['a', 'b', 'c'])).toBe('a, b, or c')
    expect(formatsFor('de').list(['https', 'wss'])).toBe('https oder wss')
    expect(formatsFor('en').list(['https'])).toBe('https')
  })
})

describe('lengths of time', () => {
  it.each([
    ['en', 1, 'hour', '1 hour', 'hour'],
    ['en', 7, 'day', '7 days', 'days'],
    ['ru', 2, 'day', '2 дня', 'дня'],
    ['ar', 3, 'day', '3 أيام', 'أيام'],
    ['ja', 24, 'hour', '24 時間', '時間'],
  ] as const)('%s: %i × %s is “%s”', (language, value, unit, whole, alone) => {
    const { length, unit: unitOf } = formatsFor(language)
    expect(length(value, unit).replace(/\s/gu, ' ')).toBe(whole)
    expect(unitOf(value, unit)).toBe(alone)
  })
})
