import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiKeyError } from '../../src/core/errors'
import type { Diagnosis } from '../../src/core/diagnosis'
import type { ApiKey } from '../../src/core/model'
import type { Problem } from '../../src/core/readProblem'
import { readCreated, readDiagnosis, readFacets, readKey, readPage } from '../../src/core/wire'
import { createApiKeyHandler, type ApiKeyHandlerOptions } from '../../src/server/createApiKeyHandler'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import type { ApiKeyStore } from '../../src/server/store'
import { httpEndpoint } from './support/pingServer'
import { BASE, credential, type CreatedBody, handlerUnderTest, issued, keyEncryption, store } from './support/handlerUnderTest'

const ROUTES = [
  ['GET', ''],
  ['POST', ''],
  ['PATCH', '/:id'],
  ['DELETE', '/:id'],
  ['POST', '/:id/rotate'],
  ['POST', '/:id/disable'],
  ['POST', '/:id/enable'],
  ['POST', '/:id/revoke'],
  ['POST', '/:id/test'],
  ['POST', '/test'],
  ['GET', '/scopes'],
  ['GET', '/facets'],
] as const

const bodyOf = (method: string, path: string): { body?: unknown } =>
  method === 'GET' || method === 'DELETE'
    ? {}
    : {
        body:
          path === ''
            ? credential
            : path === '/test'
              ? { endpoint: 'https://weather.example', key: 'abcdefgh' }
              : path === '/:id'
                ? { version: '1', name: 'x' }
                : {},
      }

