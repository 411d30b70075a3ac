import type { CredentialKey, IssuedKey } from '../../src/core/model'

const DAY = 24 * 60 * 60 * 1000

/** The instant that tables in tests are shown at. */
export const NOW = Date.UTC(2026, 5, 15, 12)

/** An instant so many days from {@link NOW}. */
export const daysAway = (days: number): string => new Date(NOW + days * DAY).toISOString()

const base = {
  hint: { prefix: 'sk_live_', tail: 'wxyz' },
  application: null,
  scopes: [],
  state: 'active',
  createdAt: daysAway(-30),
  createdBy: null,
  expiresAt: null,
  lastUsedAt: null,
  rotationDueAt: null,
  replaces: null,
  replacedBy: null,
  retiresAt: null,
  version: '1',
} as const

/** A credential, and what a test wants to be different. */
export const credential = (changes: Partial<CredentialKey> = {}): CredentialKey => ({
  ...base,
  kind: 'credential',
  id: `key_${changes.name ?? 'Billing'}`,
  name: 'Billing',
  endpoint: 'https://api.example.com/v1',
  ...changes,
})

export const issued = (changes: Partial<IssuedKey> = {}): IssuedKey => ({
  ...base,
  kind: 'issued',
  id: `key_${changes.name ?? 'Reports'}`,
  name: 'Reports',
  hint: { prefix: 'demo_test_', tail: '' },
  ...changes,
})
