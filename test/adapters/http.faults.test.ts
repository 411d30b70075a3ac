import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { httpAdapter, type HttpOptions } from '../../src/adapters/http'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import { type ApiKeyError, ERROR_CODES } from '../../src/core/errors'
import type { ApiKey } from '../../src/core/model'
import { Secret } from '../../src/core/secret'
import { findLeak } from '../../src/testing/findLeak'
import { sampleKeys } from '../../src/testing/sampleKeys'

const CANARY = 'sk_canary_7Hq2ZxW9pLmN4vRt8KyB3cDf'
const [KEY] = sampleKeys(1) as [ApiKey]
const ISSUED = sampleKeys(12).find(({ kind }) => kind === 'issued') as ApiKey
const PAGE = { items: [KEY], nextCursor: null, total: 1 }
const DIAGNOSIS = { ok: true, checks: [{ step: 'format', state: 'passed' }] }
const ROTATED = { key: { ...KEY, id: 'key_next', replaces: KEY.id }, previous: { ...KEY, replacedBy: 'key_next' } }
const FACETS = { status: [], kind: [{ value: 'issued', count: 1 }], scope: [], application: [], createdBy: [] }
const SECRET = new Secret(CANARY)
const DRAFT = { kind: 'credential', name: 'Maps', endpoint: 'https://api.example.com/v1', secret: SECRET } as const

type Answer = () => Response | Promise<Response>

const json =
  (body: unknown, status = 200, headers: HeadersInit = {}): Answer =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const status =
  (code: number, headers: HeadersInit = {}): Answer =>
  () =>
    new Response(`<h1>${CANARY}</h1>`, { status: code, headers })
const problem =
  (body: unknown, code: number, headers: HeadersInit = {}): Answer =>
  () =>
    new Response(JSON.stringify(body), { status: code, headers: { 'content-type': 'application/problem+json', ...headers } })
const text =
  (body: string, type: string, code = 200): Answer =>
  () =>
    new Response(body, { status: code, headers: { 'content-type': type } })
const lost: Answer = () => Promise.reject(new TypeError(`fetch failed: Bearer ${CANARY}`))
const silence: Answer = () => new Promise<never>(() => undefined)

/** A connection that answers by plan, the last answer again and again, and a clock that does not make the test wait. */
function connection(answers: readonly [Answer, ...Answer[]], options: HttpOptions = {}) {
  const requests: Request[] = []
  const waits: number[] = []
  const adapter = httpAdapter({
    fetch: async (request) => {
      requests.push(request)
      return (answers[requests.length - 1] ?? answers.at(-1) ?? answers[0])()
    },
    wait: async (ms) => void waits.push(ms),
    ...options,
  })
  return { adapter, requests, waits }
}

const failure = (promise: Promise<unknown> | undefined): Promise<ApiKeyError> =>
  (promise as Promise<unknown>).then(
    () => expect.unreachable('the call should reject'),
    (error: ApiKeyError) => error,
  )

/** Each method once, with whether repeating it is harmless. */
const CALLS: Record<
  string,
  { readonly run: (adapter: ApiKeyAdapter) => Promise<unknown> | undefined; readonly tries: number; readonly body?: unknown }
