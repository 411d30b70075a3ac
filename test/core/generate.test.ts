import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62, generateSecret, randomText } from '../../src/core/generate'

const HEX = '0123456789abcdef'
/** 7 does not divide 256, so that a modulo without rejection would show. */
const UNEVEN = 'abcdefg'

/** How likely chance deviates at least as far from equal counts: Wilson and Hilferty's approximation. */
const likelihoodOf = (text: string, alphabet: string): number => {
  const counts = new Map([...alphabet].map((character) => [character, 0]))
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  const expected = text.length / alphabet.length
  const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  const freedom = alphabet.length - 1
  const z = (Math.cbrt(chi2 / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom))
  // Normal tail, Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z > 0 ? tail : 1 - tail
}

const sample = (alphabet: string): string => {
  let text = ''
  while (text.length < 1_000_000) text += randomText(4000, alphabet)
  return text
}

describe('random text', () => {
  it.each([
    ['base62', BASE62],
    ['hex', HEX],
    ['an alphabet that does not divide 256', UNEVEN],
  ])('of %s has every character equally often: chi-square over a million of them, p > 0.001', (_, alphabet) => {
    // Fair text fails once in a thousand; twice in a row is no chance.
    const p = likelihoodOf(sample(alphabet), alphabet)
    expect(p > 0.001 ? p : likelihoodOf(sample(alphabet), alphabet)).toBeGreaterThan(0.001)
  })

  it('would be caught with modulo bias', () => {
    const biased = Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (byte) => BASE62[byte % 62]).join('')
    expect(likelihoodOf(biased.repeat(16), BASE62)).toBeLessThan(0.001)
  })

  it('has the length and the alphabet that were asked for', () => {
    const alphabet = fc
      .uniqueArray(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 2, maxLength: 94 })
      .map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), alphabet, (length, from) => {
        const text = randomText(length, from)
        expect(text).toHaveLength(length)
        expect([...text].every((character) => from.includes(character))).toBe(true)
      }),
    )
  })

  it('takes 256 characters, and the longest length', () => {
    const all = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => 0x100 + i))
    expect(randomText(4096, all)).toHaveLength(4096)
  })

  it.each(['', 'a', 'aa', 'abca', String.fromCharCode(...Array.from({ length: 257 }, (_, i) => i))])(
    'refuses the alphabet %j in one sentence that tells what to do',
    (alphabet) => {
      expect(() => randomText(10, alphabet)).toThrow(
        /^keyrack: an alphabet needs 2–256 different characters, .*Pass another `alphabet`\.$/,
      )
    },
  )

  it.each([0, -1, 1.5, 4097, Number.NaN, Number.POSITIVE_INFINITY])('refuses the length %d', (length) => {
    expect(() => randomText(length)).toThrow(/^keyrack: a length must be a whole number of 1–4096/)
  })
})

describe('a generated secret', () => {
  it('has 27 characters of base62: 160 bits', () => {
    expect(generateSecret().reveal()).toMatch(/^[0-9A-Za-z]{27}$/)
  })

  it('has 160 bits in every alphabet, unless a length was asked for', () => {
    expect(generateSecret({ alphabet: HEX }).reveal()).toHaveLength(40)
    expect(generateSecret({ alphabet: '01' }).reveal()).toHaveLength(160)
    expect(generateSecret({ length: 12 }).reveal()).toHaveLength(12)
  })

  it('wears its prefix', () => {
    expect(generateSecret({ prefix: 'sk_live_' }).reveal()).toMatch(/^sk_live_[0-9A-Za-z]{27}$/)
  })

  it('is another one each time, and shows itself to no log', () => {
    const made = Array.from({ length: 1000 }, () => generateSecret())
    expect(new Set(made.map((secret) => secret.reveal())).size).toBe(1000)
    expect(JSON.stringify(made[0])).toBe('"[redacted]"')
  })
})

it('nothing in src draws from Math.random', () => {
  const offenders = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) => /Math\s*\.\s*random\s*\(|Math\s*\[|random\s*[,}].*= Math\b/.test(readFileSync(join('src', path), 'utf8')))
  expect(offenders).toEqual([])
})
