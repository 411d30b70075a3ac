import type { CredentialKey, IssuedKey } from '../../src/core/model'

const base = {
  id: 'key_1',
  name: 'Nightly export',
  hint: { prefix: 'sk_live_', tail: 'wxyz' },
  application: 'reports',
  scopes: ['read'],
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'user_1',
  expiresAt: null,
  lastUsedAt: null,
  rotationDueAt: null,
  replaces: null,
  replacedBy: null,
  retiresAt: null,
  version: '1',
} as const

export const issuedKey = (fields: Partial<Omit<IssuedKey, 'kind'>> = {}): IssuedKey => ({ ...base, kind: 'issued', ...fields })

export const credentialKey = (fields: Partial<Omit<CredentialKey, 'kind'>> = {}): CredentialKey => ({
  ...base,
  kind: 'credential',
  endpoint: 'https://api.example.com/v1',
  ...fields,
})