describe('the routes', () => {
  it('carry a key through its life', async () => {
    const { call, tenant } = handlerUnderTest()
    const made = await call<CreatedBody>('POST', '', {
      body: { ...credential, name: '  Weather ', application: 'Portal', expiresAt: '2030-01-01T00:00:00+02:00' },
    })
    expect(made.status).toBe(201)
    const { key } = readCreated(made.body)
    expect(made.body.secret).toBeUndefined()
    expect(key).toMatchObject({
      kind: 'credential',
      name: 'Weather',
      endpoint: 'https://weather.example/v1',
      hint: { prefix: 'wx_live_', tail: 'QX7z' },
      application: 'Portal',
      state: 'active',
      createdBy: 'ada',
      expiresAt: '2029-12-31T22:00:00.000Z',
      lastUsedAt: null,
    })
    const list = await call<unknown>('GET', '')
    expect(readPage(list.body)).toEqual({ items: [key], nextCursor: null, total: 1 })

    const changed = await call<ApiKey>('PATCH', `/${key.id}`, {
      body: { version: key.version, name: 'Climate', application: null },
    })
    expect(readKey(changed.body)).toMatchObject({ name: 'Climate', application: null, expiresAt: key.expiresAt })
    expect(changed.body.version).not.toBe(key.version)
    for (const [action, state] of [
      ['disable', 'disabled'],
      ['disable', 'disabled'],
      ['enable', 'active'],
      ['revoke', 'revoked'],
      ['revoke', 'revoked'],
    ] as const) {
      const { status, body } = await call<ApiKey>('POST', `/${key.id}/${action}`, {
        body: action === 'revoke' ? { reason: 'leaked' } : {},
      })
      expect([status, body.state]).toEqual([200, state])
    }
    for (const action of ['enable', 'disable'])
      expect(await call('POST', `/${key.id}/${action}`)).toMatchObject({ status: 409, body: { code: 'state' } })
    for (let i = 0; i < 2; i++) expect(await call('DELETE', `/${key.id}`)).toMatchObject({ status: 204, body: undefined })
    expect((await call<{ total: number }>('GET', '')).body.total).toBe(0)
    const events = await store.listEvents(tenant, { keyId: key.id })
    expect(events.map(({ action, reason }) => [action, reason]).reverse()).toEqual([
      ['create', null],
      ['update', null],
      ['disable', null],
      ['enable', null],
      ['revoke', 'leaked'],
      ['delete', null],
    ])
    expect(events.at(-1)?.correlationId).toBe(made.headers.get('x-correlation-id'))
  })

  it('show the secret of an issued key once', async () => {
    const { call } = handlerUnderTest({ issued: { brand: 'acme', environment: 'test' } })
    const { body } = await call<CreatedBody>('POST', '', { body: issued })
    expect(body.secret).toMatch(/^acme_test_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$/)
    expect(JSON.stringify(body.key)).not.toContain(body.secret)
    const page = JSON.stringify((await call('GET', '')).body)
    const [, , shortId = 'x', secret = 'x'] = (body.secret as string).split('_')
    expect(page).not.toContain(secret.slice(0, 8))
    expect(page).not.toContain(shortId)
  })

  it('replace a secret and its hint, and only then', async () => {
    const { call, create, tenant } = handlerUnderTest()
    const key = await create()
    const sealed = (await store.find(tenant, key.id))?.sealed
    const renamed = await call<ApiKey>('PATCH', `/${key.id}`, { body: { version: key.version, name: 'A' } })
    expect((await store.find(tenant, key.id))?.sealed).toEqual(sealed)
    const replaced = await call<ApiKey>('PATCH', `/${key.id}`, {
      body: { version: renamed.body.version, key: 'nw_live_Yd5Gj8Pc2Fv6Wm9Kt4Rb7Nh3Ls1WXYZ' },
    })
    expect(replaced.body.hint).toEqual({ prefix: 'nw_live_', tail: 'WXYZ' })
    expect((await store.find(tenant, key.id))?.sealed).not.toEqual(sealed)
  })

  it('send no stored secret to another host: a new origin comes with a new key', async () => {
    const { call, create, tenant } = handlerUnderTest()
    const key = await create()
    const patch = (changes: object) => call('PATCH', `/${key.id}`, { body: { version: key.version, ...changes } })
    for (const endpoint of ['https://evil.example/v1', 'https://weather.example:8443/v1', 'http://localhost/v1'])
      expect(await patch({ endpoint })).toMatchObject({ status: 422, body: { issues: [{ field: 'key', code: 'required' }] } })
    expect((await store.find(tenant, key.id))?.key).toEqual(key)
    const moved = await call<ApiKey>('PATCH', `/${key.id}`, {
      body: { version: key.version, endpoint: 'https://weather.example/v2' },
    })
    expect(moved.body).toMatchObject({ endpoint: 'https://weather.example/v2' })
    const body = { version: moved.body.version, endpoint: 'https://storms.example/v1', key: 'another-key-0123456789' }
    expect((await call<ApiKey>('PATCH', `/${key.id}`, { body })).body).toMatchObject({ endpoint: 'https://storms.example/v1' })
  })

  it('try a key that was typed and one that is stored', async () => {
    let authorization: string | undefined
    const endpoint = await httpEndpoint((request, response) => {
      authorization = request.headers.authorization
      response.end('{"result":"pong"}')
    })
    const { call, create } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const typed = await call<Diagnosis>('POST', '/test', { body: { endpoint: ` ${endpoint} `, key: 'typed-key' } })
    expect(readDiagnosis(typed.body)).toMatchObject({ ok: true, correlationId: typed.headers.get('x-correlation-id') })
    expect(authorization).toBe('Bearer typed-key')
    const { id } = await create({ endpoint })
    expect((await call<Diagnosis>('POST', `/${id}/test`, { body: {} })).body.ok).toBe(true)
    expect(authorization).toBe(`Bearer ${credential.key}`)
    // Still what the check is for: is it worth enabling?
    await call('POST', `/${id}/disable`, { body: {} })
    expect((await call<Diagnosis>('POST', `/${id}/test`, { body: {} })).body.ok).toBe(true)
    await call('POST', `/${id}/revoke`, { body: {} })
    expect(await call('POST', `/${id}/test`, { body: {} })).toMatchObject({ status: 409, body: { code: 'state' } })
    // An answer, not an error.
    expect(await call<Diagnosis>('POST', '/test', { body: { endpoint: 'ftp://x', key: 'a' } })).toMatchObject({
      status: 200,
      body: { ok: false },
    })
    expect(
      (await call('POST', '/test', { body: { endpoint: 5 } })).body.issues?.map(({ field, code }) => `${field} ${code}`),
    ).toEqual(['endpoint type', 'key required'])
    const robot = await call<CreatedBody>('POST', '', { body: issued })
    expect(await call('POST', `/${robot.body.key.id}/test`, { body: {} })).toMatchObject({
      status: 501,
      body: { code: 'unsupported' },
    })
  })

  it('try a stored key at another path of its server, for those who may move it there, and at no other server', async () => {
    const seen: string[] = []
    const origin = await httpEndpoint((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization}`)
      response.end('{"result":"pong"}')
    })
    const other = await httpEndpoint((_, response) => {
      seen.push('other')
      response.end('{"result":"pong"}')
    })
    const { call, create, tenant } = handlerUnderTest({ allowEndpoints: [origin, other] })
    const { id } = await create({ endpoint: `${origin}/v1` })
    const at = (endpoint: unknown) => call<Diagnosis & Problem>('POST', `/${id}/test`, { body: { endpoint } })
    expect((await at(` ${origin}/v2 `)).body.ok).toBe(true)
    expect(seen.splice(0)).toEqual([expect.stringMatching(/^\/v2\S* Bearer /)])
    for (const [endpoint, issue] of [
      [`${other}/v1`, { field: 'key', code: 'required' }],
      ['no address', { field: 'endpoint', code: 'url' }],
      [5, { field: 'endpoint', code: 'type' }],
    ] as const)
      expect(await at(endpoint)).toMatchObject({ status: 422, body: { code: 'invalid', issues: [issue] } })
    const more = await call('POST', `/${id}/test`, { body: { endpoint: `${origin}/v2`, version: 'x' } })
    expect(more).toMatchObject({ status: 422, body: { issues: [{ code: 'unknownField' }] } })
    const reader = handlerUnderTest({
      allowEndpoints: [origin],
      authorize: () => ({ tenant, actor: 'bob', can: (action) => action === 'test' }),
    })
    const path = `/${id}/test`
    expect(await reader.call('POST', path, { body: { endpoint: `${origin}/v2` } })).toMatchObject({ status: 403 })
    expect((await reader.call<Diagnosis>('POST', path, { body: {} })).body.ok).toBe(true)
    expect(seen).toHaveLength(1)
  })

  it('page, search, sort and filter the list', async () => {
    const { call, create } = handlerUnderTest()
    for (const name of ['Alpha', 'Beta', 'Gamma']) await create({ name })
    const names = async (query: string) => (await call<{ items: ApiKey[]; nextCursor: string | null }>('GET', query)).body
    const first = await names('?sort=name&limit=2')
    expect(first.items.map(({ name }) => name)).toEqual(['Alpha', 'Beta'])
    expect((await names(`?sort=name&limit=2&cursor=${first.nextCursor ?? ''}`)).items.map(({ name }) => name)).toEqual(['Gamma'])
    expect((await names('?search=ETA&kind=credential')).items).toHaveLength(1)
    expect((await names('?kind=issued')).items).toHaveLength(0)
    expect((await names('?kind=issued&kind=credential&sort=-kind,-name')).items.map(({ name }) => name)).toEqual([
      'Gamma',
      'Beta',
      'Alpha',
    ])
    expect((await names('?expires=30d')).items).toHaveLength(0)
    for (const query of [
      '?limit=0',
      '?limit=201',
      '?limit=x',
      '?sort=secret',
      '?kind=other',
      '?status=asleep',
      '?scope=a%20b',
      '?created=yesterday',
      '?cursor=garbage',
      `?search=${'x'.repeat(300)}`,
    ])
      expect(await call('GET', query)).toMatchObject({
        status: 400,
        body: { code: 'malformed', field: query.slice(1).split('=')[0] },
      })
  })
})

describe('counted values', () => {
  it('are of the list that the same query names, for who may list', async () => {
    const can: string[] = []
    const { call, create } = handlerUnderTest({
      authorize: () => ({ tenant: 'counted', actor: 'ada', can: (action) => action !== 'test' && can.push(action) > 0 }),
    })
    for (const application of ['Portal', 'Portal', null]) await create({ application })
    can.length = 0
    const { status, body } = await call<unknown>('GET', '/facets?application=Portal&search=WEATHER')
    expect([status, can]).toEqual([200, ['list']])
    expect(readFacets(body)).toEqual({
      status: [{ value: 'active', count: 2 }],
      kind: [{ value: 'credential', count: 2 }],
      scope: [],
      application: [
        { value: 'Portal', count: 2 },
        { value: null, count: 1 },
      ],
      createdBy: [{ value: 'ada', count: 2 }],
    })
    expect(await call('GET', '/facets?status=asleep')).toMatchObject({
      status: 400,
      body: { code: 'malformed', field: 'status' },
    })
    expect((await call('POST', '/facets')).status).toBe(405)
  })

  it('and lists go by the clock of the server', async () => {
    let now = Date.parse('2026-06-01T00:00:00Z')
    const { call, create } = handlerUnderTest({ now: () => now })
    await create({ expiresAt: '2026-07-01T00:00:00Z' })
    const statuses = async () => {
      const { body } = await call<unknown>('GET', '/facets')
      const status = readFacets(body).status[0]?.value
      expect((await call<{ total: number }>('GET', `?status=${status}`)).body.total).toBe(1)
      return status
    }
    const seen = [await statuses()]
    for (const at of ['2026-06-23T23:59:59.999Z', '2026-06-24T00:00:00Z', '2026-06-30T23:59:59.999Z', '2026-07-01T00:00:00Z']) {
      now = Date.parse(at)
      seen.push(await statuses())
    }
    expect(seen).toEqual(['active', 'active', 'expiring', 'expiring', 'expired'])
  })
})

describe('on every route', () => {
  it.each(ROUTES)('%s %s answers with the headers that protect it, on success and on every error', async (method, path) => {
    const { create } = handlerUnderTest()
    const { id } = await create()
    const cases: [Partial<ApiKeyHandlerOptions>, number | undefined][] = [
      [{}, undefined],
      [{ authorize: () => null }, 401],
      [{ authorize: () => ({ tenant: 'x', actor: 'y', can: () => false }) }, 403],
      [{ authorize: () => Promise.reject(new Error('canary')) }, 503],
    ]
    for (const [options, status] of cases) {
      const { call } = handlerUnderTest(options)
      const answer = await call(method, path.replace(':id', id), bodyOf(method, path))
      if (status !== undefined) expect(answer.status).toBe(status)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/) as unknown,
        'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      })
      if (answer.status >= 400) {
        expect(answer.headers.get('content-type')).toBe('application/problem+json')
        expect(answer.body).toMatchObject({
          type: `urn:keyrack:problem:${answer.body.code}`,
          title: expect.stringMatching(/^[A-Z]/) as unknown,
          status: answer.status,
          correlationId: answer.headers.get('x-correlation-id'),
        })
        expect(JSON.stringify(answer.body)).not.toContain('canary')
      }
    }
  })

  it.each(ROUTES.filter(([, path]) => path.includes(':id')))('%s %s knows no key of another tenant', async (method, path) => {
    const { create, tenant: theirs } = handlerUnderTest()
    const key = await create()
    const { call } = handlerUnderTest()
    const [foreign, unknown] = await Promise.all(
      [key.id, 'key_00000000000000000000'].map((id) => call(method, path.replace(':id', id), bodyOf(method, path))),
    )
    expect(foreign?.status).toBe(method === 'DELETE' ? 204 : 404)
    const tellTale = ({ status, body }: NonNullable<typeof foreign>) => [status, { ...body, correlationId: '' }]
    expect(tellTale(foreign as NonNullable<typeof foreign>)).toEqual(tellTale(unknown as NonNullable<typeof unknown>))
    expect((await store.find(theirs, key.id))?.key).toEqual(key)
  })

  it.each(ROUTES)('%s %s asks whether this user may do this, and takes nothing but true for a yes', async (method, path) => {
    const asked: string[] = []
    const can = (action: string) => {
      asked.push(action)
      return Promise.resolve(true) as unknown as boolean
    }
    const { call } = handlerUnderTest({ authorize: () => ({ tenant: 'a', actor: 'b', can }) })
    expect((await call(method, path, bodyOf(method, path))).status).toBe(403)
    expect(asked).toHaveLength(1)
  })

  it.each(ROUTES)('%s %s refuses plain http from another machine, with the body unread', async (method, path) => {
    const { call, tenant } = handlerUnderTest()
    let read = false
    const raw = new ReadableStream(
      {
        pull: () => {
          read = true
        },
      },
      { highWaterMark: 0 },
    )
    const answer = await call(method, `http://admin.example/api/keys${path}`, {
      ...(method === 'GET' ? {} : { raw }),
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'localhost' },
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'insecure' } })
    expect(answer.headers.has('strict-transport-security')).toBe(false)
    expect(read).toBe(false)
    expect((await store.list(tenant, {})).total).toBe(0)
  })

  it.each(ROUTES.filter(([method]) => method !== 'GET'))(
    '%s %s refuses what a page of another site sends',
    async (method, path) => {
      const { create, tenant } = handlerUnderTest()
      const key = await create()
      const { call } = handlerUnderTest({ tenant })
      const shapes: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'https://admin.example.evil.example' },
        { origin: 'https://admin.example:8443' },
        { origin: 'garbage' },
        { origin: 'https://admin.example', 'sec-fetch-site': 'cross-site' },
      ]
      for (const headers of shapes)
        expect(await call(method, path.replace(':id', key.id), { ...bodyOf(method, path), headers })).toMatchObject({
          status: 403,
          body: { code: 'forbidden' },
        })
      expect(await store.find(tenant, key.id)).toMatchObject({ key })
      expect((await store.list(tenant, {})).total).toBe(1)
    },
  )

  it('lets its own pages and other programs through', async () => {
    const { call } = handlerUnderTest()
    for (const headers of [{}, { origin: 'https://admin.example', 'sec-fetch-site': 'same-origin' }])
      expect((await call('POST', '', { body: credential, headers })).status).toBe(201)
    for (const host of ['localhost:4600', '127.0.0.1', '[::1]:80', 'demo.localhost'])
      expect((await call('GET', `http://${host}/api/keys`)).status).toBe(200)
  })

  it('believes a proxy only where it is told to', async () => {
    const { call } = handlerUnderTest({ trustProxy: true })
    const from = (headers: Record<string, string>, host = 'admin.example') => call('GET', `http://${host}/api/keys`, { headers })
    expect((await from({ 'x-forwarded-proto': 'https' })).status).toBe(200)
    expect((await from({ 'x-forwarded-proto': 'https' })).headers.has('strict-transport-security')).toBe(true)
    expect((await from({ 'x-forwarded-proto': 'http' })).status).toBe(403)
    expect((await from({})).status).toBe(403)
    // The hop between the proxy and a server behind it is local, the one before it was not.
    expect((await from({ 'x-forwarded-proto': 'http' }, 'localhost:3000')).status).toBe(403)
    const posted = await call('POST', 'http://localhost:3000/api/keys', {
      body: credential,
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'admin.example', origin: 'https://admin.example' },
    })
    expect(posted.status).toBe(201)
  })

  it.each([[false], [true]])(
    'takes plain http that came through a proxy for no local one (trustProxy: %s)',
    async (trustProxy) => {
      const { call } = handlerUnderTest({ trustProxy })
      const statusOf = async (headers: Record<string, string>, host = 'localhost:3000') =>
        (await call('GET', `http://${host}/api/keys`, { headers })).status
      const signs: Record<string, string>[] = [
        { 'x-forwarded-for': '203.0.113.7' },
        { 'x-forwarded-for': '127.0.0.1' },
        { 'x-forwarded-proto': 'http' },
        { 'x-forwarded-host': 'admin.example' },
        { 'x-forwarded-host': 'localhost' },
        { 'x-forwarded-port': '80' },
        { forwarded: 'for=127.0.0.1;host=localhost;proto=http' },
        { via: '1.1 localhost' },
        { 'x-forwarded-for': '', 'x-forwarded-host': '' },
        { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'localhost:3000' },
        { 'x-forwarded-for': '127.0.0.1, 203.0.113.7', 'x-forwarded-host': 'localhost:3000' },
        { 'x-forwarded-for': '127.0.0.1.evil.example', 'x-forwarded-host': 'localhost:3000' },
        { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost:3000, admin.example' },
        { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost:3000', via: '1.1 proxy' },
        { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost:3000', forwarded: 'for=127.0.0.1' },
      ]
      for (const headers of signs) for (const host of ['localhost:3000', '[::1]']) expect(await statusOf(headers, host)).toBe(403)
      // As Next.js has it in development, which writes these fields itself where no proxy did.
      for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
        const own = { 'x-forwarded-for': address, 'x-forwarded-host': 'localhost:3000', 'x-forwarded-proto': 'http' }
        expect(await statusOf({ ...own, 'x-forwarded-port': '3000' })).toBe(200)
        // No field makes a request local that would not be so without it.
        expect(await statusOf(own, 'admin.example')).toBe(403)
      }
    },
  )

  it('finds no other path and no other method', async () => {
    const { call } = handlerUnderTest()
    for (const path of ['/a/b', '/a/disable/c', '//', 's', '/a/reveal'])
      expect(await call('POST', path, { body: {} })).toMatchObject({ status: 404, body: { code: 'notFound' } })
    for (const [method, path, allow] of [
      ['PUT', '', 'GET, POST'],
      ['OPTIONS', '', 'GET, POST'],
      ['GET', '/key_1', 'PATCH, DELETE'],
      ['DELETE', '/key_1/revoke', 'POST'],
      ['GET', '/test', 'POST'],
    ] as const) {
      const answer = await call(method, path)
      expect([answer.status, answer.headers.get('allow'), answer.body.code]).toEqual([405, allow, 'malformed'])
    }
    const { call: mounted } = handlerUnderTest({ basePath: '/admin/secrets/' })
    expect((await mounted('GET', 'https://a.example/t/7/admin/secrets')).status).toBe(200)
    expect((await mounted('GET', '')).status).toBe(404)
  })
})

