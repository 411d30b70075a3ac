import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomText } from '../../src/core/generate'
import { inspectIssuedKey } from '../../src/core/inspectIssuedKey'
import { formatIssuedKey } from '../../src/core/issuedKey'

const VISIBLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i))
const name = fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/)
const issued = fc.record({ brand: name, environment: name }).map((options) => {
  const { shortId, secret } = formatIssuedKey(options)
  return { ...options, shortId, text: secret.reveal() }
})
const state = (text: string, brand?: string) => inspectIssuedKey(text, brand === undefined ? {} : { brand }).state

describe('a key that this platform may have issued', () => {
  it('is valid as it was made, names its short id and is at most 80 characters long', () => {
    fc.assert(
      fc.property(issued, ({ text, shortId, brand }) => {
        expect(inspectIssuedKey(text)).toEqual({ state: 'valid', shortId })
        expect(inspectIssuedKey(text, { brand })).toEqual({ state: 'valid', shortId })
        expect(text.length).toBeLessThanOrEqual(80)
      }),
    )
  })

  it('has a typing error after every change of a single character', () => {
    const { text, brand } = fc.sample(issued, 1)[0] as { text: string; brand: string }
    for (let i = 0; i < text.length; i++)
      for (const other of VISIBLE) {
        if (other === text[i]) continue
        const changed = text.slice(0, i) + other + text.slice(i + 1)
        expect(state(changed), `character ${i} as ${other}`).toBe('typo')
        expect(state(changed, brand), `character ${i} as ${other}`).toBe('typo')
      }
  })

  it('has a typing error at each place where two neighbours were swapped, and one was lost or doubled', () => {
    fc.assert(
      fc.property(issued, ({ text, brand }) => {
        for (let i = 0; i < text.length; i++) {
          const [here, next, before, after] = [text[i], text[i + 1] ?? '', text.slice(0, i), text.slice(i + 2)]
          const slips = [before + next + here + after, before + next + after, before + here + here + next + after]
          for (const slip of slips)
            if (slip !== text) for (const ours of [undefined, brand]) expect(state(slip, ours), `at ${i}`).toBe('typo')
        }
      }),
      { numRuns: 10 },
    )
  })

  it('is of someone else where the brand is another, with and without a typing error', () => {
    fc.assert(
      fc.property(issued, ({ text, brand }) => {
        const other = `${brand.slice(0, 2)}zz9`
        fc.pre(other !== brand)
        expect(state(text, other)).toBe('foreign')
        expect(state(`${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`, other)).toBe('foreign')
      }),
    )
  })

  it('tells no part of itself', () => {
    const { text } = fc.sample(issued, 1)[0] as { text: string }
    expect(Object.keys(inspectIssuedKey(`${text}x`))).toEqual(['state'])
  })
})

describe('a key of someone else', () => {
  it.each<[string, () => string]>([
    ['a GitHub token', () => `ghp_${randomText(36)}`],
    ['a fine-grained GitHub token', () => `github_pat_${randomText(22)}_${randomText(59)}`],
    ['a Stripe key', () => `sk_live_51${randomText(97)}`],
    ['a Stripe key that is as long as ours', () => `sk_live_${randomText(45)}`],
    ['a prefixed key of three parts', () => `acme_${randomText(8)}_${randomText(36)}`],
    ['base64url', () => randomBytes(42).toString('base64url')],
    ['a UUID', () => randomUUID()],
    ['hex', () => randomBytes(32).toString('hex')],
    ['words', () => 'a text of several words that is about as long as a key is'],
    ['nothing', () => ''],
    ['a megabyte', () => '_a'.repeat(500_000)],
  ])('is told apart: %s', (_, make) => {
    for (let i = 0; i < 20; i++) expect(state(make())).toBe('foreign')
  })
})