> = {
  list: { run: (adapter) => adapter.list({}), tries: 4, body: PAGE },
  facets: { run: (adapter) => adapter.facets?.({}), tries: 4, body: FACETS },
  'create with an intent': { run: (adapter) => adapter.create(DRAFT, { intent: 'one-action' }), tries: 3, body: { key: KEY } },
  'create without an intent': { run: (adapter) => adapter.create(DRAFT), tries: 1, body: { key: KEY } },
  update: {
    run: (adapter) => adapter.update?.(KEY.id, { version: '1', name: 'x', secret: { replace: SECRET } }),
    tries: 1,
    body: KEY,
  },
  'rotate with an intent': {
    run: (adapter) => adapter.rotate?.(KEY.id, { graceSeconds: 60, secret: SECRET }, { intent: 'one-action' }),
    tries: 3,
    body: ROTATED,
  },
  'rotate without an intent': {
    run: (adapter) => adapter.rotate?.(KEY.id, { graceSeconds: 60, secret: SECRET }),
    tries: 1,
    body: ROTATED,
  },
  disable: { run: (adapter) => adapter.disable?.(KEY.id), tries: 3, body: KEY },
  enable: { run: (adapter) => adapter.enable?.(KEY.id), tries: 3, body: KEY },
  revoke: { run: (adapter) => adapter.revoke?.(KEY.id, { reason: 'lost' }), tries: 3, body: KEY },
  delete: { run: (adapter) => adapter.delete?.(KEY.id), tries: 3 },
  test: { run: (adapter) => adapter.test?.({ endpoint: DRAFT.endpoint, secret: SECRET }), tries: 1, body: DIAGNOSIS },
  scopes: { run: (adapter) => adapter.scopes?.(), tries: 4, body: { scopes: [] } },
}
const METHODS = Object.entries(CALLS).map(([name, call]) => ({ name, ...call }))

afterEach(() => vi.unstubAllGlobals())

