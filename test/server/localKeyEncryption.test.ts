import { createHash, createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'

const masterKey = new Uint8Array(32).fill(7)
const text = new TextEncoder()

describe('localKeyEncryption', () => {
  it('needs 32 bytes and says so in one sentence', () => {
    for (const short of [new Uint8Array(31), new Uint8Array(), 'x'.repeat(64) as unknown as Uint8Array])
      expect(() => localKeyEncryption({ masterKey: short })).toThrow(
        /^keyrack: localKeyEncryption needs a masterKey of at least 32 random bytes, .*\.$/,
      )
  })

  it('unwraps what it wrapped, with the same AAD alone', async () => {
    const { wrap, unwrap } = localKeyEncryption({ masterKey })
    const dek = new Uint8Array(32).fill(1)
    const wrapped = await wrap(dek, text.encode('here'))
    expect(await unwrap(wrapped, text.encode('here'))).toEqual(dek)
    expect(() => unwrap(wrapped, text.encode('there'))).toThrow(expect.objectContaining({ code: 'integrity' }))
  })

  it('has one id, one KEK and one pepper for a master key, and others for another', async () => {
    const [one, same, other] = [masterKey, masterKey, new Uint8Array(32).fill(8)].map((key) =>
      localKeyEncryption({ masterKey: key }),
    )
    expect(one?.id).toBe(same?.id)
    expect(one?.id).not.toBe(other?.id)
    expect(await one?.mac(text.encode('m'))).toEqual(await same?.mac(text.encode('m')))
    expect(await one?.mac(text.encode('m'))).not.toEqual(await other?.mac(text.encode('m')))
  })

  it('uses the master key itself for nothing', async () => {
    const { id, mac } = localKeyEncryption({ masterKey })
    const plain = createHash('sha256').update(masterKey).digest()
    expect(id).not.toContain(plain.toString('base64url').slice(0, 16))
    expect(await mac(text.encode('m'))).not.toEqual(createHmac('sha256', masterKey).update('m').digest())
  })

  it('shows no key material when it is printed', () => {
    const shown = inspect(localKeyEncryption({ masterKey }), { depth: 9, showHidden: true })
    expect(shown).not.toMatch(/07 07 07|7, 7, 7/)
  })
})
