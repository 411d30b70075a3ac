import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Sort } from '../../src/core/adapter'
import { readCursor, writeCursor } from '../../src/server/cursor'

const byName: readonly Sort[] = [{ key: 'name', direction: 'ascending' }]
const byDate: readonly Sort[] = [{ key: 'expiresAt', direction: 'descending' }]
const byThree: readonly Sort[] = [
  { key: 'status', direction: 'descending' },
  { key: 'application', direction: 'ascending' },
  { key: 'lastUsedAt', direction: 'ascending' },
]

const codeOf = (cursor: string, sort: readonly Sort[]): string => {
  try {
    readCursor(cursor, sort)
    return 'read'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

it('reads what it wrote', () => {
  for (const [sort, values] of [
    [byName, ['']],
    [byName, ['ä%_\\']],
    [byName, ['名前']],
    [byDate, [null]],
    [byDate, ['1970-01-01T00:00:00.000Z']],
    [byDate, ['9999-12-31T23:59:59.999Z']],
    [byThree, ['expiring', null, null]],
    [byThree, ['revoked', 'portal', '2026-11-23T08:00:00.000Z']],
    [[{ key: 'endpoint', direction: 'ascending' }], [`https://example.com/${'é'.repeat(2_000)}`]],
  ] as const)
    expect(readCursor(writeCursor(sort, { values, id: 'key_1' }), sort)).toEqual({ values, id: 'key_1' })
})

it('answers anything else with malformed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.boolean(), (text, encode) => {
      expect(codeOf(encode ? Buffer.from(text).toString('base64url') : text, byName)).toBe('malformed')
    }),
    { numRuns: 500 },
  )
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  for (const parts of [
    ['name', [null], 'k'],
    ['name', ['a'], 1],
    ['-name', ['a'], 'k'],
    ['name', ['a\0'], 'k'],
    ['name', ['a', 'b'], 'k'],
    ['name', [], 'k'],
    ['name', 'a', 'k'],
    ['name', 'ascending', 'a', 'k'],
    ['', [], 'k'],
    {},
    null,
  ])
    expect(codeOf(forged(parts), byName)).toBe('malformed')
  for (const values of [
    ['done', null, null],
    [0, null, null],
    [null, null, null],
    ['active', 5, null],
    ['active', null, 'x'],
  ])
    expect(codeOf(forged(['-status,application,lastUsedAt', values, 'k']), byThree)).toBe('malformed')
  for (const value of [
    'yesterday',
    5,
    '2026-13-45T99:00:00.000Z',
    "'; drop table keyrack_keys",
    // Instants that no key has, and that PostgreSQL does not read or JavaScript reads as another day.
    '0000-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2026-02-30T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
  ])
    expect(codeOf(forged(['-expiresAt', [value], 'k']), byDate)).toBe('malformed')
  expect(codeOf(writeCursor(byName, { values: ['a'.repeat(16_384)], id: 'k' }), byName)).toBe('malformed')
})
