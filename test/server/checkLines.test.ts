import { describe, expect, it, vi } from 'vitest'
import { httpAdapter } from '../../src/adapters/http'
import { CHECK_STEPS, type CheckResult } from '../../src/core/diagnosis'
import { Secret } from '../../src/core/secret'
import { httpEndpoint, tcpEndpoint } from './support/pingServer'
import { BASE, handlerUnderTest } from './support/handlerUnderTest'

const target = (endpoint: string, headers: Record<string, string> = {}) =>
  new Request(`${BASE}/test`, {
    method: 'POST',
    body: JSON.stringify({ endpoint, key: 'typed-key-0123456789' }),
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson, application/json', ...headers },
  })

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { check?: CheckResult; diagnosis?: object })

describe('a check that is answered line by line', () => {
  it('has a line for each step, as the diagnosis in the last one has it', async () => {
    const endpoint = await httpEndpoint((_request, response) => response.end('{"result":"pong"}'))
    const { handler } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const response = await handler(target(endpoint))
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const lines = linesOf(await response.text())
    const checks = lines.slice(0, -1).map(({ check }) => check)
    expect(checks.map((check) => check?.step)).toEqual(CHECK_STEPS)
    expect(lines.at(-1)).toEqual({
      diagnosis: { ok: true, checks, correlationId: response.headers.get('x-correlation-id') },
    })
  })

  it('is sent while the check goes on', async () => {
    let answer = (): void => undefined
    const endpoint = await httpEndpoint((_request, response) => {
      answer = () => void response.end('{"result":"pong"}')
    })
    const { handler } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const adapter = httpAdapter({ fetch: handler, baseUrl: BASE })
    const onCheck = vi.fn<(check: CheckResult) => void>()
    const tested = adapter.test?.({ endpoint, secret: new Secret('typed-key-0123456789') }, { onCheck })
    // The endpoint holds its answer back until these four have been told.
    await vi.waitFor(() => expect(onCheck.mock.calls.map(([{ step }]) => step)).toEqual(['format', 'address', 'network', 'tls']))
    answer()
    const diagnosis = await tested
    expect(diagnosis?.ok).toBe(true)
    expect(onCheck.mock.calls.map(([check]) => check)).toEqual(diagnosis?.checks)
  })

  it('is JSON for those who did not ask, and a problem where nothing is checked', async () => {
    const endpoint = await httpEndpoint((_request, response) => response.end('{"result":"pong"}'))
    const { handler } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const plain = await handler(target(endpoint, { accept: 'application/json' }))
    expect(plain.headers.get('content-type')).toBe('application/json')
    expect(await plain.json()).toMatchObject({ ok: true })
    const unknown = new Request(`${BASE}/key_unknown/test`, { method: 'POST', headers: { accept: 'application/x-ndjson' } })
    const refused = await handler(unknown)
    expect([refused.status, refused.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })

  it('ends the check where the client goes away', async () => {
    let closed = false
    let met = false
    const endpoint = await tcpEndpoint((socket) => {
      met = true
      socket.on('close', () => (closed = true))
      socket.resume()
    })
    const { handler } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const response = await handler(target(endpoint))
    await vi.waitFor(() => expect(met).toBe(true))
    await response.body?.cancel()
    await vi.waitFor(() => expect(closed).toBe(true))
  })

  it('breaks off where the request is aborted', async () => {
    const endpoint = await tcpEndpoint((socket) => socket.resume())
    const { handler } = handlerUnderTest({ allowEndpoints: [endpoint] })
    const controller = new AbortController()
    const response = await handler(new Request(target(endpoint), { signal: controller.signal }))
    controller.abort()
    await expect(response.text()).rejects.toThrow()
  })

  it.each(['application/json', 'application/x-ndjson'])('is in the log under the reference that %s has', async (accept) => {
    const { handler, log, actor, tenant } = handlerUnderTest()
    const response = await handler(target('https://127.0.0.1:9/canary', { accept }))
    const text = await response.text()
    const reference = response.headers.get('x-correlation-id')
    expect(text).toContain(`"correlationId":"${reference}"`)
    expect(log.filter(({ event }) => event === 'check')).toEqual([
      {
        level: 'warn',
        event: 'check',
        correlationId: reference,
        ok: false,
        step: 'address',
        cause: expect.stringMatching(/^(privateAddress|notAllowed)$/),
        tenant,
        actor,
      },
    ])
    expect(JSON.stringify(log)).not.toMatch(/canary|typed-key/)
  })
})
