import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hintOf, maskOf } from '../../src/core/mask'
import { Secret } from '../../src/core/secret'

const hint = (text: string) => hintOf(new Secret(text))

describe('the hint of a secret', () => {
  it.each([
    ['sk_live_' + 'a'.repeat(26), 'sk_live_', 'aaaa'],
    ['app-' + 'b'.repeat(26), 'app-', 'bbbb'],
    ['sk_live_' + 'a'.repeat(25), 'sk_live_', ''],
    ['sk_live_' + 'a'.repeat(12), 'sk_live_', ''],
    ['sk_live_' + 'a'.repeat(11), '', ''],
    ['c'.repeat(26), '', 'cccc'],
    ['c'.repeat(25), '', ''],
    ['short', '', ''],
    ['', '', ''],
  ])('of %s is %j and %j', (text, prefix, tail) => {
    expect(hint(text)).toEqual({ prefix, tail })
  })

  it('takes only a short leading word for a prefix', () => {
    expect(hint('1sk_' + 'a'.repeat(40)).prefix).toBe('')
    expect(hint('-' + 'a'.repeat(40)).prefix).toBe('')
    expect(hint('development_' + 'a'.repeat(40)).prefix).toBe('')
    expect(hint('abcdefg_abcdefg_' + 'a'.repeat(40)).prefix).toBe('')
  })

  const key = fc.oneof(
    fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)), maxLength: 60 }),
    fc.stringMatching(/^[a-z]{1,8}_[a-z]{1,8}_[0-9A-Za-z]{0,40}$/),
    fc.base64String({ maxLength: 60 }),
  )

  it('hides 12 characters or shows nothing, and 22 before it shows the end', () => {
    fc.assert(
      fc.property(key, (text) => {
        const { prefix, tail } = hint(text)
        expect(text.startsWith(prefix) && text.endsWith(tail)).toBe(true)
        expect(prefix.length).toBeLessThanOrEqual(12)
        expect([0, 4]).toContain(tail.length)
        const hidden = text.length - prefix.length - tail.length
        if (prefix !== '') expect(hidden).toBeGreaterThanOrEqual(12)
        if (tail !== '') expect(hidden).toBeGreaterThanOrEqual(22)
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
