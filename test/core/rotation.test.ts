import { describe, expect, it } from 'vitest'
import { statusOf } from '../../src/core/model'
import { graceEnd, inGrace, mayRotate, retirementOf, ROTATION_SOON_MS, rotationDue, successorOf } from '../../src/core/rotation'
import { credentialKey, issuedKey } from './sampleKey'

const NOW = Date.UTC(2026, 5, 1)
const DAY = 24 * 60 * 60 * 1000
const at = (time: number): string => new Date(time).toISOString()
const OWN = { id: 'key_2', hint: { prefix: 'sk_', tail: 'new!' }, createdBy: 'user_2', version: '1', now: NOW }

describe('a successor', () => {
  it('has what the key was for, and is new', () => {
    const old = credentialKey({ state: 'disabled', lastUsedAt: at(NOW - 1), version: '7' })
    expect(successorOf(old, OWN)).toEqual({
      ...old,
      id: 'key_2',
      hint: { prefix: 'sk_', tail: 'new!' },
      createdBy: 'user_2',
      version: '1',
      state: 'active',
      createdAt: at(NOW),
      lastUsedAt: null,
      replaces: 'key_1',
    })
  })

  it('lives as long from its creation as the key did from its own', () => {
    const born = NOW - 100 * DAY
    const old = issuedKey({ createdAt: at(born), expiresAt: at(born + 90 * DAY), rotationDueAt: at(born + 60 * DAY) })
    expect(successorOf(old, OWN)).toMatchObject({ expiresAt: at(NOW + 90 * DAY), rotationDueAt: at(NOW + 60 * DAY) })
    expect(successorOf(issuedKey(), OWN)).toMatchObject({ expiresAt: null, rotationDueAt: null })
  })

  it('ends within the years that a store can keep', () => {
    const old = issuedKey({ createdAt: at(NOW - DAY), expiresAt: '9999-12-31T23:59:59.000Z' })
    expect(successorOf(old, OWN).expiresAt).toBe('9999-12-31T23:59:59.999Z')
  })

  it('ends where the rules allow no longer life, for ever included', () => {
    const limit = at(NOW + 30 * DAY)
    const old = issuedKey({ createdAt: at(NOW - DAY), expiresAt: at(NOW + 89 * DAY) })
    expect(successorOf(old, { ...OWN, maxDays: 30 }).expiresAt).toBe(limit)
    expect(successorOf(issuedKey({ expiresAt: null }), { ...OWN, maxDays: 30 }).expiresAt).toBe(limit)
    expect(successorOf(old, { ...OWN, maxDays: 365 }).expiresAt).toBe(at(NOW + 90 * DAY))
  })

  it.each([3_000_000, Number.MAX_SAFE_INTEGER])(
    'ends as it would where the rules allow %d days, more than there are',
    (maxDays) => {
      const old = issuedKey({ createdAt: at(NOW - DAY), expiresAt: at(NOW + 89 * DAY) })
      expect(successorOf(old, { ...OWN, maxDays }).expiresAt).toBe(at(NOW + 90 * DAY))
      expect(successorOf(issuedKey({ expiresAt: null }), { ...OWN, maxDays }).expiresAt).toBe('9999-12-31T23:59:59.999Z')
    },
  )

  it('of a successor names the key before it alone', () => {
    expect(successorOf(issuedKey({ id: 'key_9', replaces: 'key_8' }), OWN).replaces).toBe('key_9')
  })
})

describe('a replaced key', () => {
  const replaced = (graceSeconds: number) => ({ ...issuedKey(), ...retirementOf(issuedKey({ id: 'key_2' }), graceSeconds, NOW) })

  it('is retiring until its grace is over, or stops at once', () => {
    expect(statusOf(replaced(60), NOW + 59_999)).toBe('retiring')
    expect(statusOf(replaced(60), NOW + 60_000)).toBe('expired')
    expect(statusOf(replaced(0), NOW)).toBe('expired')
    expect(replaced(60).replacedBy).toBe('key_2')
  })

  it('has a grace to move while it lasts', () => {
    expect(inGrace(replaced(60), NOW)).toBe(true)
    expect(inGrace({ ...replaced(60), state: 'disabled' }, NOW)).toBe(true)
    expect(inGrace(replaced(60), NOW + 60_000)).toBe(false)
    expect(inGrace({ ...replaced(60), state: 'revoked' }, NOW)).toBe(false)
    expect(inGrace(issuedKey(), NOW)).toBe(false)
  })

  it('cannot be replaced again; nor can one that is stopped, but one that has expired can', () => {
    expect(mayRotate(replaced(60))).toBe(false)
    expect(mayRotate(issuedKey({ state: 'disabled' }))).toBe(false)
    expect(mayRotate(issuedKey({ state: 'revoked' }))).toBe(false)
    expect(mayRotate(issuedKey({ expiresAt: at(NOW - DAY) }))).toBe(true)
    expect(mayRotate(issuedKey({ replaces: 'key_0' }))).toBe(true)
  })
})

describe('an asked-for end of a grace', () => {
  it('is now where it has passed, and in UTC', () => {
    expect(graceEnd('2001-01-01T00:00:00Z', NOW)).toBe(at(NOW))
    expect(graceEnd('2026-06-02T02:00:00+02:00', NOW)).toBe(at(NOW + DAY))
  })
})

describe('the reminder of a rotation', () => {
  it.each([
    ['a millisecond more than 14 days before', ROTATION_SOON_MS + 1, 'none'],
    ['14 days before', ROTATION_SOON_MS, 'soon'],
    ['a millisecond before', 1, 'soon'],
    ['when it is due', 0, 'due'],
    ['after that', -DAY, 'due'],
  ] as const)('%s', (_, offset, word) => {
    expect(rotationDue(issuedKey({ rotationDueAt: at(NOW + offset) }), NOW)).toBe(word)
  })

  it.each([
    ['is never due', {}],
    ['is disabled', { state: 'disabled', rotationDueAt: at(NOW) }],
    ['is revoked', { state: 'revoked', rotationDueAt: at(NOW) }],
    ['has a successor', { replacedBy: 'key_2', retiresAt: at(NOW + DAY), rotationDueAt: at(NOW) }],
    ['has expired', { expiresAt: at(NOW), rotationDueAt: at(NOW) }],
  ] as const)('is not made for a key that %s', (_, changes) => {
    expect(rotationDue(issuedKey(changes), NOW)).toBe('none')
  })
})
