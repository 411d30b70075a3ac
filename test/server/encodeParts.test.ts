import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodeParts } from '../../src/server/encodeParts'

const parts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat()), { maxLength: 6 })
const hex = (list: readonly (string | number)[]) => Buffer.from(encodeParts(list)).toString('hex')

it('gives two lists the same bytes only where they are the same list', () => {
  fc.assert(
    fc.property(parts, parts, (a, b) => (hex(a) === hex(b)) === (JSON.stringify(a) === JSON.stringify(b))),
    { numRuns: 2_000 },
  )
})

it('keeps apart what a plain concatenation would join', () => {
  expect(hex(['ab', 'c'])).not.toBe(hex(['a', 'bc']))
  expect(hex(['a', ''])).not.toBe(hex(['a']))
  expect(hex(['1'])).not.toBe(hex([1]))
})
