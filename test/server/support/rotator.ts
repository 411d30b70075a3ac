import { createApiKeyHandler } from '../../../src/server/createApiKeyHandler'
import { localKeyEncryption } from '../../../src/server/localKeyEncryption'
import { pgliteStore } from '../../../src/server/pglite'

// Makes one key and rotates it, its successor and so on as fast as it can, and says which successors it was told of.
const [, , directory = ''] = process.argv

const store = pgliteStore({ directory })
const handler = createApiKeyHandler({
  store,
  keyEncryption: localKeyEncryption({ masterKey: new Uint8Array(32).fill(3) }),
  authorize: () => ({ tenant: 'a', actor: 'rotator' }),
})

const post = async (path: string, body: object): Promise<string> => {
  const request = new Request(`http://localhost/api/keys${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  })
  return ((await (await handler(request)).json()) as { key: { id: string } }).key.id
}

await store.ready()
process.send?.('ready')
let id = await post('', { kind: 'issued', name: 'Rotated again and again' })
for (;;) {
  id = await post(`/${id}/rotate`, { graceSeconds: 60 })
  await new Promise((resolve) => process.send?.(id, resolve))
}