describe('requests of httpAdapter', () => {
  const sent = async (
    run: (adapter: ApiKeyAdapter) => Promise<unknown> | undefined,
    body: unknown,
    options: HttpOptions = {},
  ) => {
    const { adapter, requests } = connection([json(body)], options)
    await run(adapter)
    const request = requests[0] as Request
    const { pathname, search, origin } = new URL(request.url)
    return { method: request.method, pathname, search, origin, headers: request.headers, body: await request.text(), request }
  }

  it.each([
    ['list', 'GET', '/api/keys', ''],
    ['facets', 'GET', '/api/keys/facets', ''],
    [
      'create with an intent',
      'POST',
      '/api/keys',
      { kind: 'credential', name: 'Maps', application: null, expiresAt: null, endpoint: DRAFT.endpoint, key: CANARY },
    ],
    ['update', 'PATCH', `/api/keys/${KEY.id}`, { version: '1', name: 'x', key: CANARY }],
    ['rotate with an intent', 'POST', `/api/keys/${KEY.id}/rotate`, { graceSeconds: 60, key: CANARY }],
    ['disable', 'POST', `/api/keys/${KEY.id}/disable`, {}],
    ['enable', 'POST', `/api/keys/${KEY.id}/enable`, {}],
    ['revoke', 'POST', `/api/keys/${KEY.id}/revoke`, { reason: 'lost' }],
    ['delete', 'DELETE', `/api/keys/${KEY.id}`, ''],
    ['test', 'POST', '/api/keys/test', { endpoint: DRAFT.endpoint, key: CANARY }],
    ['scopes', 'GET', '/api/keys/scopes', ''],
  ])('%s is %s %s', async (name, method, pathname, body) => {
    const call = CALLS[name] as (typeof METHODS)[number]
    const request = await sent(call.run, call.body)
    expect([request.method, request.pathname]).toEqual([method, pathname])
    expect(request.body === '' ? '' : JSON.parse(request.body)).toEqual(body)
    expect(request.headers.get('content-type')).toBe(body === '' ? null : 'application/json')
    expect(request.headers.get('idempotency-key')).toBe(name.includes('with an intent') ? 'one-action' : null)
    expect([request.request.cache, request.request.redirect, request.request.credentials]).toEqual([
      'no-store',
      'error',
      'same-origin',
    ])
    expect(findLeak([request.request.url, [...request.headers]], CANARY)).toBeNull()
  })

  it('writes the query of a list and nothing that was not asked for', async () => {
    const asked = { search: 'a&b=c%', filter: { kind: ['issued'], application: ['a,b', null] } } as const
    const query = {
      ...asked,
      sort: [
        { key: 'name', direction: 'descending' },
        { key: 'createdAt', direction: 'ascending' },
      ],
      limit: 7,
      cursor: 'x/y+z',
    } as const
    const { search } = await sent((adapter) => adapter.list(query), PAGE)
    const said = [
      ['search', 'a&b=c%'],
      ['kind', 'issued'],
      ['application', 'a,b'],
      ['application', ''],
    ]
    expect([...new URLSearchParams(search)]).toEqual([...said, ['sort', '-name,createdAt'], ['cursor', 'x/y+z'], ['limit', '7']])
    expect([...new URLSearchParams((await sent((adapter) => adapter.facets?.(asked), FACETS)).search)]).toEqual(said)
    expect((await sent((adapter) => adapter.list({}), PAGE)).search).toBe('')
  })

  it('go to a service that has less, within what it is said to have', () => {
    expect(httpAdapter().supports).toEqual({ maxLimit: 200 })
    const adapter = httpAdapter({ supports: { filter: ['kind'], maxSorts: 1 }, without: ['facets', 'rotate'] })
    expect(adapter.supports).toEqual({ maxLimit: 200, filter: ['kind'], maxSorts: 1 })
    expect([adapter.facets, adapter.rotate]).toEqual([undefined, undefined])
    expect('facets' in adapter).toBe(false)
    expect(adapter.revoke).toBeDefined()
  })

  it.each([
    ['/api/keys', 'http://localhost', '/api/keys'],
    ['/api/keys///', 'http://localhost', '/api/keys'],
    ['keys', 'http://localhost', '/keys'],
    ['/', 'http://localhost', '/'],
    ['https://admin.example.com/v2/keys/', 'https://admin.example.com', '/v2/keys'],
    ['http://127.0.0.1:4600/keys', 'http://127.0.0.1:4600', '/keys'],
  ])('a base of %s is %s%s', async (baseUrl, origin, pathname) => {
    expect(await sent((adapter) => adapter.list({}), PAGE, { baseUrl })).toMatchObject({ origin, pathname })
  })

  it('resolves a relative base on the address of the page', async () => {
    vi.stubGlobal('location', { href: 'https://admin.example.com/settings/keys?tab=1#top' })
    expect(await sent((adapter) => adapter.list({}), PAGE)).toMatchObject({
      origin: 'https://admin.example.com',
      pathname: '/api/keys',
      search: '',
    })
  })

  it('uses the fetch of the platform where none is given', async () => {
    const fetch = vi.fn(async () => json(PAGE)())
    vi.stubGlobal('fetch', fetch)
    await httpAdapter().list({})
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it.each(['', 'ftp://example.com', 'https://ada:secret@example.com/keys', '/keys?tenant=1', '/keys#top', 'https://'])(
    'does not start with the base %j, and does not repeat it',
    (baseUrl) => {
      expect(() => httpAdapter({ baseUrl })).toThrow(/baseUrl of httpAdapter must be/)
      expect(() => httpAdapter({ baseUrl })).not.toThrow(/secret/)
    },
  )

  it.each(METHODS)('sends no $name over an unencrypted connection', async ({ run }) => {
    const { adapter, requests } = connection([json(PAGE)], { baseUrl: 'http://admin.example.com/api/keys' })
    expect((await failure(run(adapter))).code).toBe('insecure')
    expect(requests).toEqual([])
  })

  it('asks for the header fields of each try anew', async () => {
    let token = 0
    const { adapter, requests } = connection([status(503), json(PAGE)], {
      headers: async () => ({ authorization: `Bearer ${++token}` }),
    })
    await adapter.list({})
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer 1', 'Bearer 2'])
  })

  it('keeps its own header fields whatever the host adds', async () => {
    const headers = { 'Content-Type': 'text/plain', 'Idempotency-Key': 'other', 'X-Tenant': 'a' }
    const request = await sent((adapter) => adapter.create(DRAFT, { intent: 'one-action' }), { key: KEY }, { headers })
    expect([request.headers.get('content-type'), request.headers.get('idempotency-key')]).toEqual([
      'application/json',
      'one-action',
    ])
    expect(request.headers.get('x-tenant')).toBe('a')
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error(CANARY)
      },
    ],
    ['rejects', () => Promise.reject(CANARY)],
    ['has a line break in a value', () => ({ authorization: `Bearer ${CANARY}\nx` })],
  ])('is a plain error, with none of its text, where the headers option %s', async (_, headers) => {
    const { adapter, requests } = connection([json(PAGE)], { headers: headers as () => HeadersInit })
    const error = await failure(adapter.list({}))
    expect(error.name).toBe('ApiKeyError')
    expect(findLeak(error, CANARY)).toBeNull()
    expect(requests).toEqual([])
  })

  it.each(['test', '', '.', '..', '\ud800'])('sends nothing for the id %j, which is another route or none', async (id) => {
    const { adapter, requests } = connection([json(KEY)])
    for (const call of [
      adapter.update?.(id, { version: '1' }),
      adapter.disable?.(id),
      adapter.delete?.(id),
      adapter.test?.({ id }),
    ])
      expect((await failure(call)).code).toBe('notFound')
    expect(requests).toEqual([])
  })

  it('never lets an id lead to another route', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.constantFrom('.', '..', '%2e%2e', '../x', 'a/../..', 'test', '?x', '#x', '\\..\\'),
        ),
        async (id) => {
          const { adapter, requests } = connection([status(404)], { retries: 0 })
          await adapter.delete?.(id).catch(() => undefined)
          for (const { url } of requests) {
            const { pathname, search, hash } = new URL(url)
            expect([decodeURIComponent(pathname.slice('/api/keys/'.length)), search, hash]).toEqual([id, '', ''])
            expect(pathname.split('/')).toHaveLength(4)
          }
        },
      ),
    )
  })
})

