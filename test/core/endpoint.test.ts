import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../locales/en.json'
import { endpointProblem, isLoopbackHost, sameOrigin } from '../../src/core/endpoint'
import { parseRules } from '../../src/core/rules'

const rule = parseRules(rules).endpoint

describe('an endpoint', () => {
  it.each([
    'https://api.example.com',
    'https://api.example.com/v1/chat?stream=1',
    'HTTPS://API.EXAMPLE.COM:8443/',
    'https://192.0.2.1/',
    'https://[2001:db8::1]/',
    'https://münchen.example/',
    'http://localhost:4600/ping',
    'http://keys.localhost/',
    'http://127.0.0.1:3000',
    'http://127.255.255.254',
    'http://[::1]:3000/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('may be %s', (value) => {
    expect(endpointProblem(value, rule)).toBeUndefined()
  })

  it.each([
    ['api.example.com', 'url'],
    ['/v1/keys', 'url'],
    ['https://', 'url'],
    ['https://exa mple.com', 'url'],
    ['https://example.com/\n', 'url'],
    ['https://exam\tple.com/', 'url'],
    [' https://example.com', 'url'],
    ['https://example.com/\u00a0', 'url'],
    ['https://[::1', 'url'],
    ['https://example.com:99999', 'url'],
    ['', 'url'],
    ['http://api.example.com', 'protocols'],
    ['http://localhost.example.com', 'protocols'],
    ['http://notlocalhost', 'protocols'],
    ['http://128.0.0.1', 'protocols'],
    ['http://0.0.0.0', 'protocols'],
    ['http://[::2]', 'protocols'],
    ['ftp://localhost', 'protocols'],
    ['ws://localhost', 'protocols'],
    ['file:///etc/passwd', 'protocols'],
    ['javascript:alert(1)', 'protocols'],
    ['data:text/plain,x', 'protocols'],
    ['mailto:a@example.com', 'protocols'],
    ['https://user:secret@example.com', 'userinfo'],
    ['https://token@example.com', 'userinfo'],
    ['https://:secret@example.com', 'userinfo'],
    ['https://example.com/#part', 'fragment'],
    ['https://example.com/#', 'fragment'],
  ])('may not be %j: %s', (value, problem) => {
    expect(endpointProblem(value, rule)).toBe(problem)
  })

  it('may be plain http nowhere once a rule says so', () => {
    const { loopback: _, ...strict } = rule
    expect(endpointProblem('http://localhost:4600', strict)).toBe('protocols')
    expect(endpointProblem('http://localhost:4600', { ...rule, loopback: false })).toBe('protocols')
  })

  it('may have any scheme with a host where a rule names none', () => {
    expect(endpointProblem('http://example.com', {})).toBeUndefined()
    expect(endpointProblem('mailto:a@example.com', {})).toBe('url')
  })
})

describe('a loopback host', () => {
  it.each(['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])('is %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  })

  it.each(['localhost.', 'alocalhost', '127.0.0.1.example.com', '1127.0.0.1', '10.0.0.1', '[::ffff:7f00:1]', '::1', ''])(
    'is not %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false)
    },
  )

  it('is never one that an address reaches past its real host', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http'], withQueryParameters: true }), (value) => {
        if (endpointProblem(value, rule) === undefined) expect(isLoopbackHost(new URL(value).hostname)).toBe(true)
      }),
    )
  })
})

describe('two addresses', () => {
  it.each([
    ['https://a.example/v1', 'https://a.example/v2?x=1'],
    ['https://a.example', 'HTTPS://A.EXAMPLE:443/'],
    ['http://127.0.0.1:80/', 'http://127.1/'],
  ])('have one origin: %s, %s', (one, other) => {
    expect(sameOrigin(one, other)).toBe(true)
  })

  it.each([
    ['https://a.example', 'http://a.example'],
    ['https://a.example', 'https://a.example:8443'],
    ['https://a.example', 'https://b.a.example'],
    ['https://a.example', 'https://a.example.evil.example'],
  ])('have two origins: %s, %s', (one, other) => {
    expect(sameOrigin(one, other)).toBe(false)
  })
})

const CORPUS = '../shared/corpora/url/urltestdata.json'
interface UrlCase {
  readonly input: string
  readonly base: string | null
  readonly failure?: true
  readonly hostname?: string
  readonly username?: string
  readonly password?: string
}
const cases: readonly UrlCase[] = existsSync(CORPUS)
  ? (JSON.parse(readFileSync(CORPUS, 'utf8')) as readonly (UrlCase | string)[]).filter(
      (entry): entry is UrlCase => typeof entry === 'object',
    )
  : []

describe(`the cases of the WHATWG URL standard${cases.length > 0 ? '' : `: skipped, ${CORPUS} is not here`}`, () => {
  const policy = (value: string, url: Pick<URL, 'hostname' | 'username' | 'password'>): string | undefined => {
    if (/\s/u.test(value) || url.hostname === '') return 'url'
    if (url.username !== '' || url.password !== '') return 'userinfo'
    return value.includes('#') ? 'fragment' : undefined
  }

  it.skipIf(cases.length === 0)('are accepted and refused as the platform’s parser does, and then by our policy', () => {
    for (const { input } of cases)
      expect(endpointProblem(input, {}), JSON.stringify(input)).toBe(URL.canParse(input) ? policy(input, new URL(input)) : 'url')
  })

  it.skipIf(cases.length === 0)('come out as the standard says, but for the few in which the platform itself differs', () => {
    const absolute = cases.filter(({ base, input, failure }) => base === null || (failure !== true && URL.canParse(input)))
    expect(absolute.length).toBeGreaterThan(500)
    const differing = absolute.filter(
      ({ input, failure, hostname = '', username = '', password = '' }) =>
        endpointProblem(input, {}) !== (failure === true ? 'url' : policy(input, { hostname, username, password })),
    )
    expect(differing.length).toBeLessThanOrEqual(20)
  })

  it.skipIf(cases.length === 0)('reach no host but over https or on this machine', () => {
    for (const { input } of cases) {
      if (endpointProblem(input, rule) !== undefined) continue
      const { protocol, hostname } = new URL(input)
      expect(protocol === 'https:' || isLoopbackHost(hostname), JSON.stringify(input)).toBe(true)
    }
  })
})
