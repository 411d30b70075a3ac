import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Sort } from '../../src/core/adapter'
import { readCursor, writeCursor } from '../../src/server/cursor'

const byName: Sort = { key: 'name', direction: 'ascending' }
const byDate: Sort = { key: 'expiresAt', direction: 'descending' }

const codeOf = (cursor: string, sort: Sort): string => {
  try {
    readCursor(cursor, sort)
    return 'read'
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

it('reads what it wrote', () => {
  for (const value of ['', 'ä%_\\', '名前'])
    expect(readCursor(writeCursor(byName, { value, id: 'key_1' }), byName)).toEqual({ value, id: 'key_1' })
  for (const value of [null, '1970-01-01T00:00:00.000Z', '2026-11-23T08:00:00.000Z', '9999-12-31T23:59:59.999Z'])
    expect(readCursor(writeCursor(byDate, { value, id: 'key_1' }), byDate)).toEqual({ value, id: 'key_1' })
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
    ['name', 'ascending', null, 'k'],
    ['name', 'ascending', 'a', 1],
    ['name', 'descending', 'a', 'k'],
    ['name', 'ascending', 'a\0', 'k'],
    {},
    null,
  ])
    expect(codeOf(forged(parts), byName)).toBe('malformed')
  for (const value of ['yesterday', 5, '2026-13-45T99:00:00.000Z', "'; drop table keyrack_keys"])
    expect(codeOf(forged(['expiresAt', 'descending', value, 'k']), byDate)).toBe('malformed')
  // Instants that no key has, and that PostgreSQL does not read or JavaScript reads as another day.
  for (const value of [
    '0000-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '2026-02-30T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
  ])
    expect(codeOf(forged(['expiresAt', 'descending', value, 'k']), byDate)).toBe('malformed')
  expect(codeOf(writeCursor(byName, { value: 'a'.repeat(4096), id: 'k' }), byName)).toBe('malformed')
})
