import { describe, expect, it } from 'vitest'
import type { ApiKey } from '../../src/core/model'
import { readRotated } from '../../src/core/wire'
import { readCredential } from '../../src/server/readCredential'
import type { ApiKeyStore } from '../../src/server/store'
import { verifyIssuedKey } from '../../src/server/verifyIssuedKey'
import { credential, type CreatedBody, handlerUnderTest, issued, keyEncryption, store } from './support/handlerUnderTest'

interface RotatedBody {
  readonly key: ApiKey
  readonly previous: ApiKey
  readonly secret?: string
}

const HOUR_MS = 60 * 60 * 1000
const START = Date.UTC(2026, 10, 23)
const NEW_KEY = 'wx_live_Nn3Vb8Kc5Pq1Wr6Yt2Zs9Lf4Gh7Jd0A1b2'

const setUp = async (draft: object = issued, options: Parameters<typeof handlerUnderTest>[0] = {}) => {
  const clock = { now: START }
  const now = () => clock.now
  const under = handlerUnderTest({ now, ...options })
  const made = await under.call<CreatedBody>('POST', '', { body: draft })
  const { key } = made.body
  const rotate = (body: object, headers: Record<string, string> = {}, id = key.id) =>
    under.call<RotatedBody>('POST', `/${id}/rotate`, { body, headers })
  const verify = verifyIssuedKey({ store, keyEncryption, now })
  const read = readCredential({ store, keyEncryption, now })
  return { ...under, clock, key, secret: made.body.secret as string, rotate, verify, read }
}

describe('POST /:id/rotate', () => {
  it('answers with the successor, its secret this once, and the key before it', async () => {
    const { key, rotate, tenant, secret } = await setUp({ ...issued, application: 'Portal', expiresAt: '2026-12-23T00:00:00Z' })
    const { status, body } = await rotate({ graceSeconds: 3600 })
    expect(status).toBe(201)
    const rotated = readRotated(body)
    expect(rotated.key).toEqual({
      ...key,
      id: rotated.key.id,
      hint: rotated.key.hint,
      replaces: key.id,
      version: '1',
    })
    expect(rotated.previous).toEqual({
      ...key,
      replacedBy: rotated.key.id,
      retiresAt: new Date(START + HOUR_MS).toISOString(),
      version: '2',
    })
    expect(rotated.secret).toMatch(/^kr_live_/)
    expect(rotated.secret).not.toBe(secret)
    const { items } = await store.list(tenant, {})
    expect(items.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [rotated.key, rotated.previous].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(JSON.stringify(items)).not.toContain((rotated.secret as string).slice(-20))
  })

  it('takes the new secret of a credential, and answers without it', async () => {
    const { rotate, read, tenant, key } = await setUp(credential)
    const { status, body } = await rotate({ graceSeconds: 0, key: NEW_KEY })
    expect(status).toBe(201)
    expect(body.secret).toBeUndefined()
    expect(JSON.stringify(body)).not.toContain(NEW_KEY)
    expect(body.key).toMatchObject({ kind: 'credential', endpoint: credential.endpoint, replaces: key.id })
    expect((await read(tenant, body.key.id)).reveal()).toBe(NEW_KEY)
  })

  it.each([
    [issued, {}, ['graceSeconds range']],
    [issued, { graceSeconds: -1 }, ['graceSeconds range']],
    [issued, { graceSeconds: 60, key: NEW_KEY }, [' unknownField']],
    [credential, { graceSeconds: 60 }, ['key required']],
    [credential, { graceSeconds: 1.5, key: 'x' }, ['graceSeconds range', 'key minLength']],
  ])('refuses %j with %j', async (draft, body, issues) => {
    const { call, key, tenant } = await setUp(draft)
    const answer = await call('POST', `/${key.id}/rotate`, { body })
    expect(answer.status).toBe(422)
    expect(answer.body.issues?.map(({ field, code }) => `${field} ${code}`)).toEqual(issues)
    expect((await store.list(tenant, {})).items).toEqual([key])
  })

  it('rotates a key once, and none that is stopped', async () => {
    const { call, key, rotate } = await setUp()
    await call('POST', `/${key.id}/disable`, { body: {} })
    expect(await rotate({ graceSeconds: 0 })).toMatchObject({ status: 409, body: { code: 'state' } })
    await call('POST', `/${key.id}/enable`, { body: {} })
    const first = await rotate({ graceSeconds: 60 })
    expect(await rotate({ graceSeconds: 60 })).toMatchObject({ status: 409, body: { code: 'state' } })
    // The successor may be rotated in its turn, within the grace of the first too.
    expect((await rotate({ graceSeconds: 60 }, {}, first.body.key.id)).status).toBe(201)
    expect(await rotate({ graceSeconds: 60 }, {}, 'key_unknown')).toMatchObject({ status: 404 })
  })

  it('gives a key one successor for 20 requests at once', async () => {
    const { rotate, tenant } = await setUp()
    const answers = await Promise.all(Array.from({ length: 20 }, () => rotate({ graceSeconds: 60 })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ body }) => (body as unknown as { code?: string }).code === 'state')).toHaveLength(19)
    expect((await store.list(tenant, {})).total).toBe(2)
  })

  it('goes on where somebody renames the key meanwhile, and takes the new name', async () => {
    let meanwhile: (() => Promise<unknown>) | null = null
    const racing: ApiKeyStore = {
      ...store,
      rotate: async (...parameters) => {
        await meanwhile?.()
        meanwhile = null
        return store.rotate(...parameters)
      },
    }
    const { rotate, call, key } = await setUp(issued, { store: racing })
    meanwhile = () => call('PATCH', `/${key.id}`, { body: { version: '1', name: 'Renamed' } })
    const { status, body } = await rotate({ graceSeconds: 60 })
    expect(status).toBe(201)
    expect([body.key.name, body.previous.name, body.previous.version]).toEqual(['Renamed', 'Renamed', '3'])
  })

  it('does not try for ever where the key never rests', async () => {
    let tries = 0
    const restless: ApiKeyStore = {
      ...store,
      rotate: (tenant, id, rotation, ...rest) => {
        tries++
        return store.rotate(tenant, id, { ...rotation, version: '0' }, ...rest)
      },
    }
    const { rotate } = await setUp(issued, { store: restless })
    expect(await rotate({ graceSeconds: 60 })).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(tries).toBe(5)
  })

  it('keeps the end of a grace movable while it lasts, and no longer', async () => {
    const { rotate, call, key, clock } = await setUp()
    const { previous } = (await rotate({ graceSeconds: 3600 })).body
    const patch = (version: string, retiresAt: string) => call<ApiKey>('PATCH', `/${key.id}`, { body: { version, retiresAt } })
    const later = new Date(START + 2 * HOUR_MS).toISOString()
    expect((await patch(previous.version, later)).body).toMatchObject({ retiresAt: later, version: '3' })
    expect(await patch('3', new Date(START + 366 * 24 * HOUR_MS).toISOString())).toMatchObject({
      status: 422,
      body: { issues: [{ field: 'retiresAt', code: 'latest' }] },
    })
    clock.now += HOUR_MS
    // Past or now: it ends now.
    expect((await patch('3', '2001-01-01T00:00:00Z')).body.retiresAt).toBe(new Date(clock.now).toISOString())
    expect(await patch('4', later)).toMatchObject({ status: 409, body: { code: 'state' } })
  })

  it('has no grace to move on a key that was never replaced, or is revoked', async () => {
    const { rotate, call, key } = await setUp()
    const later = new Date(START + HOUR_MS).toISOString()
    const state = { status: 409, body: { code: 'state' } }
    expect(await call('PATCH', `/${key.id}`, { body: { version: '1', retiresAt: later } })).toMatchObject(state)
    await rotate({ graceSeconds: 60 })
    await call('POST', `/${key.id}/revoke`, { body: {} })
    expect(await call('PATCH', `/${key.id}`, { body: { version: '3', retiresAt: later } })).toMatchObject(state)
  })
})

