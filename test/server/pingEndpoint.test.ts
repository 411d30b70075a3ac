import { createHook } from 'node:async_hooks'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { rules as canonical } from '../../locales/en.json'
import { type CheckResult, type Diagnosis, failedCheck } from '../../src/core/diagnosis'
import { parseRules } from '../../src/core/rules'
import { Secret } from '../../src/core/secret'
import { pingEndpoint, type PingOptions } from '../../src/server/pingEndpoint'
import { certificate } from './support/certificate'
import { corpus } from './support/corpus'
import { expiredCertificate } from './support/expiredCertificate'
import { httpEndpoint, tcpEndpoint, tlsPort } from './support/pingServer'

const rules = parseRules(canonical)
const secret = new Secret('sk_live_canary_7hQ2')

const ping = (endpoint: string, options: Partial<PingOptions> = {}) =>
  told((onCheck) => pingEndpoint({ endpoint, secret, rules, allowEndpoints: [], onCheck, ...options }))

/** Whatever comes of a check, its steps are told in order and as the diagnosis then has them, and none after it. */
const told = async (run: (onCheck: (check: CheckResult) => void) => Promise<Diagnosis>): Promise<Diagnosis> => {
  const checks: CheckResult[] = []
  const diagnosis = await run((check) => void checks.push(check))
  expect(checks).toEqual(diagnosis.checks)
  await new Promise((resolve) => setImmediate(resolve))
  expect(checks).toHaveLength(diagnosis.checks.length)
  return diagnosis
}

const allowed = (endpoint: string, options: Partial<PingOptions> = {}) =>
  ping(endpoint, { allowEndpoints: [new URL(endpoint).origin], ...options })

const failure = async (running: ReturnType<typeof ping>) => {
  const { step, cause, params } = failedCheck(await running) ?? {}
  return [step, cause, ...(params === undefined ? [] : [params])]
}

/** Connections that are really dialled while something runs. */
const dialled = async (run: () => Promise<unknown>): Promise<number> => {
  let count = 0
  const hook = createHook({ init: (_id, type) => void (type === 'TCPCONNECTWRAP' && count++) }).enable()
  try {
    await run()
    return count
  } finally {
    hook.disable()
  }
}

const pong: RequestListener = (_request, response) => response.end('{"result":"pong"}')
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(code, headers).end('sk_live_canary_7hQ2')
const body =
  (text: string | Buffer): RequestListener =>
  (_request, response) =>
    response.end(text)

