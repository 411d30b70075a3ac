import { type ApiKey, type ApiKeyBase, EXPIRING_WITHIN_MS, type Hint } from '../core/model'
import { seededRandom } from './seededRandom'

const DAY = 24 * 60 * 60 * 1000
const HALF_YEAR = 180 * DAY

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

/** What each status asks of a key; they take turns, so that six keys have all six. */
const STATUSES: readonly ((now: number) => Partial<ApiKeyBase>)[] = [
  () => ({}),
  (now) => ({ expiresAt: new Date(now + EXPIRING_WITHIN_MS / 2).toISOString() }),
  (now) => ({ retiresAt: new Date(now + DAY).toISOString(), replacedBy: 'key_successor' }),
  (now) => ({ expiresAt: new Date(now - 3 * DAY).toISOString() }),
  () => ({ state: 'disabled' }),
  () => ({ state: 'revoked' }),
]

/**
 * Keys that no service made, for stories, tests and pictures: each status and kind, names that are long, in other
 * alphabets or right to left. The same keys for the same arguments, and never a secret.
 *
 * @param count how many; 12 have each status in each kind
 */
export function sampleKeys(count: number, { now = Date.UTC(2026, 0, 1), seed = 1 }: SampleOptions = {}): ApiKey[] {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
  const text = (length: number): string => Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')

  return Array.from({ length: count }, (_, n): ApiKey => {
    const createdAt = now - Math.floor(random() * HALF_YEAR) - DAY
    const lastUsedAt = random() < 0.25 ? null : createdAt + Math.floor(random() * (now - createdAt))
    const round = Math.floor(n / NAMES.length)
    const name =
      n === NAMES.indexOf('Warehouse sync') ? LONG_NAME : `${NAMES[n % NAMES.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`
    const base: Omit<ApiKeyBase, 'hint'> = {
      id: `key_${n}_${text(8)}`,
      name,
      application: pick(APPLICATIONS),
      scopes: [],
      state: 'active',
      createdAt: new Date(createdAt).toISOString(),
      createdBy: pick(AUTHORS),
      expiresAt: random() < 0.5 ? null : new Date(now + 2 * EXPIRING_WITHIN_MS + Math.floor(random() * HALF_YEAR)).toISOString(),
      lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
      rotationDueAt: null,
      replaces: null,
      replacedBy: null,
      retiresAt: null,
      version: text(6),
      ...STATUSES[n % STATUSES.length]?.(now),
    }
    // Six of one kind, then six of the other, so that each kind has each status.
    return Math.floor(n / STATUSES.length) % 2 === 0
      ? { kind: 'credential', ...base, hint: pick(CREDENTIAL_HINTS), endpoint: pick(ENDPOINTS) }
      : { kind: 'issued', ...base, hint: { prefix: 'acme_live_', tail: text(4) } }
  })
}
