import { createApiKeyHandler } from '../../../src/server/createApiKeyHandler'
import { localKeyEncryption } from '../../../src/server/localKeyEncryption'
import { pgliteStore } from '../../../src/server/pglite'

// Makes keys through the handler as fast as it can, and says which it was told were made.
const [, , directory = ''] = process.argv

const store = pgliteStore({ directory })
const handler = createApiKeyHandler({
  store,
  keyEncryption: localKeyEncryption({ masterKey: new Uint8Array(32).fill(3) }),
  authorize: () => ({ tenant: 'a', actor: 'writer' }),
})

await store.ready()
process.send?.('ready')
for (let n = 0; ; n++) {
  const body = JSON.stringify({
    kind: 'credential',
    name: `Key ${n}`,
    endpoint: 'https://a.example',
    key: `key-number-${n}-0123456789`,
  })
  const request = new Request('http://localhost/api/keys', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  const answer = (await (await handler(request)).json()) as { key: { id: string } }
  await new Promise((resolve) => process.send?.(answer.key.id, resolve))
}