describe('the intent of a rotation', () => {
  const intent = { 'idempotency-key': 'one' }

  it('answers 50 requests at once, and every later one, with the same keys and the same secret', async () => {
    const { rotate, tenant } = await setUp()
    const answers = await Promise.all(Array.from({ length: 50 }, () => rotate({ graceSeconds: 60 }, intent)))
    answers.push(await rotate({ graceSeconds: 60 }, intent))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect((await store.list(tenant, {})).total).toBe(2)
    expect(await store.listEvents(tenant)).toHaveLength(3)
  })

  it('is another one for other options, another key, and a create', async () => {
    const { rotate, call, tenant } = await setUp()
    const other = await call<CreatedBody>('POST', '', { body: issued, headers: intent })
    const mismatch = { status: 422, body: { code: 'intentMismatch' } }
    expect(await rotate({ graceSeconds: 60 }, intent)).toMatchObject(mismatch)
    const two = { 'idempotency-key': 'two' }
    await rotate({ graceSeconds: 60 }, two)
    expect(await rotate({ graceSeconds: 61 }, two)).toMatchObject(mismatch)
    expect(await rotate({ graceSeconds: 60 }, two, other.body.key.id)).toMatchObject(mismatch)
    expect(await call('POST', '', { body: { graceSeconds: 60 }, headers: two })).toMatchObject(mismatch)
    expect((await store.list(tenant, {})).total).toBe(3)
  })

  it('of a refused rotation may be used again', async () => {
    const { rotate } = await setUp()
    expect((await rotate({ graceSeconds: -1 }, intent)).status).toBe(422)
    expect((await rotate({ graceSeconds: 0 }, intent)).status).toBe(201)
  })

  it('brings back no secret of a successor that was revoked or deleted', async () => {
    for (const end of ['revoke', 'delete'] as const) {
      const { rotate, call, tenant } = await setUp()
      const { body } = await rotate({ graceSeconds: 60 }, intent)
      if (end === 'revoke') await call('POST', `/${body.key.id}/revoke`, { body: {} })
      else await call('DELETE', `/${body.key.id}`)
      expect(await rotate({ graceSeconds: 60 }, intent)).toMatchObject({ status: 404, body: { code: 'notFound' } })
      expect((await store.list(tenant, {})).total).toBe(end === 'revoke' ? 2 : 1)
    }
  })
})

