const words = {
  first: [
    'Billing',
    'Ledger',
    'Search',
    'Invoice',
    'Webhook',
    'Mail',
    'Production',
    'Proxy',
    'Pricing',
    'Payments',
    'Audit',
    'Login',
  ],
  second: ['queue', 'index', 'worker', 'client', 'export', 'preview', 'profile', 'deploy', 'bridge', 'sandbox'],
  application: ['Checkout', 'Storefront', 'Warehouse', 'Intranet', 'Mobile', 'Data lake', null],
}
const DAY = 86_400_000

/** The moment at which all pages say that it is. */
export const NOW = Date.parse('2026-06-01T12:00:00.000Z')

/** mulberry32: the same keys in every page and every run. */
function numbers(seed) {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Keys as an adapter gives them, newest first. Names differ, and are written so that `<` and a collator order them alike.
 * Ids and tails have no "p", so that it makes no difference for what is found whether a table searches them too.
 */
export function makeKeys(count) {
  const next = numbers(7)
  const one = (list) => list[Math.floor(next() * list.length)]
  const around = (from, to) => new Date(NOW + (from + next() * (to - from)) * DAY).toISOString()
  return Array.from({ length: count }, (_, index) => {
    const state = next() < 0.86 ? 'active' : next() < 0.5 ? 'disabled' : 'revoked'
    const shared = {
      id: `key_${index.toString(16).padStart(6, '0')}`,
      // 7,919 and a million have no divisor in common: each number comes once.
      name: `${one(words.first)} ${one(words.second)} ${((index * 7_919) % 1_000_000).toString().padStart(6, '0')}`,
      hint: {
        prefix: 'sk_',
        tail: Math.floor(next() * 65_536)
          .toString(16)
          .padStart(4, '0'),
      },
      application: one(words.application),
      scopes: [],
      state,
      createdAt: new Date(NOW - (index + 1) * 7 * 60_000).toISOString(),
      createdBy: 'ada',
      expiresAt: next() < 0.4 ? null : around(-20, 400),
      lastUsedAt: next() < 0.2 ? null : around(-200, 0),
      rotationDueAt: null,
      replaces: null,
      replacedBy: null,
      retiresAt: null,
      version: '1',
    }
    return next() < 0.5
      ? { kind: 'issued', ...shared }
      : { kind: 'credential', ...shared, endpoint: 'https://api.example.com/v1/messages' }
  })
}
