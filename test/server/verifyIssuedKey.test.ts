import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formatIssuedKey } from '../../src/core/issuedKey'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { readCredential } from '../../src/server/readCredential'
import type { ApiKeyStore } from '../../src/server/store'
import { verifyIssuedKey } from '../../src/server/verifyIssuedKey'
import { credential, type CreatedBody, handlerUnderTest, issued, keyEncryption, store } from './support/handlerUnderTest'

const HOUR_MS = 60 * 60 * 1000

describe('verifyIssuedKey', () => {
  const setUp = async (changes: object = {}) => {
    const clock = { now: Date.UTC(2026, 10, 23) }
    const under = handlerUnderTest({ now: () => clock.now })
    const { body } = await under.call<CreatedBody>('POST', '', { body: { ...issued, ...changes } })
    const verify = verifyIssuedKey({ store, keyEncryption, now: () => clock.now })
    return { ...under, clock, verify, key: body.key, secret: body.secret as string }
  }

  it('says whose key it is', async () => {
    const { verify, key, secret, tenant } = await setUp()
    expect(await verify(secret)).toEqual({ tenant, key })
  })

  it('answers the same null to everything else', async () => {
    const { verify, secret, call, key, clock } = await setUp({ expiresAt: '2026-11-23T01:00:00Z' })
    const twin = formatIssuedKey({ brand: 'kr', environment: 'live' }).secret.reveal()
    const sameShortId = twin.replace(/^(kr_live_)[^_]{8}/, `$1${secret.split('_')[2] ?? ''}`)
    for (const wrong of [
      '',
      'x',
      secret.slice(0, -1),
      `${secret} `,
      secret.toUpperCase(),
      twin,
      sameShortId,
      'x'.repeat(100_000),
      null as never,
      {} as never,
    ])
      expect(await verify(wrong)).toBeNull()
    await call('POST', `/${key.id}/disable`, { body: {} })
    expect(await verify(secret)).toBeNull()
    await call('POST', `/${key.id}/enable`, { body: {} })
    expect(await verify(secret)).not.toBeNull()
    clock.now += HOUR_MS
    expect(await verify(secret)).toBeNull()
    clock.now -= HOUR_MS
    await call('POST', `/${key.id}/revoke`, { body: {} })
    expect(await verify(secret)).toBeNull()
  })

  it('takes no key that fits the short id of another but not its MAC', async () => {
    const { secret } = await setUp()
    const forged = formatIssuedKey({ brand: 'kr', environment: 'live' })
    const found = await store.findIssued(secret.split('_')[2] as string)
    // A whole key with a right checksum that meets a row of another key.
    const meeting: ApiKeyStore = { ...store, findIssued: () => Promise.resolve(found) }
    expect(await verifyIssuedKey({ store: meeting, keyEncryption })(forged.secret.reveal())).toBeNull()
  })

  it('takes no MAC that was copied into the row of another tenant', async () => {
    const { secret } = await setUp()
    const found = await store.findIssued(secret.split('_')[2] as string)
    if (found === null) throw new Error('not found')
    const moved: ApiKeyStore = { ...store, findIssued: () => Promise.resolve({ ...found, tenant: 'victim' }) }
    expect(await verifyIssuedKey({ store: moved, keyEncryption })(secret)).toBeNull()
    const otherPepper = localKeyEncryption({ masterKey: randomBytes(32) })
    expect(await verifyIssuedKey({ store, keyEncryption: otherPepper })(secret)).toBeNull()
  })

  it('notes the use at most once a minute, and lets the key pass where that fails', async () => {
    const { verify, secret, clock, tenant, key } = await setUp()
    const used = async () => (await store.find(tenant, key.id))?.key.lastUsedAt
    await verify(secret)
    const first = await used()
    clock.now += 30_000
    await verify(secret)
    expect(await used()).toBe(first)
    clock.now += 31_000
    await verify(secret)
    expect(await used()).toBe(new Date(clock.now).toISOString())
    const readOnly: ApiKeyStore = { ...store, touch: () => Promise.reject(new Error('read-only')) }
    expect(await verifyIssuedKey({ store: readOnly, keyEncryption, now: () => clock.now })(secret)).not.toBeNull()
  })

  it('rejects, and says nothing about the key, where the store does not answer', async () => {
    const { secret } = await setUp()
    const down: ApiKeyStore = { ...store, findIssued: () => Promise.reject(new Error('down')) }
    await expect(verifyIssuedKey({ store: down, keyEncryption })(secret)).rejects.toThrow()
  })
})

describe('readCredential', () => {
  it('opens the secret for the platform, of its own tenant, and notes the use', async () => {
    const { create, tenant, call } = handlerUnderTest()
    const key = await create()
    const read = readCredential({ store, keyEncryption })
    expect((await read(tenant, key.id)).reveal()).toBe(credential.key)
    expect((await store.find(tenant, key.id))?.key.lastUsedAt).not.toBeNull()
    await call('PATCH', `/${key.id}`, { body: { version: key.version, name: 'Renamed', key: 'replaced-0123456789' } })
    expect((await read(tenant, key.id)).reveal()).toBe('replaced-0123456789')
    await expect(read('another', key.id)).rejects.toMatchObject({ code: 'notFound' })
    await call('POST', `/${key.id}/disable`, { body: {} })
    await expect(read(tenant, key.id)).rejects.toMatchObject({ code: 'state' })
    const robot = await call<CreatedBody>('POST', '', { body: issued })
    await expect(read(tenant, robot.body.key.id)).rejects.toMatchObject({ code: 'unsupported' })
  })

  it('opens no envelope that was moved from another row, or put back from an older one', async () => {
    const { create, tenant, call } = handlerUnderTest()
    const [one, two] = [await create(), await create()]
    const before = await store.find(tenant, one.id)
    await call('PATCH', `/${one.id}`, { body: { version: one.version, key: 'replaced-0123456789' } })
    const after = await store.find(tenant, one.id)
    const other = await store.find(tenant, two.id)
    for (const sealed of [before?.sealed, other?.sealed]) {
      const tampered: ApiKeyStore = {
        ...store,
        find: () => Promise.resolve(after === null ? null : { ...after, sealed: sealed ?? null }),
      }
      await expect(readCredential({ store: tampered, keyEncryption })(tenant, one.id)).rejects.toMatchObject({
        code: 'integrity',
      })
    }
  })
})
