import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { randomText } from '../../src/core/generate'
import type { ApiKey } from '../../src/core/model'
import { createApiKeyHandler } from '../../src/server/createApiKeyHandler'
import { checkMasterKey } from '../../src/server/checkMasterKey'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { pgliteStore } from '../../src/server/pglite'
import { readCredential } from '../../src/server/readCredential'
import { verifyIssuedKey } from '../../src/server/verifyIssuedKey'
import { encodingsOf } from './support/encodingsOf'
import { tempDirectory } from './support/tempDirectory'

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const CANARIES = 40

it('leaves no secret in the data directory, the log or any answer but the one that shows it', async () => {
  const directory = join(tempDirectory(), 'data')
  const masterKey = new Uint8Array(randomBytes(32))
  const keyEncryption = localKeyEncryption({ masterKey })
  const store = pgliteStore({ directory })
  await checkMasterKey({ store, keyEncryption })
  const said: string[] = []
  const handler = createApiKeyHandler({
    store,
    keyEncryption,
    authorize: () => ({ tenant: 'a', actor: 'ada' }),
    log: (event) => said.push(JSON.stringify(event)),
  })
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await handler(
      new Request(`https://a.example/api/keys${path}`, {
        method,
        ...content,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      }),
    )
    return response.text()
  }

  // One text that is in all typed keys, so that one sweep finds any of them; with characters that encodings write differently.
  const mark = `<"&%/+\\>${randomText(24)}`
  let planted = 0
  const canary = () => `cnry_${mark}${planted++}`
  const secrets = [mark]
  const read = readCredential({ store, keyEncryption })
  const verify = verifyIssuedKey({ store, keyEncryption })
  for (let n = 0; n < CANARIES; n++) {
    const intent = { 'idempotency-key': `intent-${n}` }
    const draft = { kind: 'credential', name: `Key ${n}`, endpoint: 'https://10.0.0.1/', key: canary() }
    const first = await call('POST', '', draft, intent)
    said.push(first, await call('POST', '', draft, intent), await call('POST', '', { ...draft, key: canary() }, intent))
    const { key } = JSON.parse(first) as { key: ApiKey }
    const replacement = canary()
    said.push(await call('PATCH', `/${key.id}`, { version: key.version, key: replacement }))
    said.push(await call('PATCH', `/${key.id}`, { version: 'old', key: canary() }))
    said.push(
      await call('POST', `/${key.id}/test`, {}),
      await call('POST', '/test', { endpoint: 'https://10.0.0.1/', key: canary() }),
    )
    // Mistakes that people make: the key in another field, in a broken body, in a header, in the path.
    said.push(await call('POST', '', { ...draft, kind: canary() }), await call('POST', '', { ...draft, key: [canary()] }))
    said.push(
      await call('POST', '', { ...draft, [canary()]: 1 }),
      await call('GET', '', undefined, { authorization: encodeURIComponent(canary()) }),
    )
    said.push(await call('POST', `/${encodeURIComponent(canary())}/disable`, {}))
    expect((await read('a', key.id)).reveal()).toBe(replacement)
    const rotation = { graceSeconds: 60, key: canary() }
    const rotating = { 'idempotency-key': `rotation-${n}` }
    said.push(await call('POST', `/${key.id}/rotate`, { ...rotation, graceSeconds: canary() }))
    said.push(
      await call('POST', `/${key.id}/rotate`, rotation, rotating),
      await call('POST', `/${key.id}/rotate`, rotation, rotating),
    )
    said.push(await call('POST', `/${key.id}/rotate`, { ...rotation, key: canary() }, rotating))
    expect((await read('a', key.id)).reveal()).toBe(rotation.key)
    if (n % 3 === 0) said.push(await call('DELETE', `/${key.id}`))

    if (n % 5 > 0) continue
    const robot = { kind: 'issued', name: `Robot ${n}` }
    const issued = JSON.parse(await call('POST', '', robot, { 'idempotency-key': `issued-${n}` })) as {
      key: ApiKey
      secret: string
    }
    expect(await verify(issued.secret)).not.toBeNull()
    // What stands before it is the short id, which is stored to find the key.
    secrets.push(issued.secret.split('_')[3] as string)
    const next = JSON.parse(
      await call('POST', `/${issued.key.id}/rotate`, { graceSeconds: 0 }, { 'idempotency-key': `next-${n}` }),
    ) as { secret: string }
    expect(await verify(issued.secret)).toBeNull()
    expect(await verify(next.secret)).not.toBeNull()
    secrets.push(next.secret.split('_')[3] as string)
  }
  said.push(await call('GET', '?limit=200'), JSON.stringify(await store.listEvents('a', { limit: 200 })))
  await store.close()

  const files = filesIn(directory).map((path) => ({ path, bytes: readFileSync(path) }))
  const places = [...files, { path: 'what was said', bytes: Buffer.from(said.join('\n')) }]
  // The sweep finds what is there: a name, which is no secret, lies in the tables as it is.
  expect(files.some(({ bytes }) => bytes.includes('Key 1'))).toBe(true)
  const everything = Buffer.concat(places.map(({ bytes }) => bytes))
  expect(everything.length).toBeGreaterThan(1_000_000)
  const found: string[] = []
  for (const text of secrets)
    for (const [encoding, form] of encodingsOf(text)) if (everything.includes(form)) found.push(encoding)
  for (const form of [
    Buffer.from(masterKey),
    Buffer.from(Buffer.from(masterKey).toString('hex')),
    Buffer.from(Buffer.from(masterKey).toString('base64url')),
  ])
    if (everything.includes(form)) found.push('master key')
  expect(found).toEqual([])
  expect(planted).toBe(CANARIES * 13)
  expect(secrets).toHaveLength(1 + (2 * CANARIES) / 5)
}, 120_000)
