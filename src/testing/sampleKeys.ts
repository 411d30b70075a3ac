import { DAY_MS } from '../core/day'
import { type ApiKey, type ApiKeyBase, EXPIRING_WITHIN_MS, type Hint } from '../core/model'
import { seededRandom } from './seededRandom'

const HALF_YEAR = 180 * DAY_MS

export interface SampleOptions {
  /** Milliseconds since the epoch, to which the keys' instants and statuses relate. @default 2026-01-01T00:00:00Z */
  readonly now?: number
  /** Other samples for another seed. @default 1 */
  readonly seed?: number
}

const NAMES = [
  'Billing',
  'Nightly export',
  'maps — production',
  'Mail relay',
  'Search indexer (staging)',
  'Warehouse sync',
  'مفتاح بوابة الدفع',
  '结算服务',
  'Zahlungsabgleich für Großkunden in der Schweiz und Österreich',
  'ключ мониторинга',
  '📦 Shipping labels',
  'מפתח דוחות',
] as const
const LONG_NAME = 'A name as long as names may be, to see where it wraps or is cut.'
const APPLICATIONS = ['Storefront', 'Back office', 'Mobile app', 'Analytics', null] as const
const ENDPOINTS = [
  'https://api.example.com/v1',
  'https://maps.example.net/geocode?region=eu',
  'https://console.example.org/a/rather/long/path/that/does/not/fit/into/one/column/of/a/table/v2/messages',
  'http://localhost:4600/ping',
] as const
const CREDENTIAL_HINTS: readonly [Hint, ...Hint[]] = [
  { prefix: 'sk_live_', tail: '8fQ2' },
  { prefix: 'sk-', tail: 'Zk3w' },
  { prefix: '', tail: 'b71c' },
  { prefix: 'pk_test_', tail: '' },
  { prefix: '', tail: '' },
]
const AUTHORS = ['ada@example.com', 'grace@example.com', null] as const
const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

const SCOPES: readonly [readonly string[], ...(readonly string[])[]] = [
  ['invoices:read'],
  ['invoices:write', 'customers:read'],
  ['reports:read'],
  [],
]

/** What each status asks of a key; they take turns, so that six keys have all six. The third takes its leave for the second. */
const STATUSES: readonly ((now: number) => Partial<ApiKeyBase>)[] = [
  () => ({}),
  (now) => ({ expiresAt: new Date(now + EXPIRING_WITHIN_MS / 2).toISOString() }),
  (now) => ({ retiresAt: new Date(now + DAY_MS).toISOString(), expiresAt: null }),
  (now) => ({ expiresAt: new Date(now - 3 * DAY_MS).toISOString() }),
  () => ({ state: 'disabled' }),
  () => ({ state: 'revoked' }),
]

const RETIRING = 2
const EXPIRED = 3

/**
 * Keys that no service made, for stories, tests and pictures: each status and kind, names that are long, in other
 * alphabets or right to left, keys with scopes of `sampleScopes`, keys that are due for rotation or overdue, and each key
 * that is being replaced beside its successor. The same keys for the same arguments, and never a secret.
 *
 * @param count how many; 12 have each status in each kind
 */
export function sampleKeys(count: number, { now = Date.UTC(2026, 0, 1), seed = 1 }: SampleOptions = {}): ApiKey[] {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
  const text = (length: number): string => Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')

  // Of its own for each place, so that a key can name one that comes after it.
  const idOf = (n: number): string => {
    const own = seededRandom(seed + n)
    return `key_${n}_${Array.from({ length: 8 }, () => ALPHABET[Math.floor(own() * ALPHABET.length)]).join('')}`
  }
  const keys: ApiKey[] = []
  for (let n = 0; n < count; n++) {
    const place = n % STATUSES.length
    const successor = place === RETIRING ? keys[n - 1] : undefined
    const issued = Math.floor(n / STATUSES.length) % 2 === 1
    const age = Math.floor(random() * HALF_YEAR) + DAY_MS
    const createdAt =
      (successor === undefined ? now : Date.parse(successor.createdAt)) - age - (place === EXPIRED ? HALF_YEAR : 0)
    const lastUsedAt = random() < 0.25 ? null : createdAt + Math.floor(random() * (now - createdAt))
    const round = Math.floor(n / NAMES.length)
    const name =
      n === NAMES.indexOf('Warehouse sync') ? LONG_NAME : `${NAMES[n % NAMES.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`
    const base: Omit<ApiKeyBase, 'hint'> = {
      id: idOf(n),
      name: successor?.name ?? name,
      application: successor === undefined ? pick(APPLICATIONS) : successor.application,
      scopes: successor?.scopes ?? (issued ? pick(SCOPES) : []),
      state: 'active',
      createdAt: new Date(createdAt).toISOString(),
      createdBy: pick(AUTHORS),
      expiresAt: random() < 0.5 ? null : new Date(now + 2 * EXPIRING_WITHIN_MS + Math.floor(random() * HALF_YEAR)).toISOString(),
      lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
      // Of those that just work: one kind is overdue, the other has time.
      rotationDueAt: place === 0 ? new Date(now + (issued ? 20 : -5) * DAY_MS).toISOString() : null,
      replaces: place === RETIRING - 1 ? idOf(n + 1) : null,
      replacedBy: successor?.id ?? null,
      retiresAt: null,
      version: text(6),
      ...STATUSES[place]?.(now),
    }
    // Six of one kind, then six of the other, so that each kind has each status.
    const endpoint = successor?.kind === 'credential' ? successor.endpoint : pick(ENDPOINTS)
    keys.push(
      issued
        ? { kind: 'issued', ...base, hint: { prefix: 'acme_live_', tail: text(4) } }
        : { kind: 'credential', ...base, hint: pick(CREDENTIAL_HINTS), endpoint },
    )
  }
  return keys
}
