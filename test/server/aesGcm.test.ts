import { describe, expect, it } from 'vitest'
import { decryptGcm, encryptGcm } from '../../src/server/aesGcm'
import { corpus } from './support/corpus'

interface Vector {
  readonly tcId: number
  readonly result: 'valid' | 'invalid'
  readonly [part: string]: string | number | readonly string[]
}

interface Group {
  readonly keySize: number
  readonly ivSize: number
  readonly tagSize: number
  readonly tests: readonly Vector[]
}

const file = corpus<{ testGroups: Group[] }>('wycheproof/aes_gcm_test.json')
const cases = (file?.testGroups ?? []).flatMap((group) =>
  group.tests.map((vector) => {
    const part = (name: string) => Buffer.from(String(vector[name]), 'hex')
    const ours = group.keySize === 256 && group.ivSize === 96 && group.tagSize === 128
    const gcm = { key: part('key'), iv: part('iv'), aad: part('aad') }
    return { ours, result: vector.result, gcm, message: part('msg'), sealed: Buffer.concat([part('ct'), part('tag')]) }
  }),
)

const outcome = (run: () => Uint8Array): string => {
  try {
    return Buffer.from(run()).toString('hex')
  } catch (thrown) {
    return String((thrown as { code?: unknown }).code)
  }
}

describe.skipIf(file === null)('AES-256-GCM against Wycheproof', () => {
  it('has the cases that it is said to have', () => {
    expect(cases.filter(({ ours }) => ours)).toHaveLength(66)
    expect(cases.filter(({ result }) => result === 'invalid')).toHaveLength(87)
  })

  it('encrypts and decrypts every valid case of its key, IV and tag length', () => {
    for (const { gcm, message, sealed } of cases.filter(({ ours, result }) => ours && result === 'valid')) {
      expect(outcome(() => encryptGcm(gcm, message))).toBe(sealed.toString('hex'))
      expect(outcome(() => decryptGcm(gcm, sealed))).toBe(message.toString('hex'))
    }
  })

  it('refuses every invalid case, and every other length, with the one code', () => {
    const refused = cases.filter(({ ours, result }) => !ours || result === 'invalid')
    expect(refused.length).toBe(316 - 39)
    expect(new Set(refused.map(({ gcm, sealed }) => outcome(() => decryptGcm(gcm, sealed))))).toEqual(new Set(['integrity']))
  })
})

describe('AES-256-GCM', () => {
  const gcm = { key: new Uint8Array(32), iv: new Uint8Array(12), aad: new Uint8Array() }

  it('takes no IV of another length, which would be weaker', () => {
    expect(() => encryptGcm({ ...gcm, iv: new Uint8Array(16) }, new Uint8Array(1))).toThrow(RangeError)
  })

  it('takes no tag that was cut', () => {
    const sealed = encryptGcm(gcm, new Uint8Array(0))
    for (let length = 0; length < sealed.length; length++)
      expect(outcome(() => decryptGcm(gcm, sealed.subarray(0, length)))).toBe('integrity')
  })
})
