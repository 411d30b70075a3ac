import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, EXPIRING_WITHIN_MS, type KeyState, type KeyStatus, statusOf } from '../../src/core/model'
import { credentialKey, issuedKey } from './sampleKey'

const NOW = Date.parse('2026-06-15T12:00:00.000Z')
const at = (offset: number): string => new Date(NOW + offset).toISOString()

describe('the status of a key', () => {
  it('is active without an end', () => {
    expect(statusOf(issuedKey(), NOW)).toBe('active')
    expect(statusOf(credentialKey(), NOW)).toBe('active')
  })

  it.each<[string, number, KeyStatus]>([
    ['a millisecond more than seven days before its end', EXPIRING_WITHIN_MS + 1, 'active'],
    ['seven days before its end', EXPIRING_WITHIN_MS, 'expiring'],
    ['a millisecond before its end', 1, 'expiring'],
    ['at its end', 0, 'expired'],
    ['after its end', -1, 'expired'],
  ])('%s', (_, offset, status) => {
    expect(statusOf(issuedKey({ expiresAt: at(offset) }), NOW)).toBe(status)
  })

  it.each<[string, number, KeyStatus]>([
    ['is retiring in its grace', 1, 'retiring'],
    ['is retiring in a long grace', EXPIRING_WITHIN_MS * 10, 'retiring'],
    ['is expired when its grace ends', 0, 'expired'],
  ])('%s', (_, offset, status) => {
    expect(statusOf(issuedKey({ retiresAt: at(offset) }), NOW)).toBe(status)
  })

  it('goes by whichever end comes first', () => {
    expect(statusOf(issuedKey({ expiresAt: at(-1), retiresAt: at(1000) }), NOW)).toBe('expired')
    expect(statusOf(issuedKey({ expiresAt: at(1000), retiresAt: at(-1) }), NOW)).toBe('expired')
    expect(statusOf(issuedKey({ expiresAt: at(1000), retiresAt: at(2000) }), NOW)).toBe('retiring')
  })

  it('says revoked and disabled before anything that time says', () => {
    for (const state of ['revoked', 'disabled'] as const)
      for (const offset of [-1, 0, 1]) expect(statusOf(issuedKey({ state, expiresAt: at(offset) }), NOW)).toBe(state)
  })

  it('is one of six words for every key at every time, and opens nothing but active, expiring and retiring', () => {
    const instant = fc.option(
      fc
        .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      { nil: null },
    )
    fc.assert(
      fc.property(
        fc.constantFrom<KeyState>('active', 'disabled', 'revoked'),
        instant,
        instant,
        fc.integer({ min: 0, max: Date.parse('2200-01-01') }),
        (state, expiresAt, retiresAt, now) => {
          const status = statusOf(issuedKey({ state, expiresAt, retiresAt }), now)
          expect(['active', 'expiring', 'retiring', 'expired', 'disabled', 'revoked']).toContain(status)
          const over = [expiresAt, retiresAt].some((end) => end !== null && Date.parse(end) <= now)
          expect(['active', 'expiring', 'retiring'].includes(status)).toBe(state === 'active' && !over)
        },
      ),
    )
  })
})

describe('the end of a key', () => {
  it.each([
    [null, null, null],
    [at(1), null, at(1)],
    [null, at(2), at(2)],
    [at(1), at(2), at(1)],
    [at(2), at(1), at(1)],
  ])('with the expiry %s and the grace %s is %s', (expiresAt, retiresAt, end) => {
    expect(endOf({ expiresAt, retiresAt })).toBe(end)
  })
})