describe('who may come in', () => {
  it.each<[string, unknown]>([
    ['an empty tenant', { tenant: '', actor: 'a' }],
    ['no actor', { tenant: 'a' }],
    ['a number', { tenant: 5, actor: 'a' }],
    ['true', true],
    ['undefined', undefined],
  ])('is nobody where authorize answers with %s', async (_, session) => {
    const { call, log } = handlerUnderTest({ authorize: () => session as never })
    expect(await call('GET', '')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(log[0]).toMatchObject({ level: 'error', detail: 'AUTHORIZE_FAILED' })
  })

  it('is nobody where authorize or can throws, also a string', async () => {
    for (const authorize of [
      () => {
        throw new Error('canary')
      },
      () => {
        throw 'canary'
      },
      () => ({
        tenant: 'a',
        actor: 'b',
        can: () => {
          throw new Error('canary')
        },
      }),
    ]) {
      const { call, log } = handlerUnderTest({ authorize })
      const answer = await call('POST', '', { body: credential })
      expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
      expect(JSON.stringify([answer.body, log])).not.toContain('canary')
    }
  })
})

describe('what stands behind it fails', () => {
  const failing = (method: keyof ApiKeyStore, thrown: unknown): ApiKeyStore => ({
    ...store,
    [method]: () => Promise.reject(thrown),
  })

  it.each<[string, unknown, number, string]>([
    ['the database is gone', new ApiKeyError('unavailable', { cause: { code: '08006' } }), 503, 'unavailable'],
    ['an intent is being carried out', new ApiKeyError('intentInFlight', { retryAfter: 1 }), 409, 'intentInFlight'],
    ['a secret does not open', new ApiKeyError('integrity'), 500, 'integrity'],
    ['something unforeseen', new TypeError('canary at INSERT INTO'), 500, 'unknown'],
    ['a string', 'canary', 500, 'unknown'],
    ['nothing', undefined, 500, 'unknown'],
  ])('%s: an answer without a word of the cause', async (_, thrown, status, code) => {
    const { call, log } = handlerUnderTest({ store: failing('list', thrown) })
    const answer = await call('GET', '')
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.headers.get('retry-after')).toBe(code === 'intentInFlight' ? '1' : null)
    expect(JSON.stringify([answer.body, log])).not.toMatch(/canary|INSERT|08006.*08006/)
    expect(log).toMatchObject([
      { level: status >= 500 ? 'error' : 'warn', code, status, route: '/', correlationId: answer.body.correlationId },
    ])
  })

  it("answers nobody with a master key that is not the store's, and says so in the log alone", async () => {
    const own = handlerUnderTest()
    await own.create()
    const { call, log } = handlerUnderTest({ keyEncryption: localKeyEncryption({ masterKey: new Uint8Array(32) }) })
    const answer = await call('POST', '', { body: credential })
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(answer.body).not.toHaveProperty('message')
    expect(log[0]).toMatchObject({ message: expect.stringMatching(/^keyrack: the store was written with another master key/) })
  })

  it('goes on once the store is back', async () => {
    let broken = true
    const flaky: ApiKeyStore = {
      ...store,
      ready: () => (broken ? Promise.reject(new ApiKeyError('unavailable')) : store.ready()),
    }
    const { call } = handlerUnderTest({ store: flaky })
    expect((await call('GET', '')).status).toBe(503)
    broken = false
    expect((await call('GET', '')).status).toBe(200)
  })
})

