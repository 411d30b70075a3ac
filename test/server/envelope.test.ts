import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiKeyError } from '../../src/core/errors'
import { Secret } from '../../src/core/secret'
import { openSecret, sealSecret, type SealContext } from '../../src/server/envelope'
import type { KeyEncryption } from '../../src/server/keyEncryption'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'

const keyEncryption = localKeyEncryption({ masterKey: randomBytes(32) })
const home: SealContext = { tenant: 'a', id: 'key_1', field: 'key', version: 1 }

const open = async (sealed: Uint8Array, context = home, by: KeyEncryption = keyEncryption): Promise<string> => {
  try {
    return (await openSecret(by, sealed, context)).reveal()
  } catch (thrown) {
    return (thrown as ApiKeyError).code
  }
}

/** The parts of an envelope, so that they can be put together anew. */
const partsOf = (sealed: Uint8Array) => {
  const headerEnd = 3 + (sealed[2] as number)
  const wrappedEnd = headerEnd + 2 + (sealed[headerEnd] as number) * 256 + (sealed[headerEnd + 1] as number)
  return {
    header: sealed.subarray(0, headerEnd),
    dek: sealed.subarray(headerEnd, wrappedEnd),
    iv: sealed.subarray(wrappedEnd, wrappedEnd + 12),
    text: sealed.subarray(wrappedEnd + 12, -16),
    tag: sealed.subarray(-16),
  }
}

describe('an envelope', () => {
  it('opens where it was sealed, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        fc.pre(!/\p{Surrogate}/u.test(text))
        expect(await open(await sealSecret(keyEncryption, new Secret(text), home))).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  it('opens nowhere else: another tenant, row, field or version', async () => {
    const sealed = await sealSecret(keyEncryption, new Secret('sk_live_4f9a'), home)
    const elsewhere: Partial<SealContext>[] = [
      { tenant: 'b' },
      { id: 'key_2' },
      { field: 'answer' },
      { field: 'probe' },
      { version: 2 },
      { version: 0 },
    ]
    for (const change of elsewhere) expect(await open(sealed, { ...home, ...change })).toBe('integrity')
    // Where the line between two parts lies counts as well.
    expect(await open(sealed, { ...home, tenant: 'ak', id: 'ey_1' })).toBe('integrity')
  })

  it('does not open with any bit of it changed, nor cut, nor longer', async () => {
    const sealed = await sealSecret(keyEncryption, new Secret('sk_live_4f9a'), home)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(await open(changed)).toBe('integrity')
    }
    for (let length = 0; length < sealed.length; length++) expect(await open(sealed.subarray(0, length))).toBe('integrity')
    expect(await open(Buffer.concat([sealed, Buffer.of(0)]))).toBe('integrity')
  })

  it('does not open with a DEK, IV, text or tag of any other row, tenant, field or older version', async () => {
    const contexts: SealContext[] = [
      home,
      { ...home, version: 2 },
      { ...home, id: 'key_2' },
      { ...home, tenant: 'b' },
      { ...home, field: 'answer' },
    ]
    // Two of each: the same place sealed twice has another DEK as well.
    const sealed = await Promise.all(
      [...contexts, ...contexts].map(async (context) => ({
        context,
        parts: partsOf(await sealSecret(keyEncryption, new Secret('sk_live_4f9a'), context)),
      })),
    )
    const index = fc.nat({ max: sealed.length - 1 })
    await fc.assert(
      fc.asyncProperty(
        index,
        index,
        fc.subarray(['dek', 'iv', 'text', 'tag'] as const, { minLength: 1 }),
        async (to, from, moved) => {
          const [target, source] = [sealed[to], sealed[from]] as [(typeof sealed)[0], (typeof sealed)[0]]
          fc.pre(to !== from)
          // The whole content under its own DEK, put back into its own place, is just the other seal of that place.
          fc.pre(!(moved.length === 4 && JSON.stringify(target.context) === JSON.stringify(source.context)))
          const mixed = { ...target.parts, ...Object.fromEntries(moved.map((part) => [part, source.parts[part]])) }
          expect(await open(Buffer.concat([mixed.header, mixed.dek, mixed.iv, mixed.text, mixed.tag]), target.context)).toBe(
            'integrity',
          )
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('never uses a DEK or an IV twice', async () => {
    const parts = await Promise.all(
      Array.from({ length: 500 }, async () => partsOf(await sealSecret(keyEncryption, new Secret('same'), home))),
    )
    for (const part of ['dek', 'iv', 'text'] as const)
      expect(new Set(parts.map((each) => Buffer.from(each[part]).toString('hex'))).size).toBe(500)
  })

  it('does not open with another master key, even where that one claims the id', async () => {
    const sealed = await sealSecret(keyEncryption, new Secret('sk_live_4f9a'), home)
    const other = localKeyEncryption({ masterKey: randomBytes(32) })
    expect(await open(sealed, home, other)).toBe('integrity')
    expect(await open(sealed, home, { ...other, id: keyEncryption.id })).toBe('integrity')
  })

  it('tells an outage of the key encryption from a changed record, and passes on none of its words', async () => {
    const sealed = await sealSecret(keyEncryption, new Secret('sk_live_4f9a'), home)
    const failing = (thrown: unknown): KeyEncryption => ({ ...keyEncryption, unwrap: () => Promise.reject(thrown) })
    expect(await open(sealed, home, failing(new ApiKeyError('unavailable')))).toBe('unavailable')
    expect(await open(sealed, home, failing('a string'))).toBe('integrity')
    const error = await openSecret(failing(new Error('sk_live_4f9a')), sealed, home).catch((thrown: unknown) => thrown)
    expect(`${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain('4f9a')
    expect((error as Error).cause).toBeUndefined()
  })
})
