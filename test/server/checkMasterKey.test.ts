import { expect, it } from 'vitest'
import { ApiKeyError } from '../../src/core/errors'
import { checkMasterKey } from '../../src/server/checkMasterKey'
import type { KeyEncryption } from '../../src/server/keyEncryption'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { store } from './support/handlerUnderTest'

const keyOf = (fill: number) => localKeyEncryption({ masterKey: new Uint8Array(32).fill(fill) })

it("takes the first master key for the store's own, and no other from then on", async () => {
  await checkMasterKey({ store, keyEncryption: keyOf(1) })
  await checkMasterKey({ store, keyEncryption: keyOf(1) })
  const other = keyOf(2)
  const refusal =
    /^keyrack: the store was written with another master key than local:[\w-]+, so no stored secret would open .*\.$/
  await expect(checkMasterKey({ store, keyEncryption: other })).rejects.toThrow(refusal)
  // The name of a key is no proof.
  await expect(checkMasterKey({ store, keyEncryption: { ...other, id: keyOf(1).id } })).rejects.toThrow(refusal)
  await checkMasterKey({ store, keyEncryption: keyOf(1) })
})

it('tells a vault that does not answer from a wrong key', async () => {
  const down = (): never => {
    throw new ApiKeyError('unavailable')
  }
  const vault: KeyEncryption = { ...keyOf(1), unwrap: down }
  await expect(checkMasterKey({ store, keyEncryption: vault })).rejects.toMatchObject({ code: 'unavailable' })
})
