import { isApiKeyError } from '../core/errors'
import { Secret } from '../core/secret'
import { openSecret, sealSecret, type SealContext } from './envelope'
import type { KeyEncryption } from './keyEncryption'
import { StartError } from './startError'
import type { ApiKeyStore } from './store'

const PROBE: SealContext = { tenant: '', id: 'keyrack', field: 'probe', version: 1 }

/**
 * Makes sure that the key encryption opens what is in the store. The first time it leaves a sealed probe there; from
 * then on the probe must open. Call it at start; `createApiKeyHandler` also calls it before its first answer.
 *
 * @throws {Error} one sentence, where the store was written with another master key
 * @throws {ApiKeyError} `unavailable`, where the store or the key encryption does not answer
 */
export async function checkMasterKey({
  store,
  keyEncryption,
}: {
  store: ApiKeyStore
  keyEncryption: KeyEncryption
}): Promise<void> {
  await store.ready()
  const draft = await sealSecret(keyEncryption, new Secret('probe'), PROBE)
  const stands = await store.remember('probe', Buffer.from(draft).toString('base64url'))
  try {
    await openSecret(keyEncryption, Buffer.from(stands, 'base64url'), PROBE)
  } catch (thrown) {
    if (isApiKeyError(thrown) && thrown.code === 'unavailable') throw thrown
    throw new StartError(
      `keyrack: the store was written with another master key than ${keyEncryption.id}, so no stored secret would open and nothing was changed; start with the key that belongs to this data, or with an empty store.`,
    )
  }
}
