import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { credential, type CreatedBody, handlerUnderTest, issued, store } from './support/handlerUnderTest'

const json = { 'content-type': 'application/json' }

const WRITES = [
  ['POST', ''],
  ['PATCH', '/:id'],
  ['POST', '/:id/revoke'],
  ['POST', '/:id/disable'],
  ['POST', '/:id/enable'],
  ['POST', '/:id/test'],
  ['POST', '/test'],
] as const

describe.each(WRITES)('%s %s', (method, path) => {
  const setUp = async () => {
    const { call, create, tenant } = handlerUnderTest()
    const key = await create()
    return { tenant, key, send: (init: Parameters<typeof call>[2]) => call(method, path.replace(':id', key.id), init) }
  }

  it('answers what it cannot read with a code, and changes nothing', async () => {
    const { tenant, key, send } = await setUp()
    const unreadable = [
      '{',
      '{"name":',
      'hello',
      '[]',
      'null',
      '"text"',
      '5',
      '{"name":"\\ud800"}',
      Buffer.from([0x7b, 0xff, 0x7d]),
      `${'['.repeat(20_000)}`,
    ]
    for (const raw of unreadable)
      expect(await send({ raw, headers: json })).toMatchObject({ status: 400, body: { code: 'malformed' } })
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'text/json',
    ])
      expect(await send({ raw: '{}', headers: { 'content-type': type } })).toMatchObject({
        status: 415,
        body: { code: 'malformed', status: 415 },
      })
    expect(await store.list(tenant, {})).toMatchObject({ items: [key], total: 1 })
  })

  it('refuses unknown fields without repeating them', async () => {
    const { send } = await setUp()
    for (const extra of [{ canary: 1 }, { secret: 'canary' }, { id: 'canary' }, { 'rules.key': 'canary' }]) {
      const answer = await send({
        body: { ...(path === '' ? credential : {}), ...(path === '/:id' ? { version: '1' } : {}), ...extra },
      })
      expect(answer.status).toBe(422)
      expect(answer.body.issues).toContainEqual({ field: '', code: 'unknownField' })
      expect(JSON.stringify(answer.body)).not.toContain('canary')
    }
    expect((await send({ raw: '{"__proto__":{"polluted":true}}', headers: json })).status).toBe(422)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('stops reading after 64 KB, whatever the header says', async () => {
    const { send } = await setUp()
    for (const headers of [json, { ...json, 'content-length': '2' }]) {
      let sent = 0
      const raw = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 16 * 1024
          controller.enqueue(new Uint8Array(16 * 1024).fill(0x20))
        },
      })
      expect(await send({ raw, headers })).toMatchObject({
        status: 413,
        body: { code: 'tooLarge', params: { maxBytes: 65_536 } },
      })
      expect(sent).toBeLessThan(200 * 1024)
    }
    expect(await send({ raw: ' '.repeat(1024 * 1024), headers: json })).toMatchObject({ status: 413 })
  })
})

