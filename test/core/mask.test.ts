import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIssuedKey } from '../../src/core/issuedKey'
import { hintOf, maskOf } from '../../src/core/mask'
import { Secret } from '../../src/core/secret'
import { measureStrength } from '../../src/core/strength'

const hint = (text: string) => hintOf(new Secret(text))

/** 43 characters of base62, 256 bits. */
const RANDOM = 'q7Xk29LwT7vR4mBz81nPcY6sHd3JfA0uEoGiV5tKyMb'

describe('the hint of a secret', () => {
  it.each([
    ['sk_live_' + RANDOM, 'sk_live_', 'KyMb'],
    ['glpat-' + RANDOM, 'glpat-', 'KyMb'],
    [RANDOM, '', 'KyMb'],
    ['sk_live_' + RANDOM.slice(0, 20), 'sk_live_', ''],
    ['sk_live_' + RANDOM.slice(0, 12), '', ''],
    [RANDOM.slice(0, 18), '', ''],
    ['my-secret-passphrase-2024', '', ''],
    ['correct-horse-battery-staple-again', '', ''],
    ['a'.repeat(60), '', ''],
    ['short', '', ''],
    ['', '', ''],
  ])('of %s is %j and %j', (text, prefix, tail) => {
    expect(hint(text)).toEqual({ prefix, tail })
  })

  it('has no beginning of a UUID, and none of a random key', () => {
    for (const text of ['a1b2c3d4-1234-4abc-8def-0123456789ab', 'c0ffee12-89ab-4cde-9f01-23456789abcd', `Xy7Qp2a_${RANDOM}`])
      expect(hint(text).prefix).toBe('')
  })

  it('names the brand and the environment of an issued key, and its end', () => {
    for (let i = 0; i < 50; i++) {
      const text = formatIssuedKey({ brand: 'acme2', environment: 'live' }).secret.reveal()
      expect(hint(text)).toEqual({ prefix: 'acme2_live_', tail: text.slice(-4) })
    }
  })

  it('takes only short leading words of small letters for a prefix', () => {
    for (const start of ['1sk_', '-', 'development_', 'SK_', 'a1_']) expect(hint(start + RANDOM).prefix, start).toBe('')
  })

  const key = fc.oneof(
    fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)), maxLength: 60 }),
    fc.stringMatching(/^[a-z]{1,8}_[a-z]{1,8}_[0-9A-Za-z]{0,40}$/),
    fc.base64String({ maxLength: 60 }),
    fc.uuid(),
  )

  it('shows nothing unless 112 bits stay hidden', () => {
    fc.assert(
      fc.property(key, (text) => {
        const { prefix, tail } = hint(text)
        expect(text.startsWith(prefix) && text.endsWith(tail)).toBe(true)
        expect(prefix.length).toBeLessThanOrEqual(26)
        expect([0, 4]).toContain(tail.length)
        const hidden = text.slice(prefix.length, text.length - tail.length)
        if (prefix + tail !== '') expect(measureStrength(hidden).bits).toBeGreaterThanOrEqual(112)
      }),
      { numRuns: 2000 },
    )
  })

  it('masks with eight bullets, whatever the length', () => {
    fc.assert(
      fc.property(key, (text) => {
        const { prefix, tail } = hint(text)
        expect(maskOf({ prefix, tail })).toBe(`${prefix}••••••••${tail}`)
      }),
    )
  })
})
