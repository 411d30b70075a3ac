import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { statusOf } from '../../src/core/model'
import { lengthOf } from '../../src/core/schema'
import { readKey } from '../../src/core/wire'
import { sampleScopes } from '../../src/testing/sampleScopes'
import { sampleKeys } from '../../src/testing/sampleKeys'

const NOW = Date.UTC(2026, 4, 1)

describe('sampleKeys', () => {
  it('has each status in each kind among twelve', () => {
    const seen = sampleKeys(12, { now: NOW }).map((key) => `${key.kind} ${statusOf(key, NOW)}`)
    const statuses = ['active', 'expiring', 'retiring', 'expired', 'disabled', 'revoked']
    expect(seen.toSorted()).toEqual(
      ['credential', 'issued'].flatMap((kind) => statuses.map((status) => `${kind} ${status}`)).toSorted(),
    )
  })

  it('is the same for the same arguments, and other for another seed', () => {
    expect(sampleKeys(40, { now: NOW })).toEqual(sampleKeys(40, { now: NOW }))
    expect(sampleKeys(40, { now: NOW, seed: 2 })).not.toEqual(sampleKeys(40, { now: NOW }))
    expect(sampleKeys(40).slice(0, 7)).toEqual(sampleKeys(7))
  })

  it('has keys of the agreed shape, with ids of their own and lawful names', () => {
    const keys = sampleKeys(500, { now: NOW })
    for (const key of keys) {
      expect(readKey(key)).toEqual(key)
      expect(lengthOf(key.name)).toBeLessThanOrEqual(canonical.name.maxLength)
    }
    expect(new Set(keys.map(({ id }) => id)).size).toBe(500)
  })

  it('was made, and used, before now', () => {
    for (const { createdAt, lastUsedAt } of sampleKeys(200, { now: NOW })) {
      expect(Date.parse(createdAt)).toBeLessThan(NOW)
      if (lastUsedAt !== null) expect(Date.parse(lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt))
      if (lastUsedAt !== null) expect(Date.parse(lastUsedAt)).toBeLessThan(NOW)
    }
  })

  it('has each key that is being replaced beside its successor, for the same thing', () => {
    const keys = sampleKeys(48, { now: NOW })
    const byId = new Map(keys.map((key) => [key.id, key]))
    const replaced = keys.filter(({ replacedBy }) => replacedBy !== null)
    expect(replaced).toHaveLength(8)
    for (const key of replaced) {
      const successor = byId.get(key.replacedBy ?? '')
      const { kind, name, application, scopes } = key
      expect(successor).toMatchObject({ kind, name, application, scopes, replaces: key.id, state: 'active' })
      if (key.kind === 'credential') expect(successor).toMatchObject({ endpoint: key.endpoint })
      expect(Date.parse(key.createdAt)).toBeLessThan(Date.parse(successor?.createdAt ?? ''))
    }
    for (const { id, replaces } of keys) if (replaces !== null) expect(byId.get(replaces)?.replacedBy).toBe(id)
  })

  it('has keys with scopes of the sample catalogue, keys that are due for rotation, and such as have time', () => {
    const keys = sampleKeys(12, { now: NOW })
    const known = sampleScopes.scopes.map(({ id }) => id)
    expect(keys.some(({ scopes }) => scopes.length > 0)).toBe(true)
    for (const { scopes } of sampleKeys(200)) expect(known).toEqual(expect.arrayContaining([...scopes]))
    const due = keys.flatMap(({ rotationDueAt }) => (rotationDueAt === null ? [] : [Date.parse(rotationDueAt) < NOW]))
    expect(due).toEqual([true, false])
  })

  it('ends after it was made', () => {
    for (const { createdAt, expiresAt } of sampleKeys(200, { now: NOW }))
      if (expiresAt !== null) expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse(createdAt))
  })

  it('has names as long as they may be, right to left, and in other alphabets', () => {
    const names = sampleKeys(12).map(({ name }) => name)
    expect(Math.max(...names.map(lengthOf))).toBe(canonical.name.maxLength)
    for (const alphabet of [
      /\p{Script=Arabic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Extended_Pictographic}/u,
    ])
      expect(names.some((name) => alphabet.test(name))).toBe(true)
  })
})