describe('a rotated key at the door', () => {
  it('opens with both secrets within the grace, and with the new one alone after it', async () => {
    const { rotate, verify, secret, key, clock, tenant } = await setUp()
    const { body } = await rotate({ graceSeconds: 3600 })
    clock.now += HOUR_MS - 1
    expect((await verify(secret))?.key.id).toBe(key.id)
    expect((await verify(body.secret as string))?.key.id).toBe(body.key.id)
    const used = async (id: string) => (await store.find(tenant, id))?.key.lastUsedAt
    expect(await used(key.id)).toBe(new Date(clock.now).toISOString())
    clock.now += 1
    // The same null as for a key that never was.
    expect(await verify(secret)).toBeNull()
    expect((await verify(body.secret as string))?.key.id).toBe(body.key.id)
  })

  it('stops at once without a grace, and when its grace is ended', async () => {
    const at = await setUp()
    await at.rotate({ graceSeconds: 0 })
    expect(await at.verify(at.secret)).toBeNull()
    const { rotate, verify, secret, call, key } = await setUp()
    const { previous } = (await rotate({ graceSeconds: 3600 })).body
    expect(await verify(secret)).not.toBeNull()
    await call('PATCH', `/${key.id}`, { body: { version: previous.version, retiresAt: '2001-01-01T00:00:00Z' } })
    expect(await verify(secret)).toBeNull()
  })

  it('does not come back to life by a rotation where it has expired', async () => {
    const { rotate, verify, secret, clock } = await setUp({ ...issued, expiresAt: '2026-11-23T01:00:00Z' })
    clock.now += 2 * HOUR_MS
    const { status, body } = await rotate({ graceSeconds: 3600 })
    expect(status).toBe(201)
    expect(await verify(secret)).toBeNull()
    expect((await verify(body.secret as string))?.key.expiresAt).toBe(new Date(clock.now + HOUR_MS).toISOString())
  })
})

describe('readCredential of a rotated key', () => {
  it('opens the new secret, by either id, within the grace and after it', async () => {
    const { rotate, read, tenant, key, clock } = await setUp(credential)
    const { body } = await rotate({ graceSeconds: 3600, key: NEW_KEY })
    for (const id of [key.id, body.key.id]) expect((await read(tenant, id)).reveal()).toBe(NEW_KEY)
    expect((await store.find(tenant, key.id))?.key.lastUsedAt).toBeNull()
    clock.now += 2 * HOUR_MS
    expect((await read(tenant, key.id)).reveal()).toBe(NEW_KEY)
    const third = await rotate({ graceSeconds: 0, key: `${NEW_KEY}3` }, {}, body.key.id)
    expect(third.status).toBe(201)
    expect((await read(tenant, key.id)).reveal()).toBe(`${NEW_KEY}3`)
  })

  it('opens the old one within its grace where the new one is stopped, and none after it', async () => {
    for (const end of ['disable', 'revoke', 'delete'] as const) {
      const { rotate, read, tenant, key, call, clock } = await setUp(credential)
      const { body } = await rotate({ graceSeconds: 3600, key: NEW_KEY })
      if (end === 'delete') await call('DELETE', `/${body.key.id}`)
      else await call('POST', `/${body.key.id}/${end}`, { body: {} })
      expect((await read(tenant, key.id)).reveal()).toBe(credential.key)
      clock.now += HOUR_MS
      await expect(read(tenant, key.id)).rejects.toMatchObject({ code: 'state' })
    }
  })

  it('sends the new secret to no other host than it was brought for', async () => {
    const { rotate, read, tenant, key, call, clock } = await setUp(credential)
    const { body } = await rotate({ graceSeconds: 3600, key: NEW_KEY })
    const elsewhere = { version: '1', endpoint: 'https://elsewhere.example/v1', key: 'another-0123456789' }
    expect((await call('PATCH', `/${body.key.id}`, { body: elsewhere })).status).toBe(200)
    expect((await read(tenant, key.id)).reveal()).toBe(credential.key)
    clock.now += HOUR_MS
    await expect(read(tenant, key.id)).rejects.toMatchObject({ code: 'state' })
    expect((await read(tenant, body.key.id)).reveal()).toBe('another-0123456789')
  })

  it('ends where keys replace each other in a ring', async () => {
    const { read, tenant, key } = await setUp(credential)
    const found = await store.find(tenant, key.id)
    const ring: ApiKeyStore = {
      ...store,
      find: async () => found && { ...found, key: { ...found.key, replacedBy: key.id } },
    }
    expect((await readCredential({ store: ring, keyEncryption, now: () => START })(tenant, key.id)).reveal()).toBe(
      (await read(tenant, key.id)).reveal(),
    )
  })
})
