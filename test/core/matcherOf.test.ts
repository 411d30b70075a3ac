import { describe, expect, it } from 'vitest'
import { matcherOf } from '../../src/core/matcherOf'

describe('matcherOf', () => {
  it('matches the whole text, in code points', () => {
    const matches = matcherOf('a|b.')
    expect(['a', 'b😀'].map((text) => matches(text))).toEqual([true, true])
    expect(['ab', 'b', 'xa', 'a\n', ''].map((text) => matches(text))).toEqual([false, false, false, false, false])
  })

  it('reads no text of more than 8,192 units', () => {
    const matches = matcherOf('a*')
    expect(matches('a'.repeat(8_192))).toBe(true)
    expect(matches('a'.repeat(8_193))).toBe(false)
  })

  it('gives up on texts that took too long three times, and on longer ones; shorter ones are still read', () => {
    let time = 0
    let cost = 500
    const matches = matcherOf('a*', () => (time += cost / 2))
    for (const _ of [1, 2, 3]) expect(matches('a'.repeat(100))).toBe(true)
    cost = 0
    expect(matches('a'.repeat(100))).toBe(false)
    expect(matches('a'.repeat(101))).toBe(false)
    expect(matches('a'.repeat(99))).toBe(true)
  })

  it('forgives a machine that slept once', () => {
    let time = 0
    const steps = [0, 60_000, 0, 0]
    const matches = matcherOf('a*', () => (time += steps.shift() ?? 0))
    expect(matches('aaa')).toBe(true)
    for (let again = 0; again < 10; again++) expect(matches('aaa')).toBe(true)
  })
})
