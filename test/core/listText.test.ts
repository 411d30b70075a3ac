import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList, writeList } from '../../src/core/listText'
import { names } from '../support/arbitraryViews'

describe('a list as one line', () => {
  it.each([
    ['', []],
    ['active,expired', ['active', 'expired']],
    ['~,Storefront', [null, 'Storefront']],
    ['a~.b,~~,~~.', ['a,b', '~', '~.']],
  ])('is %j', (text, values) => {
    expect(writeList(values)).toBe(text)
    expect(readList(text, 100)).toEqual(values)
  })

  it('is what it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.option(names), { maxLength: 100 }), (values) => {
        expect(readList(writeList(values), 100)).toEqual(values)
      }),
    )
  })

  it('is read from any text, each value once, and never more of them than asked for', () => {
    expect(readList(',a,,b,a,', 100)).toEqual(['a', 'b'])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(5), (text, limit) => {
        const values = readList(text, limit)
        expect(new Set(values).size).toBe(values.length)
        expect(values.length).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