describe('retries of httpAdapter', () => {
  it.each(METHODS)('$name is sent $tries times where the connection keeps failing', async ({ run, tries }) => {
    const { adapter, requests, waits } = connection([lost])
    const error = await failure(run(adapter))
    expect(error.code).toBe('network')
    expect(requests).toHaveLength(tries)
    expect(waits).toHaveLength(tries - 1)
    expect(findLeak(error, CANARY)).toBeNull()
  })

  it.each(METHODS)('$name takes the first good answer', async ({ run, tries, body }) => {
    const good: Answer = body === undefined ? () => new Response(null, { status: 204 }) : json(body)
    const { adapter, requests } = connection([status(503), status(500), good])
    if (tries < 3) expect((await failure(run(adapter))).code).toBe('unavailable')
    else await run(adapter)
    expect(requests).toHaveLength(Math.min(tries, 3))
  })

  it.each([408, 429, 500, 502, 503, 504])('status %i is worth another try', async (code) => {
    const { adapter, requests } = connection([status(code), json(PAGE)])
    expect((await adapter.list({})).items).toEqual([KEY])
    expect(requests).toHaveLength(2)
  })

  it.each([400, 401, 403, 404, 405, 409, 410, 413, 415, 418, 422, 431, 501])('status %i is final', async (code) => {
    const { adapter, requests } = connection([status(code), json(PAGE)])
    await failure(adapter.list({}))
    expect(requests).toHaveLength(1)
  })

  it('tries a create again that meets itself on its way', async () => {
    const { adapter, requests } = connection([
      problem({ code: 'intentInFlight' }, 409, { 'retry-after': '1' }),
      json({ key: KEY }, 201),
    ])
    expect((await adapter.create(DRAFT, { intent: 'one-action' })).key.id).toBe(KEY.id)
    expect(requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['one-action', 'one-action'])
  })

  it('does not try again what the stored data makes impossible', async () => {
    const { adapter, requests } = connection([problem({ code: 'integrity' }, 500)])
    expect((await failure(adapter.list({}))).code).toBe('integrity')
    expect(requests).toHaveLength(1)
  })

  it('waits twice as long each time, 30 s at most, with up to a quarter on top', async () => {
    const { adapter, waits } = connection([status(503)], { retries: 8 })
    await failure(adapter.list({}))
    const floors = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]
    expect(waits).toHaveLength(floors.length)
    waits.forEach((ms, n) => {
      expect(ms).toBeGreaterThanOrEqual(floors[n] as number)
      expect(ms).toBeLessThanOrEqual((floors[n] as number) * 1.25)
    })
  })

  it('spreads its waits', async () => {
    const first = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const { adapter, waits } = connection([status(503)])
        await failure(adapter.list({}))
        return waits[0]
      }),
    )
    expect(new Set(first).size).toBeGreaterThan(5)
  })

  it('makes no second try where none is wanted', async () => {
    const { adapter, requests } = connection([status(503)], { retries: 0 })
    await failure(adapter.list({}))
    expect(requests).toHaveLength(1)
  })

  const SENT = 'Wed, 21 Oct 2026 07:28:00 GMT'
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 12 ' }, 12],
    [{ 'retry-after': '60' }, 60],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:09 GMT', date: SENT }, 9],
  ])('obeys %j: %i s, and tells so', async (headers, seconds) => {
    for (const code of [429, 503]) {
      const { adapter, waits } = connection([status(code, headers)], { retries: 1 })
      const error = await failure(adapter.list({}))
      expect(waits).toEqual([seconds * 1000])
      expect(error.retryAfter).toBe(seconds)
    }
  })

  it.each([
    [{ 'retry-after': '61' }, 61],
    [{ 'retry-after': '86400' }, 3_600],
    [{ 'retry-after': '999999999' }, 3_600],
    [{ 'retry-after': 'Wed, 21 Oct 2026 09:00:00 GMT', date: SENT }, 3_600],
    [{ 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' }, 3_600],
  ])('does not wait for %j, and tells of %i s', async (headers, seconds) => {
    for (const code of [429, 503]) {
      const { adapter, requests, waits } = connection([status(code, headers), json(PAGE)])
      const error = await failure(adapter.list({}))
      expect([requests.length, waits.length, error.retryAfter]).toEqual([1, 0, seconds])
    }
  })

  it.each(METHODS.filter(({ name }) => !['list', 'facets', 'scopes'].includes(name)))(
    'leaves it to others to wait with $name where it comes too often',
    async ({ run }) => {
      const { adapter, requests, waits } = connection([status(429, { 'retry-after': '2' })])
      expect(await failure(run(adapter))).toMatchObject({ code: 'rateLimited', retryAfter: 2 })
      expect([requests.length, waits.length]).toEqual([1, 0])
    },
  )

  it.each([
    '-5',
    '1.5',
    '1e3',
    '0x10',
    'soon',
    '',
    '99999999999999999999',
    'Wed, 21 Oct 2026',
    '2026-10-21T07:28:00Z',
    'Wed, 21 Oct 2015 07:28:00 GMT',
    'Xxx, 99 Foo 2099 99:99:99 GMT',
    'Wed, 99 Oct 2099 99:99:99 GMT',
  ])('takes no notice of Retry-After: %s', async (value) => {
    const { adapter, waits } = connection([status(429, { 'retry-after': value })], { retries: 1 })
    const error = await failure(adapter.list({}))
    expect(error.retryAfter).toBeUndefined()
    expect(waits[0]).toBeGreaterThanOrEqual(1_000)
    expect(waits[0]).toBeLessThanOrEqual(1_250)
  })
})

