import fc from 'fast-check'
import type { KeyFilter } from '../../src/core/keyFilter'
import type { ApiKey } from '../../src/core/model'

const DAY = 86_400_000

export const NOW = Date.parse('2026-06-15T12:00:00.000Z')

/** Milliseconds from `NOW`, often where a verdict changes. */
const offset = fc.oneof(
  fc.constantFrom(0, 1, -1, 7 * DAY, -7 * DAY, 7 * DAY + 1, 30 * DAY, -90 * DAY, -90 * DAY - 1),
  fc.integer({ min: -200 * DAY, max: 200 * DAY }),
)

export const anyInstant = offset.map((milliseconds) => new Date(NOW + milliseconds).toISOString())

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

const word = fc.oneof(
  fc.constantFrom(
    'billing',
    'Billing',
    'export 2',
    'export 10',
    'Straße',
    'ΣΊΣΥΦΟΣ',
    'İstanbul',
    'ключ',
    '鍵',
    '🔑',
    '(a',
    '%',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const application = maybe(fc.constantFrom('reports', 'billing', ''))
const person = maybe(fc.constantFrom('user_1', 'user_2'))
const scope = fc.constantFrom('read', 'write', 'admin')

const fields = {
  id: fc.string({ unit: fc.constantFrom('a', 'b', 'B', '1', '😀', '\uffee'), minLength: 1, maxLength: 6 }),
  name: word,
  hint: fc.record({ prefix: fc.constantFrom('', 'sk_live_', 'AKIA'), tail: fc.constantFrom('', 'wxyz', 'ab12') }),
  application,
  scopes: fc.array(scope, { maxLength: 4 }),
  state: fc.constantFrom('active', 'active', 'active', 'disabled', 'revoked'),
  createdAt: anyInstant,
  createdBy: person,
  expiresAt: maybe(anyInstant),
  lastUsedAt: maybe(anyInstant),
  rotationDueAt: maybe(anyInstant),
  replaces: fc.constant(null),
  replacedBy: fc.constant(null),
  retiresAt: fc.option(anyInstant, { nil: null, freq: 2 }),
  version: fc.constant('1'),
} as const

export const anyKey: fc.Arbitrary<ApiKey> = fc.oneof(
  fc.record({ ...fields, kind: fc.constant('issued') }),
  fc.record({ ...fields, kind: fc.constant('credential'), endpoint: word.map((text) => `https://api.example/${text}`) }),
)

const days = fc.constantFrom(0, 1, 7, 30, 90)
const instants = [
  fc.constant({ never: true } as const),
  fc.record({ withinDays: days }),
  fc.record({ from: anyInstant, until: anyInstant }, { requiredKeys: [] }),
]

export const anyFilter: fc.Arbitrary<KeyFilter> = fc.record(
  {
    status: fc.subarray(['active', 'expiring', 'retiring', 'expired', 'disabled', 'revoked'] as const),
    kind: fc.subarray(['credential', 'issued'] as const),
    scope: fc.subarray(['read', 'write', 'none']),
    application: fc.subarray(['reports', 'billing', null]),
    createdBy: fc.subarray(['user_1', 'user_3', null]),
    created: fc.oneof(...instants),
    expires: fc.oneof(...instants),
    lastUsed: fc.oneof(...instants, fc.record({ idleDays: days })),
  },
  { requiredKeys: [] },
)
