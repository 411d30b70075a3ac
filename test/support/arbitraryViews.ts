import fc from 'fast-check'
import type { SortKey } from '../../src/core/adapter'
import type { InstantFilter, KeyFilter } from '../../src/core/keyFilter'
import { COLUMNS, sortKeyOf } from '../../src/core/tableColumns'
import type { TableView } from '../../src/core/tableView'

export const SORT_KEYS: readonly SortKey[] = COLUMNS.flatMap((column) => sortKeyOf(column) ?? [])

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('~', ',', '=', '&', '%', '+', '#', '.', '_', ' ', 'a', '%2C', '\n'), maxLength: 20 }),
)

/** Names as people give them, and those that a query string or a list has signs of its own for. */
export const names = texts.filter((text) => text !== '')

const scopes = fc.string({ unit: fc.constantFrom('~', ',', ':', '=', '&', '%', '+', '#', 'a', 'Z'), minLength: 1, maxLength: 20 })

const days = fc.nat(36_500)
const instant = fc.oneof(
  fc
    .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31T23:59:59.999Z') })
    .map((date) => date.toISOString()),
  fc.constantFrom('2026-02-28T23:59Z', '2026-02-28T23:59:59+05:30', '2026-02-28T23:59:59.123456789-11:00'),
)

/** Without a span that has no ends, which is the same as no filter. */
export const instantFilters: fc.Arbitrary<InstantFilter> = fc.oneof(
  fc.constant({ never: true } as const),
  days.map((withinDays) => ({ withinDays })),
  instant.map((from) => ({ from })),
  instant.map((until) => ({ until })),
  fc.record({ from: instant, until: instant }),
)

export const idleFilters = days.map((idleDays) => ({ idleDays }))

const some = <Value>(value: fc.Arbitrary<Value>) => fc.uniqueArray(value, { minLength: 1, maxLength: 100 })

/** Without empty lists, which are the same as none. */
const filters: fc.Arbitrary<KeyFilter> = fc.record(
  {
    status: some(fc.constantFrom('active', 'expiring', 'retiring', 'expired', 'disabled', 'revoked')),
    kind: some(fc.constantFrom('credential', 'issued')),
    scope: some(scopes),
    application: some(fc.option(names)),
    createdBy: some(fc.option(names)),
    created: instantFilters,
    expires: instantFilters,
    lastUsed: fc.oneof(instantFilters, idleFilters),
  },
  { requiredKeys: [] },
)

export const views: fc.Arbitrary<TableView> = fc.record({
  search: texts,
  filter: filters,
  sort: fc.uniqueArray(fc.record({ key: fc.constantFrom(...SORT_KEYS), direction: fc.constantFrom('ascending', 'descending') }), {
    selector: ({ key }) => key,
  }),
})
