import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62 } from '../../src/core/generate'
import { checkIssuedKey, checksumOf, formatIssuedKey, ISSUED_KEY_PATTERN } from '../../src/core/issuedKey'

const make = (): string => formatIssuedKey({ brand: 'acme', environment: 'live' }).secret.reveal()
const VISIBLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i))

describe('an issued key', () => {
  it('names its platform, its environment and its short id, and passes its own check', () => {
    const { shortId, secret } = formatIssuedKey({ brand: 'acme', environment: 'test' })
    const text = secret.reveal()
    expect(text).toMatch(ISSUED_KEY_PATTERN)
    expect(text.startsWith(`acme_test_${shortId}_`)).toBe(true)
    expect(checkIssuedKey(text)).toEqual({ shortId })
    expect(String(secret)).not.toContain(shortId)
  })

  it('is another one each time', () => {
    const made = Array.from({ length: 1000 }, make)
    expect(new Set(made).size).toBe(1000)
    expect(new Set(made.map((text) => checkIssuedKey(text)?.shortId)).size).toBe(1000)
  })

  it('ends in the CRC-32 of what stands before, as others compute it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const value = [...checksumOf(text)].reduce((sum, digit) => sum * 62 + BASE62.indexOf(digit), 0)
        expect(value).toBe(crc32(text))
      }),
    )
  })

  it('is flagged after every change of a single character', () => {
    for (let round = 0; round < 3; round++) {
      const text = make()
      let missed = 0
      for (let i = 0; i < text.length; i++)
        for (const other of VISIBLE)
          if (other !== text[i] && checkIssuedKey(text.slice(0, i) + other + text.slice(i + 1)) !== null) missed++
      expect(missed).toBe(0)
    }
  })

  it('is flagged after every swap of two neighbours', () => {
    fc.assert(
      fc.property(fc.constant(null).map(make), (text) => {
        for (let i = 1; i < text.length; i++) {
          const swapped = text.slice(0, i - 1) + text[i] + text[i - 1] + text.slice(i + 1)
          if (swapped !== text) expect(checkIssuedKey(swapped)).toBeNull()
        }
      }),
    )
  })

  it('is flagged with a character lost, doubled or around it', () => {
    const text = make()
    for (let i = 0; i < text.length; i++) {
      expect(checkIssuedKey(text.slice(0, i) + text.slice(i + 1))).toBeNull()
      expect(checkIssuedKey(text.slice(0, i) + text[i] + text.slice(i))).toBeNull()
    }
    for (const around of [` ${text}`, `${text} `, `${text}\n`, `"${text}"`, '', text.toUpperCase()])
      expect(checkIssuedKey(around)).toBeNull()
  })

  it('is read in no time, whatever was pasted', () => {
    for (const text of ['a_'.repeat(500_000), '_'.repeat(1_000_000), 'a'.repeat(1_000_000)])
      expect(checkIssuedKey(text)).toBeNull()
  })

  it.each([
    ['brand', { brand: 'A', environment: 'live' }],
    ['brand', { brand: 'ac_me', environment: 'live' }],
    ['brand', { brand: 'abcdefghijklm', environment: 'live' }],
    ['environment', { brand: 'acme', environment: '' }],
    ['environment', { brand: 'acme', environment: '1live' }],
    ['environment', { brand: 'acme', environment: 'live\n' }],
  ])('names the option when the %s of %j could not be told apart', (option, options) => {
    expect(() => formatIssuedKey(options)).toThrow(
      new RegExp(`^keyrack: issued\\.${option} must be 2–12 .*Correct the option\\.$`),
    )
  })
})
