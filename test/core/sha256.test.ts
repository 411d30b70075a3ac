import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/sha256'

const hex = (words: Int32Array): string => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')

describe('sha256', () => {
  it('answers what FIPS 180-4 says', () => {
    expect(hex(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hex(sha256(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('agrees with the platform on any ASCII text, at every border of a block', () => {
    const text = fc
      .integer({ min: 0, max: 260 })
      .chain((length) => fc.string({ unit: 'binary-ascii', minLength: length, maxLength: length }))
    fc.assert(
      fc.property(text, (ascii) => {
        expect(hex(sha256(ascii))).toBe(createHash('sha256').update(ascii).digest('hex'))
      }),
      { numRuns: 400 },
    )
  })
})