describe('the log', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('has one event for each answer, with ids and without contents', async () => {
    const { call, create, log, tenant } = handlerUnderTest()
    const key = await create()
    await call('PATCH', `/${key.id}`, { body: { version: '99', name: 'canary' } })
    await call('DELETE', '/canary-instead-of-an-id', { headers: { authorization: 'canary' } })
    expect(log).toMatchObject([
      { level: 'info', code: 'ok', status: 201, route: '/', tenant, actor: 'ada' },
      { level: 'warn', code: 'conflict', status: 409, route: '/:id', keyId: key.id },
      { level: 'info', code: 'ok', status: 204, route: '/:id' },
    ])
    expect(JSON.stringify(log)).not.toContain('canary')
  })

  it('goes to stderr for failures of the server alone, one JSON line each', async () => {
    const lines: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    const handler = createApiKeyHandler({
      store,
      keyEncryption,
      authorize: () => {
        throw new Error('canary\nline')
      },
    })
    await handler(new Request(BASE))
    const quiet = createApiKeyHandler({ store, keyEncryption, authorize: () => null })
    await quiet(new Request(BASE))
    vi.restoreAllMocks()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^\{.*\}\n$/)
    expect(JSON.parse(lines[0] as string)).toMatchObject({ level: 'error', code: 'unavailable', status: 503 })
    expect(lines[0]).not.toContain('canary')
  })

  it('changes no answer where it throws', async () => {
    const { call } = handlerUnderTest({
      log: () => {
        throw new Error('full')
      },
    })
    expect((await call('GET', '')).status).toBe(200)
  })
})