describe('time and cancelling', () => {
  it.each(METHODS)('$name that is never answered ends with timeout, in one try', async ({ run }) => {
    const { adapter, requests } = connection([silence], { timeout: 5 })
    expect((await failure(run(adapter))).code).toBe('timeout')
    expect(requests).toHaveLength(1)
    expect(requests[0]?.signal.aborted).toBe(true)
  })

  it('counts a body that never ends', async () => {
    const { adapter } = connection(
      [
        () =>
          new Response(new ReadableStream({ start: (to) => to.enqueue(new Uint8Array([123])) }), {
            headers: { 'content-type': 'application/json' },
          }),
      ],
      { timeout: 5 },
    )
    expect((await failure(adapter.list({}))).code).toBe('timeout')
  })

  it('counts header fields that never come', async () => {
    const { adapter } = connection([json(PAGE)], { timeout: 5, headers: () => new Promise<never>(() => undefined) })
    expect((await failure(adapter.list({}))).code).toBe('timeout')
  })

  it.each(METHODS.filter(({ name }) => name !== 'list'))(
    '$name ends at once when it is aborted, even where nothing listens',
    async ({ name }) => {
      const controller = new AbortController()
      const call = { signal: controller.signal }
      const { adapter, requests } = connection([silence])
      const pending = failure(
        name.startsWith('create')
          ? adapter.create(DRAFT, call)
          : name === 'update'
            ? adapter.update?.(KEY.id, { version: '1' }, call)
            : name === 'revoke'
              ? adapter.revoke?.(KEY.id, {}, call)
              : name === 'test'
                ? adapter.test?.({ id: KEY.id }, call)
                : name.startsWith('rotate')
                  ? adapter.rotate?.(KEY.id, { graceSeconds: 0 }, call)
                  : name === 'scopes'
                    ? adapter.scopes?.(call)
                    : adapter[name as 'disable' | 'enable' | 'delete']?.(KEY.id, call),
      )
      await vi.waitFor(() => expect(requests).toHaveLength(1))
      controller.abort(new Error(CANARY))
      const error = await pending
      expect(error.code).toBe('aborted')
      expect(findLeak(error, CANARY)).toBeNull()
      expect(requests[0]?.signal.aborted).toBe(true)
    },
  )

  it('ends at once when it is aborted between two tries', async () => {
    const controller = new AbortController()
    const requests: Request[] = []
    const adapter = httpAdapter({
      fetch: async (request) => {
        requests.push(request)
        return status(503, { 'retry-after': '60' })()
      },
    })
    const pending = failure(adapter.list({}, { signal: controller.signal }))
    await vi.waitFor(() => expect(requests).toHaveLength(1))
    setTimeout(() => controller.abort(), 10)
    expect((await pending).code).toBe('aborted')
    expect(requests).toHaveLength(1)
  })

  it('leaves no listener behind on a signal that is used for many calls', async () => {
    const controller = new AbortController()
    const added = vi.spyOn(controller.signal, 'addEventListener')
    const removed = vi.spyOn(controller.signal, 'removeEventListener')
    const { adapter } = connection([json(PAGE)])
    for (let n = 0; n < 3; n++) await adapter.list({}, { signal: controller.signal })
    expect(added).toHaveBeenCalledTimes(3)
    expect(removed).toHaveBeenCalledTimes(3)
  })

  it.each(METHODS)('$name without a connection: a write is not sent, a read is tried once', async ({ name, run }) => {
    vi.stubGlobal('navigator', { onLine: false })
    const { adapter, requests } = connection([lost])
    expect((await failure(run(adapter))).code).toBe('offline')
    expect(requests).toHaveLength(['list', 'facets', 'scopes'].includes(name) ? 1 : 0)
  })
})