describe('a connection check', () => {
  it('sends the ping as it is agreed and passes with a pong', async () => {
    let seen: unknown
    const endpoint = await httpEndpoint((request, response) => {
      let text = ''
      request.on('data', (chunk: Buffer) => (text += chunk.toString()))
      request.on('end', () => {
        const { method, url, headers } = request
        seen = { method, url, authorization: headers.authorization, type: headers['content-type'], text }
        response.end('{"result":"pong","more":1}')
      })
    })
    const diagnosis = await allowed(`${endpoint}/v1/hook?x=1`)
    expect(seen).toEqual({
      method: 'POST',
      url: '/v1/hook?x=1',
      authorization: 'Bearer sk_live_canary_7hQ2',
      type: 'application/json',
      text: '{"point":"ping","params":{}}',
    })
    expect(diagnosis.ok).toBe(true)
    expect(diagnosis.checks.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'format passed',
      'address passed',
      'network passed',
      'tls skipped',
      'authorization passed',
      'response passed',
    ])
    expect(diagnosis.checks.find(({ step }) => step === 'network')?.latency).toBeGreaterThanOrEqual(0)
  })

  it.each<[string, RequestListener, unknown[]]>([
    ['401', status(401), ['authorization', 'unauthorized', { status: 401 }]],
    ['403', status(403), ['authorization', 'forbidden', { status: 403 }]],
    ['404', status(404), ['response', 'wrongPath', { status: 404 }]],
    ['405', status(405), ['response', 'wrongPath', { status: 405 }]],
    ['429', status(429), ['response', 'rateLimited', { status: 429 }]],
    ['500', status(500), ['response', 'serverError', { status: 500 }]],
    ['503', status(503), ['response', 'serverError', { status: 503 }]],
    ['201', status(201), ['response', 'status', { status: 201 }]],
    ['204', status(204), ['response', 'status', { status: 204 }]],
    ['418', status(418), ['response', 'status', { status: 418 }]],
    ['no JSON', body('<html>pong</html>'), ['response', 'notJson']],
    ['nothing', body(''), ['response', 'notJson']],
    ['no UTF-8', body(Buffer.from([0x22, 0xff, 0x22])), ['response', 'notJson']],
    ['ping', body('{"result":"ping"}'), ['response', 'wrongBody']],
    ['a wrapped pong', body('{"data":{"result":"pong"}}'), ['response', 'wrongBody']],
    ['a list', body('[{"result":"pong"}]'), ['response', 'wrongBody']],
    ['null', body('null'), ['response', 'wrongBody']],
    ['64 KB and more', body(`{"result":"pong","x":"${'x'.repeat(64 * 1024)}"}`), ['response', 'tooLarge']],
  ])('says what is wrong with the answer: %s', async (_, answer, expected) => {
    const diagnosis = await allowed(await httpEndpoint(answer))
    expect(await failure(Promise.resolve(diagnosis))).toEqual(expected)
    expect(diagnosis.ok).toBe(false)
    expect(diagnosis.checks).toHaveLength(6)
    expect(JSON.stringify(diagnosis)).not.toMatch(/canary|html/)
  })

  it.each<[string, string, unknown[]]>([
    [
      '101 with another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      ['response', 'status', { status: 101 }],
    ],
    ['101 without a word', 'HTTP/1.1 101 X\r\n\r\n', ['response', 'status', { status: 101 }]],
    [
      '426 and another protocol',
      'HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n',
      ['response', 'status', { status: 426 }],
    ],
    [
      '200 and another protocol',
      'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\n{}',
      ['response', 'wrongBody'],
    ],
    ['200 and the end', 'HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n', ['response', 'unreachable']],
    ['200, a part and the end', 'HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{"result"', ['response', 'unreachable']],
    [
      '200, a chunk and the end',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"res\r\n',
      ['response', 'unreachable'],
    ],
    ['half of the header', 'HTTP/1.1 200 OK\r\nContent-Le', ['response', 'unreachable']],
    ['103 and the end', 'HTTP/1.1 103 Early Hints\r\n\r\n', ['response', 'unreachable']],
    ['401 and the end', 'HTTP/1.1 401 X\r\nContent-Length: 17\r\n\r\n', ['authorization', 'unauthorized', { status: 401 }]],
  ])('is over when the endpoint ends the connection after %s', async (_, answer, expected) => {
    for (const end of ['end', 'destroy', 'leave'] as const) {
      // An endpoint that leaves the connection open has not ended it where more is to come.
      if (end === 'leave' && expected[1] === 'unreachable') continue
      const endpoint = await tcpEndpoint((socket) =>
        socket.once('data', () => socket.write(answer, () => void (end === 'leave' || socket[end]()))),
      )
      expect(await failure(allowed(endpoint))).toEqual(expected)
    }
  })

  it.each<[number, string, number | undefined]>([
    [429, '30', 30],
    [503, '120', 120],
    [429, 'Fri, 31 Dec 2199 23:59:59 GMT', 86_400],
    [429, '999999999', 86_400],
    [429, 'Wed, 21 Oct 2015 07:28:00 GMT', undefined],
    [429, '0', undefined],
    [429, '-5', undefined],
    [429, 'sk_live_canary_7hQ2', undefined],
    [500, '30', undefined],
  ])('of a %i tells the wait that %s asks for, in seconds and a day at most', async (code, header, retryAfter) => {
    const found = await failure(allowed(await httpEndpoint(status(code, { 'retry-after': header }))))
    expect(found.at(-1)).toEqual({ status: code, ...(retryAfter === undefined ? {} : { retryAfter }) })
  })

  it('stops at an endless answer', async () => {
    const endpoint = await httpEndpoint((_request, response) => {
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(4096), () => setImmediate(more))
      }
      more()
    })
    expect(await failure(allowed(endpoint))).toEqual(['response', 'tooLarge'])
  })

  it('follows no redirect', async () => {
    let second = 0
    const target = await httpEndpoint((request, response) => {
      second++
      pong(request, response)
    })
    for (const code of [301, 302, 303, 307, 308]) {
      const endpoint = await httpEndpoint(status(code, { location: target }))
      expect(await failure(allowed(endpoint, { allowEndpoints: [endpoint, target] }))).toEqual([
        'response',
        'redirect',
        { status: code },
      ])
    }
    expect(second).toBe(0)
  })

  it('gives up in time on an endpoint that says nothing, or a little at a time', async () => {
    const silent = await tcpEndpoint(() => undefined)
    expect(await failure(allowed(silent, { timeout: 100 }))).toEqual(['response', 'timeout'])
    const slow = await httpEndpoint((_request, response) => {
      response.write('{')
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await failure(allowed(slow, { timeout: 150 }))).toEqual(['response', 'timeout'])
    const hinting = await tcpEndpoint((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 20)
      socket.on('close', () => clearInterval(timer))
    })
    expect(await failure(allowed(hinting, { timeout: 150 }))).toEqual(['response', 'timeout'])
    expect(await failure(allowed('https://slow.test', { timeout: 50, resolve: () => new Promise(() => undefined) }))).toEqual([
      'address',
      'timeout',
    ])
  })

  it('says where the connection ended', async () => {
    const gone = await tcpEndpoint((socket) => socket.destroy())
    expect(await failure(allowed(gone))).toEqual(['response', 'unreachable'])
    const babble = await tcpEndpoint((socket) => socket.end('220 mail.example ESMTP\r\n'))
    expect(await failure(allowed(babble))).toEqual(['response', 'notJson'])
    // Nothing listens on port 1.
    expect(await failure(allowed('http://127.0.0.1:1'))).toEqual(['network', 'refused'])
    expect(await failure(ping('https://nowhere.invalid', { resolve: () => Promise.reject(new Error('canary')) }))).toEqual([
      'address',
      'notFound',
    ])
    expect(await failure(ping('https://nowhere.invalid', { resolve: () => Promise.resolve([]) }))).toEqual([
      'address',
      'notFound',
    ])
  })

  it('is over when the request is', async () => {
    const stop = new AbortController()
    const endpoint = await httpEndpoint(() => stop.abort('canary'))
    await expect(allowed(endpoint, { signal: stop.signal })).rejects.toMatchObject({ code: 'aborted' })
    await expect(allowed(endpoint, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' })
    const half = new AbortController()
    const begun = await tcpEndpoint((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n{', () => half.abort('canary'))),
    )
    await expect(allowed(begun, { signal: half.signal })).rejects.toMatchObject({ code: 'aborted' })
  })

  it('waits for the permission where there is no encryption to wait for', async () => {
    const checks: CheckResult[] = []
    const stop = new AbortController()
    const silent = await tcpEndpoint((socket) => socket.once('data', () => stop.abort()))
    await expect(
      pingEndpoint({
        endpoint: silent,
        secret,
        rules,
        allowEndpoints: [silent],
        signal: stop.signal,
        onCheck: (check) => void checks.push(check),
      }),
    ).rejects.toMatchObject({ code: 'aborted' })
    expect(checks.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'format passed',
      'address passed',
      'network passed',
      'tls skipped',
    ])
  })

  it('dials nothing once it is over, also where the name is found only then', async () => {
    let found = (_: { address: string; family: number }[]): void => undefined
    const endpoint = await httpEndpoint(pong)
    const { port } = new URL(endpoint)
    const stop = new AbortController()
    const named = `https://endpoint.test:${port}`
    const count = await dialled(async () => {
      const running = allowed(named, { signal: stop.signal, resolve: () => new Promise((resolve) => (found = resolve)) })
      stop.abort()
      await expect(running).rejects.toMatchObject({ code: 'aborted' })
      found([{ address: '127.0.0.1', family: 4 }])
      await new Promise((resolve) => setImmediate(resolve))
    })
    expect(count).toBe(0)
  })

  it('trusts no certificate that nobody signed, that has expired, or that is for another name, and says which', async () => {
    const port = await tlsPort(certificate, pong)
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }])
    expect(await failure(allowed(`https://endpoint.test:${port}`, { resolve }))).toEqual(['tls', 'certificateUntrusted'])
    expect(await failure(allowed(`https://other.test:${port}`, { resolve, ca: certificate.cert }))).toEqual([
      'tls',
      'certificateName',
    ])
    const expired = await tlsPort(expiredCertificate, pong)
    expect(await failure(allowed(`https://endpoint.test:${expired}`, { resolve, ca: expiredCertificate.cert }))).toEqual([
      'tls',
      'certificateExpired',
    ])
    const trusted = await allowed(`https://endpoint.test:${port}`, { resolve, ca: certificate.cert })
    expect(trusted.checks.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'passed'))
    const plain = new URL(await httpEndpoint(pong)).port
    expect(await failure(allowed(`https://endpoint.test:${plain}`, { resolve }))).toEqual(['tls', 'certificate'])
  })

  it('refuses a key or an endpoint that breaks a rule, and dials nothing', async () => {
    const count = await dialled(async () => {
      for (const text of ['', 'abcd', 'ab\ncdef', 'ab cdef', 'schlüssel', 'x'.repeat(5000)])
        expect(await failure(ping('https://api.example', { secret: new Secret(text) }))).toEqual(['format', 'invalidKey'])
      for (const endpoint of [
        '',
        'api.example',
        'ftp://api.example',
        'file:///etc/passwd',
        'https://u:p@api.example',
        'https://api.example/#a',
        'http://api.example',
      ])
        expect(await failure(ping(endpoint))).toEqual(['format', 'invalidEndpoint'])
    })
    expect(count).toBe(0)
  })
})

