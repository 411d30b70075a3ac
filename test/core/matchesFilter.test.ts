import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterTests } from '../../src/core/filterTests'
import type { KeyFilter } from '../../src/core/keyFilter'
import { matchesFilter } from '../../src/core/matchesFilter'
import type { ApiKey } from '../../src/core/model'
import { anyFilter, anyKey, NOW } from './anyKeys'
import { credentialKey, issuedKey } from './sampleKey'

const DAY = 86_400_000
const at = (offset: number): string => new Date(NOW + offset).toISOString()

const cases: readonly [string, KeyFilter, ApiKey, boolean][] = [
  ['nothing asked', {}, issuedKey(), true],
  ['empty lists', { status: [], kind: [], scope: [], application: [], createdBy: [] }, issuedKey(), true],
  ['an instant without limits', { expires: {} }, issuedKey(), true],
  ['a status', { status: ['revoked', 'active'] }, issuedKey(), true],
  ['another status', { status: ['revoked', 'disabled'] }, issuedKey(), false],
  ['a status of time', { status: ['expiring'] }, issuedKey({ expiresAt: at(DAY) }), true],
  ['a kind', { kind: ['credential'] }, credentialKey(), true],
  ['another kind', { kind: ['credential'] }, issuedKey(), false],
  ['one scope of several', { scope: ['write', 'read'] }, issuedKey({ scopes: ['read', 'list'] }), true],
  ['no scope of these', { scope: ['write'] }, issuedKey({ scopes: ['read'] }), false],
  ['an application', { application: ['reports', null] }, issuedKey(), true],
  ['no application', { application: [null] }, issuedKey({ application: null }), true],
  ['an application, where there is none', { application: ['reports'] }, issuedKey({ application: null }), false],
  ['nobody', { createdBy: [null] }, issuedKey({ createdBy: null }), true],
  ['nobody, where somebody is', { createdBy: [null] }, issuedKey(), false],
  ['one field of two', { kind: ['issued'], application: ['billing'] }, issuedKey(), false],

  [
    'made in a span around 1970',
    { created: { from: '1914-01-01T00:00:00.000Z', until: '2026-01-01T00:00:00.000Z' } },
    issuedKey({ createdAt: '2026-11-01T00:00:00.000Z' }),
    false,
  ],
  ['made within days', { created: { withinDays: 7 } }, issuedKey({ createdAt: at(-7 * DAY) }), true],
  ['made now', { created: { withinDays: 7 } }, issuedKey({ createdAt: at(0) }), true],
  ['made before', { created: { withinDays: 7 } }, issuedKey({ createdAt: at(-7 * DAY - 1) }), false],
  ['made by a clock that is ahead', { created: { withinDays: 7 } }, issuedKey({ createdAt: at(1) }), false],
  ['made never', { created: { never: true } }, issuedKey(), false],

  ['ends within days', { expires: { withinDays: 30 } }, issuedKey({ expiresAt: at(30 * DAY) }), true],
  ['ends later', { expires: { withinDays: 30 } }, issuedKey({ expiresAt: at(30 * DAY + 1) }), false],
  ['has ended', { expires: { withinDays: 30 } }, issuedKey({ expiresAt: at(0) }), false],
  ['a grace that ends', { expires: { withinDays: 1 } }, issuedKey({ expiresAt: at(90 * DAY), retiresAt: at(DAY) }), true],
  ['ends never', { expires: { never: true } }, issuedKey(), true],
  ['ends never, but for its grace', { expires: { never: true } }, issuedKey({ retiresAt: at(DAY) }), false],
  ['ends within days, of one that never does', { expires: { withinDays: 30 } }, issuedKey(), false],

  ['used within days', { lastUsed: { withinDays: 1 } }, issuedKey({ lastUsedAt: at(-DAY) }), true],
  ['never used', { lastUsed: { never: true } }, issuedKey(), true],
  ['never used, but it was', { lastUsed: { never: true } }, issuedKey({ lastUsedAt: at(-1) }), false],
  ['idle', { lastUsed: { idleDays: 90 } }, issuedKey({ lastUsedAt: at(-90 * DAY - 1) }), true],
  ['not idle yet', { lastUsed: { idleDays: 90 } }, issuedKey({ lastUsedAt: at(-90 * DAY) }), false],
  ['idle since it was made', { lastUsed: { idleDays: 90 } }, issuedKey({ createdAt: at(-90 * DAY - 1) }), true],
  ['new and not used yet', { lastUsed: { idleDays: 90 } }, issuedKey({ createdAt: at(-DAY) }), false],

  ['from an instant on', { created: { from: at(-5) } }, issuedKey({ createdAt: at(-5) }), true],
  ['before that', { created: { from: at(-5) } }, issuedKey({ createdAt: at(-6) }), false],
  ['until an instant', { created: { until: at(-5) } }, issuedKey({ createdAt: at(-6) }), true],
  ['not that instant', { created: { until: at(-5) } }, issuedKey({ createdAt: at(-5) }), false],
  ['between two', { lastUsed: { from: at(-9), until: at(-5) } }, issuedKey({ lastUsedAt: at(-7) }), true],
  ['between two, of none', { lastUsed: { from: at(-9), until: at(-5) } }, issuedKey(), false],
]

describe('a filter', () => {
  it.each(cases)('%s', (_, filter, key, expected) => {
    expect(matchesFilter(key, filter, NOW)).toBe(expected)
  })

  it('says until when its verdicts hold', () => {
    fc.assert(
      fc.property(anyKey, anyFilter, fc.array(fc.nat(200 * DAY), { maxLength: 20 }), (key, filter, later) => {
        const clock = { until: Infinity }
        const tests = filterTests(filter, NOW, clock)
        const verdicts = tests.map(({ passes }) => passes(key))
        const end = Math.min(clock.until, NOW + 200 * DAY)
        for (const after of [end - 1, ...later.map((offset) => NOW + offset)]) {
          if (after < NOW || after >= end) continue
          expect(filterTests(filter, after).map(({ passes }) => passes(key))).toEqual(verdicts)
        }
      }),
      { numRuns: 500 },
    )
  })
})