describe('rules', () => {
  it('are checked in full, field by field, and answered with their numbers and without the value', async () => {
    const { call, tenant } = handlerUnderTest()
    const answer = await call('POST', '', { body: { ...credential, name: '', endpoint: 'http://canary.example', key: 'cana' } })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'invalid' })
    expect(answer.body.issues).toEqual([
      { field: 'name', code: 'required', params: { maxLength: canonical.name.maxLength } },
      { field: 'endpoint', code: 'protocols', params: { maxLength: canonical.endpoint.maxLength, protocols: ['https'] } },
      { field: 'key', code: 'minLength', params: { minLength: canonical.key.minLength, maxLength: canonical.key.maxLength } },
    ])
    expect(JSON.stringify(answer.body)).not.toContain('cana')
    expect((await store.list(tenant, {})).total).toBe(0)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no kind', { kind: undefined }, 'type'],
    ['a kind that is none', { kind: 'other' }, 'type'],
    ['a name that is no text', { name: 5 }, 'type'],
    ['a key with a line break', { key: 'abc\ndefgh' }, 'characters'],
    ['a key with a space at the end', { key: 'abcdefgh ' }, 'characters'],
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'future'],
    ['an expiry that is no instant', { expiresAt: 'tomorrow' }, 'instant'],
    ['a password in the address', { endpoint: 'https://u:p@a.example' }, 'userinfo'],
    ['a name that runs backwards', { name: 'a\u202eb' }, 'characters'],
  ])('refuse %s', async (_, changes, code) => {
    const { call } = handlerUnderTest()
    const answer = await call('POST', '', { body: { ...credential, ...changes } })
    expect(answer.status).toBe(422)
    expect(answer.body.issues?.map((issue) => issue.code)).toContain(code)
  })

  it('of the host are stricter on the server too', async () => {
    const { call } = handlerUnderTest({ rules: { key: { minLength: 12 }, application: { required: true } } })
    const answer = await call('POST', '', { body: { ...credential, key: 'elevenchars' } })
    expect(answer.body.issues).toEqual([
      { field: 'application', code: 'required', params: { maxLength: 64 } },
      { field: 'key', code: 'minLength', params: { minLength: 12, maxLength: 4096 } },
    ])
    expect((await call('POST', '', { body: { ...credential, key: 'twelve-chars', application: 'a' } })).status).toBe(201)
  })

  it('hold for changes as well', async () => {
    const { call, create, tenant } = handlerUnderTest()
    const key = await create()
    const patch = (body: unknown) => call('PATCH', `/${key.id}`, { body })
    expect((await patch({ name: 'x' })).body.issues).toEqual([{ field: 'version', code: 'required' }])
    expect((await patch({ version: key.version, key: 'abcd' })).body.issues).toMatchObject([{ field: 'key', code: 'minLength' }])
    expect(await patch({ version: 'old', name: 'x' })).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const robot = await call<CreatedBody>('POST', '', { body: issued })
    const { id, version } = robot.body.key
    for (const field of [{ endpoint: 'https://a.example' }, { key: 'abcdefgh' }])
      expect(await call('PATCH', `/${id}`, { body: { version, ...field } })).toMatchObject({
        status: 422,
        body: { issues: [{ field: '', code: 'unknownField' }] },
      })
    expect((await store.find(tenant, key.id))?.key).toEqual(key)
  })

  it('allow a reason of 500 characters and no more', async () => {
    const { call, create, tenant } = handlerUnderTest()
    const key = await create()
    const revoke = (reason: unknown) => call('POST', `/${key.id}/revoke`, { body: { reason } })
    expect((await revoke('x'.repeat(501))).body.issues).toEqual([
      { field: 'reason', code: 'maxLength', params: { maxLength: 500 } },
    ])
    expect((await revoke(5)).body.issues).toEqual([{ field: 'reason', code: 'type' }])
    expect((await revoke('a\0b')).body.issues).toEqual([{ field: 'reason', code: 'characters' }])
    expect((await revoke('🔑'.repeat(500))).status).toBe(200)
    expect((await store.listEvents(tenant, { limit: 1 }))[0]?.reason).toBe('🔑'.repeat(500))
  })

  it('let no body through that makes the server fail', async () => {
    const { call } = handlerUnderTest()
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom(null, true, '\0', '__proto__', "'; drop table keyrack_keys; --", '{{x}}'),
      fc.jsonValue(),
    )
    const body = fc.dictionary(
      fc.constantFrom('kind', 'name', 'endpoint', 'key', 'application', 'expiresAt', 'constructor', 'toString'),
      value,
    )
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom('credential', 'issued'), async (fields, kind) => {
        const { status } = await call('POST', '', {
          body: { ...credential, ...fields, ...(Math.abs(Object.keys(fields).length) > 2 ? {} : { kind }) },
        })
        expect([201, 400, 422]).toContain(status)
      }),
      { numRuns: 300 },
    )
  })

  const digits = (most: number, length: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(length, '0'))
  const date = fc
    .tuple(fc.oneof(digits(9999, 4), fc.constantFrom('0000', '9999')), digits(13, 2), digits(32, 2))
    .map((all) => all.join('-'))
  const zone = fc.oneof(
    fc.constant('Z'),
    fc.tuple(fc.constantFrom('+', '-'), digits(24, 2), digits(60, 2)).map(([sign, h, m]) => `${sign}${h}:${m}`),
  )
  const instant = fc
    .tuple(date, digits(24, 2), digits(60, 2), digits(60, 2), zone)
    .map(([d, h, m, s, z]) => `${d}T${h}:${m}:${s}${z}`)

  it('let no expiry through that the store cannot keep', async () => {
    const { call, create } = handlerUnderTest()
    const { id } = await create()
    const send = async (expiresAt: string) => {
      const made = await call('POST', '', { body: { ...credential, expiresAt } })
      const changed = await call('PATCH', `/${id}`, { body: { version: 'old', expiresAt } })
      return [made.status, changed.status]
    }
    for (const expiresAt of ['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59'])
      expect(await send(expiresAt)).toEqual([422, 422])
    expect(await send('9999-12-31T23:59:59.999Z')).toEqual([201, 409])
    await fc.assert(
      fc.asyncProperty(instant, async (expiresAt) => {
        const [made, changed] = await send(expiresAt)
        expect([201, 422]).toContain(made)
        expect([409, 422]).toContain(changed)
      }),
      { numRuns: 200 },
    )
  })

  it('let no query through that makes the server fail', async () => {
    const { call, create } = handlerUnderTest()
    await create()
    const key = fc.constantFrom('name', 'createdAt', 'lastUsedAt', 'expiresAt')
    const direction = fc.constantFrom('ascending', 'descending')
    const value = fc.oneof(
      instant.map((text) => text.replace(/(?:Z|[+-]..:..)$/, '.000Z')),
      fc.constantFrom(null, '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '+010000-01-01T00:00:00.000Z', '\ud800'),
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
    )
    const id = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('k', '\0', '\ud800', "' or 1=1 --"), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(key, direction, value, id, fc.string({ unit: 'binary' }), async (by, way, at, after, search) => {
        const cursor = Buffer.from(JSON.stringify([by, way, at, after])).toString('base64url')
        const sort = `${way === 'descending' ? '-' : ''}${by}`
        for (const query of [{ sort, cursor }, { sort, cursor, search }, { cursor: search }])
          expect([200, 400]).toContain(
            (await call('GET', `?${new URLSearchParams(query as Record<string, string>).toString()}`)).status,
          )
      }),
      { numRuns: 300 },
    )
  })

  it('take any id for an unknown one', async () => {
    const { call } = handlerUnderTest()
    for (const id of ['%00', "'%20or%201=1", 'constructor', '..%2f..', 'x'.repeat(4000), '%F0%9F%94%91'])
      expect([404]).toContain((await call('POST', `/${id}/disable`, { body: {} })).status)
  })
})