describe('construction', () => {
  const authorize = () => null
  const options = { store, keyEncryption, authorize }
  const construct = (given: object) => () => createApiKeyHandler(given as ApiKeyHandlerOptions)

  it.each([['store'], ['keyEncryption'], ['authorize']])('needs %s', (name) => {
    expect(construct({ ...options, [name]: undefined })).toThrow(
      new RegExp(`^keyrack: createApiKeyHandler was called without ${name}, .*; pass ${name}\\.$`),
    )
  })

  it('accepts no rule that is weaker than the canonical one, and names each', () => {
    expect(construct({ ...options, rules: { key: { minLength: 4 }, name: { maxLength: 65 } } })).toThrow(
      /rules\.name\.maxLength, rules\.key\.minLength/,
    )
    expect(construct({ ...options, rules: { key: { minLenght: 12 } } })).toThrow(/rules\.key\.minLenght/)
  })

  it('accepts no other option that it would misread', () => {
    expect(construct({ ...options, allowEndpoints: ['https://a.example/path'] })).toThrow(/is no origin/)
    expect(construct({ ...options, allowEndpoints: ['*'] })).toThrow(/is no origin/)
    expect(construct({ ...options, issued: { brand: 'Acme Inc', environment: 'live' } })).toThrow(/issued\.brand/)
    expect(construct({ ...options, basePath: 'https://a.example/keys' })).toThrow(/basePath/)
    expect(construct({ ...options, authorize: 'everybody' })).toThrow(/is no function/)
  })
})
