import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDemo, type RunningDemo, runToEnd, temporaryDirectory } from './support/runDemo'

const home = temporaryDirectory()
const directory = join(home.path, 'keyrack')
const masterKey = join(directory, 'master.key')
let demo: RunningDemo

beforeAll(async () => {
  demo = await runDemo({ directory })
})
afterAll(async () => {
  await demo?.stop()
  home.remove()
})

const create = (name: string, headers: Record<string, string> = {}) =>
  fetch(`${demo.url}/api/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ kind: 'issued', name }),
  })

/** By hand, since fetch sends no foreign host name. */
const statusFor = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ port: demo.port, host: '127.0.0.1', path: '/api/keys', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

/** One sentence on stderr and nothing more: no stack, no second line. What had to be built before may stand in front. */
const sentence = expect.stringMatching(/^(?:setup: [^\n]+\n)*keyrack: [^\n]+\n$/)

describe('the process behind the demo', () => {
  it('says where it is, where the data lies, what to back up and how to stop', () => {
    expect(demo.output()).toContain(demo.url)
    expect(demo.output()).toContain(join(directory, 'data'))
    expect(demo.output()).toContain(masterKey)
    expect(demo.output()).toContain('encrypted')
    expect(demo.output()).toContain('Ctrl+C')
    expect(statSync(masterKey).mode & 0o777).toBe(0o600)
  })

  it('keeps a second process away from its data and names itself', async () => {
    const second = await runToEnd({ directory })
    expect(second).toEqual({ code: 1, stdout: '', stderr: sentence })
    expect(second.stderr).toContain(`process ${demo.pid}`)
    expect((await fetch(`${demo.url}/api/keys`)).status).toBe(200)
  })

  it('takes the next port when the wanted one is taken', async () => {
    const other = temporaryDirectory()
    const taker = createServer()
    const taken = await new Promise<number>((resolve) =>
      taker.listen(0, '127.0.0.1', () => resolve((taker.address() as AddressInfo).port)),
    )
    const second = await runDemo({ directory: other.path, port: taken })
    expect(second.port).toBeGreaterThan(taken)
    expect((await fetch(second.url)).status).toBe(200)
    await second.stop()
    taker.close()
    other.remove()
  })

  it.each([
    ['broken JSON', { body: '{"kind":', headers: { 'content-type': 'application/json' } }, 400, 'malformed'],
    ['another type', { body: 'kind=issued', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'malformed'],
    [
      '1 MB',
      { body: JSON.stringify({ name: 'x'.repeat(1 << 20) }), headers: { 'content-type': 'application/json' } },
      413,
      'tooLarge',
    ],
    [
      'a page of another site',
      { body: '{}', headers: { 'content-type': 'application/json', origin: 'https://evil.example' } },
      403,
      'forbidden',
    ],
  ])('answers %s with a coded problem', async (_what, init, status, code) => {
    const response = await fetch(`${demo.url}/api/keys`, { method: 'POST', ...init })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(((await response.json()) as { code: string }).code).toBe(code)
  })

  it('is there for this machine alone', async () => {
    expect(await statusFor(`localhost:${demo.port}`)).toBe(200)
    expect(await statusFor(`127.0.0.1:${demo.port}`)).toBe(200)
    expect(await statusFor(`rebound.example:${demo.port}`)).toBe(421)
  })

  it('serves the page with a policy and a nonce that never comes twice', async () => {
    const [one, two] = [await fetch(demo.url), await fetch(demo.url)]
    const policies = [one, two].map((response) => response.headers.get('content-security-policy') ?? '')
    const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1])
    expect(policies[0]).toContain("default-src 'none'")
    expect(policies[0]).not.toContain('unsafe')
    expect(new Set(nonces).size).toBe(2)
    expect(await one.text()).toContain(`nonce="${nonces[0]}"`)
    expect(one.headers.get('cache-control')).toBe('no-store')
  })

  it('lets go of everything when it is told to stop, and finds it again', async () => {
    expect((await create('kept')).status).toBe(201)
    expect(await demo.stop('SIGINT')).toBe(0)
    expect(existsSync(join(directory, 'data.lock'))).toBe(false)
    demo = await runDemo({ directory })
    expect(await (await fetch(`${demo.url}/api/keys`)).text()).toContain('"kept"')
  })

  it('takes over from a process that was killed', async () => {
    expect((await create('acknowledged')).status).toBe(201)
    await demo.stop('SIGKILL')
    demo = await runDemo({ directory })
    expect(await (await fetch(`${demo.url}/api/keys`)).text()).toContain('"acknowledged"')
  })

  describe('over data that is there', () => {
    const aside = join(home.path, 'aside.key')

    beforeAll(async () => {
      await demo.stop()
      renameSync(masterKey, aside)
    })
    afterAll(async () => {
      copyFileSync(aside, masterKey)
      chmodSync(masterKey, 0o600)
      demo = await runDemo({ directory })
      expect(await (await fetch(`${demo.url}/api/keys`)).text()).toContain('"kept"')
    })

    it('does not start without its master key, and makes no new one', async () => {
      const ended = await runToEnd({ directory })
      expect(ended).toEqual({ code: 1, stdout: '', stderr: sentence })
      expect(ended.stderr).toContain(masterKey)
      expect(ended.stderr).toContain('missing')
      expect(existsSync(masterKey)).toBe(false)
    })

    it('does not start with a master key that was cut short', async () => {
      writeFileSync(masterKey, readFileSync(aside, 'utf8').slice(0, 40), { mode: 0o600 })
      const ended = await runToEnd({ directory })
      expect(ended).toEqual({ code: 1, stdout: '', stderr: sentence })
      expect(ended.stderr).toContain('damaged')
      expect(ended.stderr).not.toContain(readFileSync(aside, 'utf8').slice(24, 40))
    })

    it('does not start with the master key of other data', async () => {
      const other = temporaryDirectory()
      await (await runDemo({ directory: other.path })).stop()
      copyFileSync(join(other.path, 'master.key'), masterKey)
      chmodSync(masterKey, 0o600)
      const ended = await runToEnd({ directory })
      expect(ended).toEqual({ code: 1, stdout: '', stderr: sentence })
      expect(ended.stderr).toContain('another master key')
      other.remove()
    })
  })

  it('says which directory it cannot write', async () => {
    const file = join(home.path, 'a-file')
    writeFileSync(file, '')
    const ended = await runToEnd({ directory: join(file, 'below') })
    expect(ended).toEqual({ code: 1, stdout: '', stderr: sentence })
    expect(ended.stderr).toContain(join(file, 'below'))
  })
})
