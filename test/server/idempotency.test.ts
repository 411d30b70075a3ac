import { describe, expect, it } from 'vitest'
import { credential, type CreatedBody, handlerUnderTest, issued, store } from './support/handlerUnderTest'

const withIntent = (intent: string) => ({ 'idempotency-key': intent })

describe('an intent', () => {
  it('is answered again with the same key and the same secret', async () => {
    const { call, tenant } = handlerUnderTest()
    const send = () => call<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })
    const [first, second] = [await send(), await send()]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(first.body.secret).toBeDefined()
    expect((await store.list(tenant, {})).total).toBe(1)
  })

  it('makes one key and one secret however many send it at once', async () => {
    const { call, tenant } = handlerUnderTest()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.secret)).size).toBe(1)
    expect(new Set(answers.map(({ body }) => body.key.id)).size).toBe(1)
    expect((await store.list(tenant, {})).total).toBe(1)
    expect(await store.listEvents(tenant)).toHaveLength(1)
  })

  it('is refused with another body, and makes nothing', async () => {
    const { call, tenant } = handlerUnderTest()
    await call('POST', '', { body: credential, headers: withIntent('one') })
    for (const body of [issued, { ...credential, key: 'another-key-0123' }, { ...credential, name: '' }])
      expect(await call('POST', '', { body, headers: withIntent('one') })).toMatchObject({
        status: 422,
        body: { code: 'intentMismatch' },
      })
    expect((await store.list(tenant, {})).total).toBe(1)
  })

  it('belongs to its tenant and its user', async () => {
    const { call, tenant } = handlerUnderTest()
    const send = (by: typeof call) => by<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })
    const other = handlerUnderTest({ tenant, actor: 'bob' })
    const foreign = handlerUnderTest()
    const ids = [await send(call), await send(other.call), await send(foreign.call)].map(({ body }) => body.key.id)
    expect(new Set(ids).size).toBe(3)
  })

  it('is remembered for an hour, also past the expiry date that it asked for', async () => {
    let now = Date.UTC(2026, 10, 23)
    const { call } = handlerUnderTest({ now: () => now })
    const body = { ...issued, expiresAt: '2026-11-23T00:30:00Z' }
    const send = () => call<CreatedBody>('POST', '', { body, headers: withIntent('one') })
    const first = await send()
    now += 60 * 60 * 1000 - 1
    expect((await send()).body).toEqual(first.body)
    now += 1
    expect(await send()).toMatchObject({
      status: 422,
      body: { code: 'invalid', issues: [{ field: 'expiresAt', code: 'future' }] },
    })
  })

  it('of a refused draft may be used again', async () => {
    const { call } = handlerUnderTest()
    expect((await call('POST', '', { body: { ...issued, name: '' }, headers: withIntent('one') })).status).toBe(422)
    expect((await call('POST', '', { body: issued, headers: withIntent('one') })).status).toBe(201)
  })

  it('brings back no key that was deleted', async () => {
    const { call, tenant } = handlerUnderTest()
    const send = () => call<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })
    const { body } = await send()
    await call('DELETE', `/${body.key.id}`)
    expect(await send()).toMatchObject({ status: 404, body: { code: 'notFound' } })
    expect((await store.list(tenant, {})).total).toBe(0)
  })

  it('brings back no secret of a key that was revoked, and makes no other key', async () => {
    const { call, tenant } = handlerUnderTest()
    const send = () => call<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })
    const { body } = await send()
    await call('POST', `/${body.key.id}/disable`, { body: {} })
    expect((await send()).body).toEqual(body)
    await call('POST', `/${body.key.id}/revoke`, { body: {} })
    expect(await send()).toMatchObject({ status: 404, body: { code: 'notFound' } })
    expect((await store.findIntent(tenant, { actor: 'ada', intent: 'one' }, new Date()))?.answer).toBeNull()
    expect((await store.list(tenant, {})).total).toBe(1)
  })

  it('is 1–255 visible ASCII characters', async () => {
    const { call } = handlerUnderTest()
    for (const intent of ['', 'a b', 'ä', 'x'.repeat(256)])
      expect(await call('POST', '', { body: issued, headers: withIntent(intent) })).toMatchObject({
        status: 400,
        body: { code: 'malformed', field: 'intent' },
      })
    expect((await call('POST', '', { body: issued, headers: withIntent('~'.repeat(255)) })).status).toBe(201)
  })

  it('is kept without the secret or the body in clear', async () => {
    const { call, tenant } = handlerUnderTest()
    const { body } = await call<CreatedBody>('POST', '', { body: issued, headers: withIntent('one') })
    const kept = await store.findIntent(tenant, { actor: 'ada', intent: 'one' }, new Date())
    const text = Buffer.concat([kept?.answer ?? new Uint8Array(), kept?.fingerprint ?? new Uint8Array()]).toString('latin1')
    expect(kept?.fingerprint).toHaveLength(32)
    expect(text).not.toContain(body.secret)
    expect(text).not.toContain(issued.name)
  })
})
