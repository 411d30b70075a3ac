import { randomText } from '../../../src/core/generate'
import type { ApiKeyBase, CredentialKey } from '../../../src/core/model'
import type { Change, StoredKey } from '../../../src/server/store'

/** A credential as the store gets it. */
export function storedCredential(changes: Partial<Omit<ApiKeyBase, 'kind'>> & { endpoint?: string } = {}): StoredKey {
  const key: CredentialKey = {
    id: `key_${randomText(20)}`,
    kind: 'credential',
    name: 'Weather',
    endpoint: 'https://weather.example/v1',
    hint: { prefix: 'wx_', tail: '9f2c' },
    application: null,
    scopes: ['read'],
    state: 'active',
    createdAt: '2026-11-01T08:00:00.000Z',
    createdBy: 'ada',
    expiresAt: null,
    lastUsedAt: null,
    rotationDueAt: null,
    replaces: null,
    replacedBy: null,
    retiresAt: null,
    version: '1',
    ...changes,
  }
  return { key, sealed: Uint8Array.of(0, 1, 127, 128, 255), secretVersion: 1, shortId: null, mac: null }
}

export function storedIssued(shortId: string): StoredKey {
  const { key } = storedCredential()
  const { endpoint: _endpoint, ...base } = key as CredentialKey
  return { key: { ...base, kind: 'issued' }, sealed: null, secretVersion: 1, shortId, mac: new Uint8Array(32).fill(9) }
}

export const changeBy = (actor: string, at = new Date('2026-11-02T08:00:00.000Z')): Change => ({
  actor,
  at,
  correlationId: `c-${randomText(6)}`,
})