describe('a connection that goes while a call is under way', () => {
  const cut: Answer = () => {
    vi.stubGlobal('navigator', { onLine: false })
    return Promise.reject(new TypeError('fetch failed'))
  }

  it.each(METHODS)('$name: what was sent may have arrived, so no write says that nothing was sent', async ({ name, run }) => {
    const { adapter, requests } = connection([cut])
    expect((await failure(run(adapter))).code).toBe(['list', 'facets', 'scopes'].includes(name) ? 'offline' : 'network')
    expect(requests).toHaveLength(1)
  })
})

describe('answers that are no answers', () => {
  const page = `<!doctype html><title>Sign in</title>${CANARY}`
  const SHAPES: [string, Answer][] = [
    ['an HTML page', text(page, 'text/html')],
    ['an HTML page that claims to be JSON', text(page, 'application/json')],
    ['JSON of another type', text(JSON.stringify(PAGE), 'text/plain')],
    ['JSON that is cut short', text(`{"items":[{"name":"${CANARY}"`, 'application/json')],
    ['a string', json(CANARY)],
    ['null', json(null)],
    ['a list', json([CANARY])],
    ['another object', json({ secret: CANARY })],
    ['a redirect', () => new Response(CANARY, { status: 302, headers: { location: `/login?${CANARY}` } })],
  ]
  const pairs = METHODS.flatMap(({ name, run }) => SHAPES.map(([shape, answer]) => ({ name, run, shape, answer })))

  it.each(pairs.filter(({ name, shape }) => name !== 'delete' || /HTML|cut|type|redirect/.test(shape)))(
    '$name answered with $shape is badResponse',
    async ({ run, answer }) => {
      const { adapter, requests } = connection([answer])
      const error = await failure(run(adapter))
      expect(error.code).toBe('badResponse')
      expect(requests).toHaveLength(1)
      expect(findLeak(error, CANARY)).toBeNull()
    },
  )

  it.each([
    ['a key without a name', { ...KEY, name: undefined }],
    ['a key of a made-up state', { ...KEY, state: 'open' }],
    ['a key without a version', { ...KEY, version: 1 }],
    ['an instant that is none', { ...KEY, createdAt: 'yesterday' }],
    ['a key with another id', { ...KEY, id: 'key_other' }],
  ])('%s is badResponse', async (_, key) => {
    const { adapter } = connection([json(key)])
    expect((await failure(adapter.disable?.(KEY.id))).code).toBe('badResponse')
  })

  it('a key of another kind than the draft is badResponse', async () => {
    const { adapter } = connection([json({ key: ISSUED, secret: CANARY }, 201)])
    const error = await failure(adapter.create(DRAFT, { intent: 'one-action' }))
    expect(error.code).toBe('badResponse')
    expect(findLeak(error, CANARY)).toBeNull()
  })

  it.each([
    ['of another key', { ...ROTATED, previous: { ...ROTATED.previous, id: 'key_other' } }],
    ['that names another predecessor', { ...ROTATED, key: { ...ROTATED.key, replaces: 'key_other' } }],
    ['that names another successor', { ...ROTATED, previous: { ...ROTATED.previous, replacedBy: 'key_other' } }],
    ['of the key into itself', { key: { ...KEY, replaces: KEY.id }, previous: { ...KEY, replacedBy: KEY.id } }],
    ['into another kind', { ...ROTATED, key: { ...ISSUED, id: 'key_next', replaces: KEY.id } }],
  ])('a rotation %s is badResponse', async (_, body) => {
    const { adapter } = connection([json(body, 201)])
    expect((await failure(adapter.rotate?.(KEY.id, { graceSeconds: 60, secret: SECRET }))).code).toBe('badResponse')
  })

  it('an empty answer is badResponse where something is due, and enough for a delete', async () => {
    const empty: Answer = () => new Response(null, { status: 204 })
    expect((await failure(connection([empty]).adapter.disable?.(KEY.id))).code).toBe('badResponse')
    expect(await connection([empty]).adapter.delete?.(KEY.id)).toBeUndefined()
  })

  it('a body that breaks off is a lost connection, and a read is tried again', async () => {
    const broken: Answer = () =>
      new Response(new ReadableStream({ pull: (to) => to.error(new Error(CANARY)) }), {
        headers: { 'content-type': 'application/json' },
      })
    const { adapter, requests } = connection([broken, json(PAGE)])
    await adapter.list({})
    expect(requests).toHaveLength(2)
  })

  it('a fetch that answers with no response is a lost connection', async () => {
    for (const value of [undefined, null, 'a string', {}]) {
      const { adapter } = connection([() => value as Response], { retries: 0 })
      expect((await failure(adapter.list({}))).code).toBe('network')
    }
  })

  it('whatever a server adds to an answer, a secret included, is dropped', async () => {
    const talkative = { ...KEY, secret: CANARY, key: CANARY, hint: { ...KEY.hint, full: CANARY } }
    const page = await connection([json({ ...PAGE, items: [talkative], secret: CANARY })]).adapter.list({})
    const created = await connection([json({ key: talkative, secret: CANARY }, 201)]).adapter.create(DRAFT)
    expect([findLeak(page, CANARY), findLeak(created, CANARY)]).toEqual([null, null])
    expect(created.secret).toBeUndefined()
  })

  it('the secret of an issued key is in a Secret at once', async () => {
    const { adapter } = connection([json({ key: ISSUED, secret: CANARY }, 201)])
    const created = await adapter.create({ kind: 'issued', name: 'Exports' })
    expect(created.secret?.reveal()).toBe(CANARY)
    expect(findLeak(created, CANARY)).toBeNull()
  })
})

