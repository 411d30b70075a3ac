import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/core/secret'
import { findLeak } from '../../src/testing/findLeak'

const TEXT = 'sk_live_"7Hq2/ZxW9+pLmN4vRt8'
const bytes = Buffer.from(TEXT)

describe('findLeak', () => {
  it.each([
    ['as it is', TEXT],
    ['inside a sentence', `the key ${TEXT} is wrong`],
    ['in base64', bytes.toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in hex', bytes.toString('hex')],
    ['in upper-case hex', bytes.toString('hex').toUpperCase()],
    ['percent-encoded', encodeURIComponent(TEXT)],
    ['inside JSON', JSON.stringify({ key: TEXT })],
    ['backwards', [...TEXT].toReversed().join('')],
    ['in a list', [1, [TEXT]]],
    ['as the name of a property', { [TEXT]: 1 }],
    ['as a symbol', { [Symbol(TEXT)]: 1 }],
    ['in a property that is not enumerable', Object.defineProperty({}, 'hidden', { value: TEXT })],
    [
      'behind a getter',
      {
        get late() {
          return TEXT
        },
      },
    ],
    ['in a map', new Map([['a', new Map([[TEXT, 1]])]])],
    ['in a set', new Set([TEXT])],
    ['in the message of an error', new Error(TEXT)],
    ['in the cause of an error', new Error('x', { cause: { deep: new Error(TEXT) } })],
    ['in a toString', { toString: () => TEXT }],
    ['in a toJSON', { toJSON: () => ({ key: TEXT }) }],
    ['in a function', Object.assign(() => undefined, { note: TEXT })],
    [
      'in a ring',
      (() => {
        const ring: Record<string, unknown> = {}
        ring['self'] = ring
        ring['text'] = TEXT
        return ring
      })(),
    ],
  ])('finds a secret %s', (_, value) => {
    expect(findLeak(value, TEXT)).not.toBeNull()
    expect(findLeak({ deep: [value] }, TEXT)).not.toBeNull()
  })

  it('says where', () => {
    expect(findLeak({ items: [{ id: 1 }, { note: TEXT }] }, TEXT)).toMatch(/^value/)
  })

  it.each([
    [null],
    [undefined],
    [1],
    ['other text'],
    [{}],
    [new Secret(TEXT)],
    [{ secret: new Secret(TEXT) }],
    [TEXT.slice(0, -1)],
    [new Error('x')],
    [Object.create(null)],
  ])('finds nothing where there is nothing: %#', (value) => {
    expect(findLeak(value, TEXT)).toBeNull()
  })

  it('finds nothing in values that have nothing to do with the secret', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withNullPrototype: true, withDate: true }),
        (value) => findLeak(value, TEXT) === null,
      ),
    )
  })
})