describe('addresses that a connection check may not call', () => {
  const to =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

  it('counts the connections that are dialled', async () => {
    const endpoint = await httpEndpoint(pong)
    expect(await dialled(() => allowed(endpoint))).toBe(1)
  })

  it('refuses names with a private address, also where a public one stands beside it', async () => {
    const count = await dialled(async () => {
      for (const addresses of [
        ['10.0.0.1'],
        ['127.0.0.1'],
        ['::1'],
        ['8.8.8.8', '10.0.0.1'],
        ['10.0.0.1', '8.8.8.8'],
        ['169.254.169.254'],
        ['::ffff:7f00:1'],
      ])
        expect(await failure(ping('https://inside.test', { resolve: to(...addresses) }))).toEqual(['address', 'privateAddress'])
    })
    expect(count).toBe(0)
  })

  it('asks for the address once, so a name that changes it meanwhile gains nothing', async () => {
    const answers = [to('10.0.0.1'), to('127.0.0.1')]
    let asked = 0
    const resolve = () => (answers[asked++] as (typeof answers)[0])()
    expect(await failure(ping('https://rebinding.test', { resolve }))).toEqual(['address', 'privateAddress'])
    expect(asked).toBe(1)
    // What is dialled is what was checked: the name itself leads nowhere, the checked address answers.
    const port = await tlsPort(certificate, pong)
    const calls: string[] = []
    const once = (name: string) => {
      calls.push(name)
      return Promise.resolve([{ address: calls.length === 1 ? '127.0.0.1' : '203.0.113.1', family: 4 }])
    }
    expect((await allowed(`https://endpoint.test:${port}`, { resolve: once, ca: certificate.cert })).ok).toBe(true)
    expect(calls).toEqual(['endpoint.test'])
  })

  it('calls them where their origin is allowed, and no other origin', async () => {
    const endpoint = await httpEndpoint(pong)
    expect((await ping(endpoint, { allowEndpoints: [endpoint] })).ok).toBe(true)
    expect(await failure(ping(endpoint, { allowEndpoints: [endpoint.replace(/\d+$/, '1')] }))).toEqual(['address', 'notAllowed'])
  })

  it('goes without encryption to this machine alone', async () => {
    const named = 'http://app.localhost:8080'
    expect(await failure(ping(named, { allowEndpoints: [named], resolve: to('10.0.0.1') }))).toEqual(['address', 'notAllowed'])
    expect(await failure(ping(named, { allowEndpoints: [named], resolve: to('8.8.8.8') }))).toEqual(['address', 'notAllowed'])
  })

  const urls = corpus<{ urls: { url: string }[] }>('payloads/ssrf-urls.json')
  it.skipIf(urls === null)('dials none of the addresses that server-side request forgery is tried with', async () => {
    // 1.1.1.1 stands in the list as half of a trick; by itself it is a public address like any other.
    const all = (urls?.urls ?? []).filter(({ url }) => !/^https?:\/\/1\.1\.1\.1\/?$/.test(url))
    expect(all.length).toBeGreaterThan(145)
    const results: string[] = []
    const count = await dialled(async () => {
      for (const { url } of all)
        for (const endpoint of [url, url.replace(/^http:/, 'https:')]) {
          // Names in the list are made to lead inside.
          const { ok, checks } = await ping(endpoint, { resolve: to('127.0.0.1') })
          const failed = checks.find(({ state }) => state === 'failed')
          results.push(ok ? url : (failed?.step ?? ''))
        }
    })
    expect(count).toBe(0)
    expect(results.filter((step) => step !== 'format' && step !== 'address')).toEqual([])
    expect(results).toContain('address')
  })
})