describe('refusals', () => {
  it.each([
    [400, 'malformed'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'unsupported'],
    [408, 'timeout'],
    [409, 'conflict'],
    [412, 'conflict'],
    [413, 'tooLarge'],
    [414, 'tooLarge'],
    [415, 'malformed'],
    [418, 'unknown'],
    [422, 'invalid'],
    [429, 'rateLimited'],
    [431, 'tooLarge'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [599, 'unavailable'],
  ])('status %i without a problem is %s', async (code, expected) => {
    const error = await failure(connection([status(code)], { retries: 0 }).adapter.list({}))
    expect(error.code).toBe(expected)
    expect(findLeak(error, CANARY)).toBeNull()
  })

  it('a problem says what it is by its code, with its issues, numbers and identifier, and never in its own words', async () => {
    const issues = [{ field: 'key', code: 'minLength', params: { minLength: 12 } }]
    const body = {
      type: `urn:${CANARY}`,
      title: CANARY,
      detail: CANARY,
      instance: CANARY,
      stack: CANARY,
      status: 422,
      code: 'invalid',
      field: 'key',
      params: { minLength: 12 },
      issues,
      correlationId: 'c-1',
    }
    const error = await failure(connection([problem(body, 422, { 'retry-after': '5' })]).adapter.create(DRAFT))
    expect(error).toMatchObject({
      code: 'invalid',
      field: 'key',
      params: { minLength: 12 },
      issues,
      correlationId: 'c-1',
      retryAfter: 5,
    })
    expect(findLeak(error, CANARY)).toBeNull()
  })

  it.each([CANARY, 'sk-live-abcdefgh', '0123456789', 'ключ'])(
    'a problem that echoes the secret %s has none of it',
    async (secret) => {
      const params = { [secret]: 1, value: secret, enum: secret, minLength: 12 }
      const issues = [
        { field: secret, code: secret, params },
        { field: 'key', code: `pattern ${secret}`, params },
      ]
      const body = { code: 'invalid', field: secret, params, issues, correlationId: `for ${secret}` }
      const draft = { ...DRAFT, secret: new Secret(secret) }
      const error = await failure(connection([problem(body, 422)]).adapter.create(draft))
      expect(error.message).toBe('keyrack: invalid')
      expect(error.issues).toEqual([
        { field: '', code: 'unknown', params: { minLength: 12 } },
        { field: 'key', code: 'unknown', params: { minLength: 12 } },
      ])
      expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain(secret)
      expect(findLeak(error, secret)).toBeNull()
    },
  )

  it.each(['aborted', 'offline', 'network', 'badResponse', 'made up', 1, undefined])(
    'a problem with the code %s goes by its status',
    async (code) => {
      const error = await failure(connection([problem({ code, correlationId: 'c-1' }, 403)]).adapter.list({}))
      expect(error.code).toBe('forbidden')
    },
  )

  it('a problem that is cut short goes by its status', async () => {
    const error = await failure(
      connection([text(`{"code":"conflict","detail":"${CANARY}`, 'application/problem+json', 404)]).adapter.list({}),
    )
    expect(error.code).toBe('notFound')
  })

  it('whatever comes back, a call resolves with the agreed shape or rejects with a coded error', async () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constant(JSON.stringify(PAGE)),
    )
    const type = fc.constantFrom(
      'application/json',
      'application/problem+json',
      'text/html',
      'application/json; charset=utf-8',
      '',
    )
    await fc.assert(
      fc.asyncProperty(
        body,
        type,
        fc.integer({ min: 200, max: 599 }),
        fc.constantFrom(...METHODS),
        async (content, contentType, code, { run }) => {
          const empty = [204, 205, 304].includes(code)
          const { adapter } = connection(
            [() => new Response(empty ? null : content, { status: code, headers: { 'content-type': contentType } })],
            { retries: 0 },
          )
          await (run(adapter) as Promise<unknown>).catch((error: ApiKeyError) => {
            expect(error.name).toBe('ApiKeyError')
            expect(ERROR_CODES).toContain(error.code)
          })
        },
      ),
    )
  })
})
