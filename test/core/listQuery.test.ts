import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListQuery } from '../../src/core/adapter'
import { isApiKeyError } from '../../src/core/errors'
import type { InstantFilter, KeyFilter } from '../../src/core/keyFilter'
import { MAX_LIMIT, readQuery, writeQuery } from '../../src/core/listQuery'
import { anySort } from './anySort'

const read = (query: string, maxLimit?: number) => readQuery(new URLSearchParams(query), maxLimit)
const thrownBy = (act: () => unknown): unknown => {
  try {
    act()
  } catch (thrown) {
    return thrown
  }
  return undefined
}

const someOf = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 5 })
// Each text may hold what means something in a query string, and what stands between two values elsewhere.
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('a,b', 'a&b=c', '+', '%2C', ' '),
)
const days = fc.integer({ min: 0, max: 36_500 })
const instant = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().replace('Z', '+05:45')))
const instants: fc.Arbitrary<InstantFilter> = fc.oneof(
  fc.constant({ never: true } as const),
  fc.record({ withinDays: days }),
  fc.record({ from: instant }),
  fc.record({ until: instant }),
  fc.record({ from: instant, until: instant }),
)
const filter: fc.Arbitrary<KeyFilter> = fc
  .record(
    {
      status: someOf(fc.constantFrom('active', 'expiring', 'retiring', 'expired', 'disabled', 'revoked')),
      kind: someOf(fc.constantFrom('credential', 'issued')),
      scope: someOf(fc.constantFrom('invoices:read', 'a,b', '&', '+', '%')),
      application: someOf(fc.option(text)),
      createdBy: someOf(fc.option(text)),
      created: instants,
      expires: instants,
      lastUsed: fc.oneof(instants, fc.record({ idleDays: days })),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)
const query: fc.Arbitrary<ListQuery> = fc.record(
  {
    search: text,
    filter,
    sort: anySort,
    cursor: fc.string({ minLength: 1, maxLength: 100 }),
    limit: fc.integer({ min: 1, max: MAX_LIMIT }),
  },
  { requiredKeys: [] },
)

describe('the query of a list', () => {
  it('comes through as it was asked', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(read(writeQuery(asked))).toEqual(asked)
      }),
    )
  })

  it('is a string that people can read', () => {
    const asked: ListQuery = {
      filter: {
        status: ['active', 'expiring'],
        application: ['Store, front', null],
        created: { from: '2026-01-01T00:00:00Z' },
        expires: { withinDays: 30 },
        lastUsed: { idleDays: 90 },
      },
      sort: [
        { key: 'createdAt', direction: 'descending' },
        { key: 'name', direction: 'ascending' },
      ],
    }
    expect(decodeURIComponent(writeQuery(asked))).toBe(
      'status=active&status=expiring&application=Store,+front&application=&created=2026-01-01T00:00:00Z..&expires=30d&lastUsed=idle90d&sort=-createdAt,name',
    )
    expect(read('expires=never&created=..2026-01-01T00:00Z')).toEqual({
      filter: { expires: { never: true }, created: { until: '2026-01-01T00:00Z' } },
    })
  })

  it('may ask for one key, and for as many as a page holds', () => {
    for (const limit of [1, 9, 10, MAX_LIMIT]) expect(read(`limit=${limit}`)).toEqual({ limit })
    expect(read('limit=1000', 1000)).toEqual({ limit: 1000 })
    expect(thrownBy(() => read('limit=1001', 1000))).toMatchObject({ code: 'malformed', field: 'limit' })
  })

  it('is empty where nothing is asked', () => {
    expect(writeQuery({})).toBe('')
    expect(writeQuery({ search: '', sort: [], filter: { status: [], application: [], created: {}, lastUsed: {} } })).toBe('')
    expect(read('')).toEqual({})
    expect(read('search=&cursor=&other=1')).toEqual({})
  })

  it.each([
    ['status', 'status=secret'],
    ['status', 'status=active&status='],
    ['status', 'status=active,expiring'],
    ['status', Array.from({ length: 101 }, () => 'status=active').join('&')],
    ['kind', 'kind=secret'],
    ['kind', 'kind='],
    ['scope', 'scope='],
    ['scope', 'scope=a%20b'],
    ['scope', `scope=${'a'.repeat(129)}`],
    ['application', `application=${'a'.repeat(257)}`],
    ['application', Array.from({ length: 101 }, (_, n) => `application=${n}`).join('&')],
    ['createdBy', `createdBy=${'a'.repeat(257)}`],
    ['created', 'created='],
    ['created', 'created=always'],
    ['created', 'created=..'],
    ['created', 'created=30'],
    ['created', 'created=-1d'],
    ['created', 'created=1.5d'],
    ['created', 'created=NaNd'],
    ['created', 'created=36501d'],
    ['created', 'created=idle30d'],
    ['expires', 'expires=idle30d'],
    ['expires', 'expires=2026-01-01..'],
    ['expires', 'expires=2026-02-30T00:00:00Z..'],
    ['expires', 'expires=2026-01-01T00:00:00Z'],
    ['expires', 'expires=2026-01-01T00:00:00Z..2026-01-02T00:00:00Z..'],
    ['lastUsed', 'lastUsed=idled'],
    ['sort', 'sort=secret'],
    ['sort', 'sort=--name'],
    ['sort', 'sort=constructor'],
    ['sort', 'sort='],
    ['sort', 'sort=name,'],
    ['sort', 'sort=name,-name'],
    ['sort', `sort=${'name,'.repeat(5_000)}`],
    ['limit', 'limit=0'],
    ['limit', 'limit=-1'],
    ['limit', `limit=${MAX_LIMIT + 1}`],
    ['limit', 'limit=1e2'],
    ['limit', 'limit=5.5'],
    ['limit', 'limit=010'],
    ['limit', 'limit='],
    ['limit', 'limit=10%20'],
    ['search', `search=${'a'.repeat(257)}`],
  ])('is malformed in %s when it says %s, and the error repeats nothing', (field, asked) => {
    const thrown = thrownBy(() => read(asked))
    expect(isApiKeyError(thrown) && [thrown.code, thrown.field, thrown.message]).toEqual([
      'malformed',
      field,
      `keyrack: malformed (${field})`,
    ])
  })
})
