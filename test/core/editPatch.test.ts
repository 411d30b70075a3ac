import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedFields, changesAnything, type EditChanges, editPatch, hasAlready, movesOrigin } from '../../src/core/editPatch'
import { Secret } from '../../src/core/secret'
import { credentialKey, issuedKey } from './sampleKey'

const key = credentialKey({ expiresAt: '2027-01-01T00:00:00.000Z', scopes: ['a', 'b'] })

describe('the patch of an edit', () => {
  it('has the version that was read, and only what differs', () => {
    expect(editPatch(key, { name: key.name, application: 'Storefront', expiresAt: null })).toEqual({
      version: key.version,
      application: 'Storefront',
      expiresAt: null,
    })
  })

  it('takes the same instant and the same set for no change, however they are written', () => {
    expect(changesAnything(editPatch(key, { expiresAt: '2027-01-01T01:00:00+01:00', scopes: ['b', 'a'] }))).toBe(false)
    expect(editPatch(key, { scopes: ['a'] })).toMatchObject({ scopes: ['a'] })
    expect(editPatch(key, { scopes: ['a,b'] })).toMatchObject({ scopes: ['a,b'] })
  })

  it('names the secret only where it is replaced', () => {
    const secret = { replace: new Secret('another-key') }
    expect(editPatch(key, { secret: { keep: true } })).toEqual({ version: key.version })
    expect(editPatch(key, { secret }).secret).toBe(secret)
  })

  const instants = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') })
    .map((date) => date.toISOString())
  const edits: fc.Arbitrary<EditChanges> = fc.record(
    {
      name: fc.string(),
      application: fc.option(fc.string()),
      expiresAt: fc.option(instants),
      scopes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      endpoint: fc.webUrl(),
    },
    { requiredKeys: [] },
  )

  it('makes of the key what was asked for, and then there is nothing left to change', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const { version: _, ...changes } = editPatch(key, edit)
        const after = { ...key, ...changes } as typeof key
        expect(changesAnything(editPatch(after, edit))).toBe(false)
        expect(hasAlready(after, editPatch(key, edit))).toBe(true)
        expect([...changedFields(key, after)].sort()).toEqual(Object.keys(changes).sort())
      }),
    )
  })

  it('of a replaced secret nobody can tell that it is there already', () => {
    expect(hasAlready(key, editPatch(key, { secret: { replace: new Secret('another-key') } }))).toBe(false)
  })
})

describe('another origin', () => {
  it.each([
    ['https://api.example.com/v2', false],
    ['https://API.example.com:443/v1', false],
    ['https://api.example.com:8443/v1', true],
    ['http://api.example.com/v1', true],
    ['https://api.example.co', true],
    ['api.exa', false],
    ['', false],
  ])('%s: %s', (endpoint, moves) => {
    expect(movesOrigin(credentialKey({ endpoint: 'https://api.example.com/v1' }), endpoint)).toBe(moves)
  })

  it('is nothing that an issued key has', () => {
    expect(movesOrigin(issuedKey(), 'https://api.example.com')).toBe(false)
  })
})
