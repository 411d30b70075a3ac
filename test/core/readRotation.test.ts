import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { isApiKeyError } from '../../src/core/errors'
import type { KeyKind } from '../../src/core/model'
import { readRotation } from '../../src/core/readRotation'
import { parseRules } from '../../src/core/rules'

const rules = parseRules(canonical)

const problems = (body: Record<string, unknown>, kind: KeyKind): string[] => {
  try {
    readRotation(body, kind, rules)
    return []
  } catch (thrown) {
    if (!isApiKeyError(thrown) || thrown.code !== 'invalid') throw thrown
    return (thrown.issues ?? []).map(({ field, code }) => `${field}: ${code}`)
  }
}

describe('readRotation', () => {
  it('reads the grace, and the secret of a credential', () => {
    expect(readRotation({ graceSeconds: 0 }, 'issued', rules)).toEqual({ graceSeconds: 0 })
    expect(readRotation({ graceSeconds: 31_536_000, key: 'sk_12345' }, 'credential', rules)).toEqual({
      graceSeconds: 31_536_000,
      key: 'sk_12345',
    })
  })

  it.each([undefined, null, -1, 31_536_001, 0.5, '60', Number.NaN, Infinity, [60]])(
    'takes no grace but whole seconds up to a year: %j',
    (graceSeconds) => {
      expect(problems({ graceSeconds }, 'issued')).toEqual(['graceSeconds: range'])
    },
  )

  it.each([
    [undefined, 'required'],
    [null, 'required'],
    ['', 'required'],
    [7, 'type'],
    ['1234', 'minLength'],
    ['12 345', 'characters'],
    ['x'.repeat(4097), 'maxLength'],
  ])('holds the secret of a credential to the rules: %j', (key, code) => {
    expect(problems({ graceSeconds: 60, key }, 'credential')).toEqual([`key: ${code}`])
  })

  it('takes no secret for an issued key, and nothing else', () => {
    expect(problems({ graceSeconds: 60, key: 'sk_12345' }, 'issued')).toEqual([': unknownField'])
    expect(problems({ graceSeconds: 60, name: 'x' }, 'issued')).toEqual([': unknownField'])
  })

  it('reports all at once, with the numbers', () => {
    expect(problems({ extra: 1 }, 'credential')).toEqual(['graceSeconds: range', 'key: required', ': unknownField'])
    expect(() => readRotation({}, 'issued', rules)).toThrow(
      expect.objectContaining({
        issues: [{ field: 'graceSeconds', code: 'range', params: { minimum: 0, maximum: 31_536_000 } }],
      }),
    )
  })
})
