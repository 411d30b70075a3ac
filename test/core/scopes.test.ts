import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { impliedScopes, presetOf, type Scope, scopeIssues, widens } from '../../src/core/scopes'

const scope = (id: string, implies: readonly string[] = [], grantable = true): Scope => ({ id, label: id, implies, grantable })

const catalogue = {
  scopes: [
    scope('read'),
    scope('write', ['read']),
    scope('admin', ['write', 'users'], false),
    scope('users', ['read'], false),
    scope('owner', ['admin']),
    scope('round', ['about']),
    scope('about', ['round']),
    { id: 'plain', label: 'Without anything' },
  ],
  presets: [
    { id: 'reader', label: 'Read only', scopes: ['read'] },
    { id: 'editor', label: 'Editor', scopes: ['write', 'plain'] },
  ],
}

const ids = fc.uniqueArray(fc.constantFrom(...catalogue.scopes.map(({ id }) => id), 'unknown', '__proto__'))

/** Catalogues of any shape: with cycles, with implied ids that are not there, with scopes that imply themselves. */
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'constructor')
const anyCatalogue = fc.record({
  scopes: fc.uniqueArray(
    fc.record({ id: names, label: fc.string(), implies: fc.array(names, { maxLength: 4 }), grantable: fc.boolean() }),
    { selector: ({ id }) => id },
  ),
})
const anyIds = fc.uniqueArray(names)

describe('what scopes imply', () => {
  it('is followed to its end, through cycles too', () => {
    expect([...impliedScopes(catalogue, ['admin'])].toSorted()).toEqual(['admin', 'read', 'users', 'write'])
    expect([...impliedScopes(catalogue, ['round'])].toSorted()).toEqual(['about', 'round'])
    expect([...impliedScopes(catalogue, ['plain', 'unknown'])]).toEqual(['plain', 'unknown'])
    expect(impliedScopes(catalogue, []).size).toBe(0)
  })

  it('holds the scopes themselves, is closed, and grows with them', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, anyIds, (any, some, more) => {
        const all = impliedScopes(any, some)
        expect(some.every((id) => all.has(id))).toBe(true)
        expect([...impliedScopes(any, all)].toSorted()).toEqual([...all].toSorted())
        for (const { id, implies } of any.scopes) if (all.has(id)) expect(implies.every((next) => all.has(next))).toBe(true)
        const both = impliedScopes(any, [...some, ...more])
        expect([...all].every((id) => both.has(id))).toBe(true)
      }),
    )
  })
})

describe('a change of scopes', () => {
  it('widens a key where it may do more than before', () => {
    expect(widens(['read'], ['write'], catalogue)).toBe(true)
    expect(widens(['write'], ['read'], catalogue)).toBe(false)
    expect(widens(['admin'], ['users', 'write'], catalogue)).toBe(false)
    expect(widens([], ['unknown'], catalogue)).toBe(true)
  })

  it('widens none that takes away, keeps or reorders', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, fc.nat(), (any, some, cut) => {
        expect(widens(some, some.slice(cut % (some.length + 1)), any)).toBe(false)
        expect(widens(some, some.toReversed(), any)).toBe(false)
        expect(widens(some, [...impliedScopes(any, some)], any)).toBe(false)
      }),
    )
  })

  it('has no issue where it widens nothing', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, anyIds, (any, before, after) => {
        if (!widens(before, after, any)) expect(scopeIssues(any, before, after)).toEqual([])
      }),
    )
  })
})

describe('what keeps a user from granting scopes', () => {
  const codes = (before: readonly string[], after: readonly string[]) =>
    scopeIssues(catalogue, before, after).map(({ field, code }) => `${field}: ${code}`)

  it('is that there is no such scope, or that it exceeds the role', () => {
    expect(codes([], ['read', 'plain'])).toEqual([])
    expect(codes([], ['unknown'])).toEqual(['scopes: unknownScope'])
    expect(codes([], ['__proto__'])).toEqual(['scopes: unknownScope'])
    expect(codes([], ['users'])).toEqual(['scopes: exceedsRole'])
    expect(codes([], ['users', 'unknown'])).toEqual(['scopes: unknownScope', 'scopes: exceedsRole'])
  })

  it('is not evaded by a scope that implies what exceeds the role', () => {
    expect(codes([], ['owner'])).toEqual(['scopes: exceedsRole'])
  })

  it('is nothing where the key has the scope already, or less is left', () => {
    expect(codes(['admin', 'gone'], ['admin', 'gone'])).toEqual([])
    expect(codes(['admin'], ['users'])).toEqual([])
    expect(codes(['read'], ['read', 'users'])).toEqual(['scopes: exceedsRole'])
  })

  it('without a catalogue is each scope', () => {
    expect(scopeIssues({ scopes: [] }, [], ['read'])).toEqual([{ field: 'scopes', code: 'unknownScope' }])
    expect(scopeIssues({ scopes: [] }, [], [])).toEqual([])
  })

  it('lets nobody come to what exceeds the role, in as many steps as they like', () => {
    fc.assert(
      fc.property(anyCatalogue, fc.array(anyIds, { maxLength: 6 }), (any, steps) => {
        let scopes: readonly string[] = []
        for (const after of steps) if (scopeIssues(any, scopes, after).length === 0) scopes = after
        const held = impliedScopes(any, scopes)
        for (const { id, grantable } of any.scopes) if (!grantable) expect(held.has(id)).toBe(false)
      }),
    )
  })
})

describe('the preset of scopes', () => {
  it('is found whatever their order', () => {
    expect(presetOf(catalogue, ['read'])).toBe('reader')
    expect(presetOf(catalogue, ['plain', 'write'])).toBe('editor')
  })

  it('is none where there are no scopes, and null where they are another set', () => {
    expect(presetOf(catalogue, [])).toBe('none')
    expect(presetOf(catalogue, ['read', 'plain'])).toBeNull()
    expect(presetOf({ scopes: [] }, ['read'])).toBeNull()
  })

  it('has just these scopes', () => {
    fc.assert(
      fc.property(ids, (some) => {
        const preset = catalogue.presets.find(({ id }) => id === presetOf(catalogue, some))
        if (preset) expect(some.toSorted()).toEqual(preset.scopes.toSorted())
        expect(presetOf(catalogue, some.toReversed())).toBe(presetOf(catalogue, some))
      }),
    )
  })
})
