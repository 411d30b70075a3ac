import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedBy,
  chooseLevel,
  exceeds,
  includedIn,
  isPreset,
  levelsOf,
  presetsOf,
  SCOPE_LEVELS,
  scopeDiff,
  summaryOf,
  toggleScope,
} from '../../src/core/scopeChoice'
import { scopeGroups } from '../../src/core/scopeGroups'
import { MAX_SCOPES, scopeIssues, widens } from '../../src/core/scopes'
import { catalogue } from '../support/catalogue'
import { anyCatalogue, anyIds, manyScopes } from '../support/catalogues'

const before: string[] = []
const choice = (...value: string[]) => ({ catalogue, value, before })
const pairsOf = (any: Parameters<typeof scopeGroups>[0], had: readonly string[]) =>
  scopeGroups(any, [], had).flatMap(({ lines }) => lines.flatMap((line) => ('read' in line ? [line] : [])))

describe('a choice of scopes', () => {
  it('adds one and takes it away again', () => {
    expect(toggleScope(choice(), 'users:read')).toEqual(['users:read'])
    expect(toggleScope(choice('users:read'), 'users:read')).toEqual([])
  })

  it('keeps what another one brings along', () => {
    expect(includedIn(choice('invoices:write'), 'invoices:read')).toBe('invoices:write')
    expect(toggleScope(choice('invoices:write'), 'invoices:read')).toEqual(['invoices:write'])
  })

  it('leaves a way out of scopes that imply each other', () => {
    const round = {
      scopes: [
        { id: 'a', label: 'A', implies: ['b'] },
        { id: 'b', label: 'B', implies: ['a'] },
      ],
    } // prettier
    const both = { catalogue: round, value: ['a', 'b'], before }
    expect(includedIn(both, 'a')).toBeNull()
    expect(includedIn(both, 'b')).toBe('a')
    expect(toggleScope(both, 'a')).toEqual(['b'])
  })

  it('takes nothing that exceeds the role, nor what implies it, unless the key has it', () => {
    expect(toggleScope(choice(), 'users:admin')).toEqual([])
    expect(toggleScope(choice(), 'owner')).toEqual([])
    expect(toggleScope({ ...choice(), before: ['owner'] }, 'users:admin')).toEqual(['users:admin'])
    expect(toggleScope({ ...choice('users:admin'), before }, 'users:admin')).toEqual([])
  })

  it('has an id that the catalogue lost only as long as the key has it', () => {
    expect(toggleScope(choice(), 'lost')).toEqual([])
    expect(toggleScope({ ...choice(), before: ['lost'] }, 'lost')).toEqual(['lost'])
    expect(toggleScope(choice('lost'), 'lost')).toEqual([])
  })

  it('sums up what it comes to, with what is implied and the highest risk', () => {
    expect(summaryOf(catalogue, [])).toEqual({ count: 0, risk: null })
    expect(summaryOf(catalogue, ['invoices:write'])).toEqual({ count: 2, risk: 'low' })
    expect(summaryOf(catalogue, ['owner'])).toEqual({ count: 5, risk: 'high' })
  })

  it('is compared by all that it allows', () => {
    const { added, removed } = scopeDiff(catalogue, ['users:read'], ['invoices:write'])
    expect(added.map(({ label }) => label)).toEqual(['Write invoices', 'Read invoices'])
    expect(removed.map(({ label }) => label)).toEqual(['Read users'])
    expect(scopeDiff(catalogue, ['invoices:write'], ['invoices:write', 'invoices:read'])).toEqual({ added: [], removed: [] })
  })
})

describe('the lines of a picker', () => {
  const [pair] = pairsOf(catalogue, before)
  if (pair === undefined) throw new Error('invoices can be read and written')

  it('join two scopes of a group that differ by their level', () => {
    expect(scopeGroups(catalogue, [], before).map(({ name, lines }) => [name, lines.length])).toEqual([
      ['Invoices', 1],
      ['Users', 2],
      [null, 1],
    ])
    expect(pair).toMatchObject({ read: { id: 'invoices:read' }, write: { id: 'invoices:write' } })
  })

  it('move between none, read and write', () => {
    expect(chooseLevel(choice('users:read'), pair, 'write')).toEqual(['users:read', 'invoices:write'])
    expect(chooseLevel(choice('invoices:write'), pair, 'read')).toEqual(['invoices:read'])
    expect(chooseLevel(choice('invoices:write'), pair, 'none')).toEqual([])
  })

  it('go no lower than what another scope brings along', () => {
    const owned = { catalogue, value: ['owner'], before: ['owner'] }
    expect(levelsOf(owned, pair)).toEqual({ level: 'write', floor: 'write' })
    expect(chooseLevel(owned, pair, 'none')).toEqual(['owner'])
  })

  it('name two of one label by writing with reading, unless somebody may write alone', () => {
    const scopes = [
      { id: 'mail.get', label: 'Mail', level: 'read' as const },
      { id: 'mail.send', label: 'Mail', level: 'write' as const },
    ]
    const [mail] = pairsOf({ scopes }, before)
    if (mail === undefined) throw new Error('mail can be read and written')
    expect(chooseLevel({ catalogue: { scopes }, value: [], before }, mail, 'write')).toEqual(['mail.get', 'mail.send'])
    expect(pairsOf({ scopes }, ['mail.send'])).toEqual([])
    expect(pairsOf({ scopes, presets: [{ id: 'out', label: 'Out', scopes: ['mail.send'] }] }, before)).toEqual([])
  })

  it('end with the ids that the catalogue lost', () => {
    expect(scopeGroups(catalogue, ['lost'], ['older']).at(-1)).toEqual({
      name: null,
      gone: true,
      lines: [{ scope: { id: 'lost', label: 'lost' } }, { scope: { id: 'older', label: 'older' } }],
    })
  })

  it('have each scope once, whatever the catalogue', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, (any, had) => {
        const ids = scopeGroups(any, [], had)
          .filter(({ gone }) => !gone)
          .flatMap(({ lines }) => lines.flatMap((line) => ('scope' in line ? [line.scope.id] : [line.read.id, line.write.id])))
        expect(ids.toSorted()).toEqual(any.scopes.map(({ id }) => id).toSorted())
      }),
    )
  })
})

describe('presets', () => {
  it('are none, all that may be given, and the host’s own, each once', () => {
    // “Read only” is the host's own already.
    expect(presetsOf({ catalogue, before }).map(({ id, label, scopes }) => [id, label, scopes])).toEqual([
      ['none', null, []],
      ['full', null, ['invoices:read', 'invoices:write', 'users:read']],
      ['own:reader', 'Read only', ['invoices:read', 'users:read']],
    ])
    const { presets: _, ...plain } = catalogue
    expect(presetsOf({ catalogue: plain, before })[1]).toMatchObject({ id: 'readOnly', scopes: ['invoices:read', 'users:read'] })
  })

  it('say where one of the host’s exceeds the role, and leave out what is gone', () => {
    const presets = [
      { id: 'admin', label: 'Admin', scopes: ['users:admin'] },
      { id: 'old', label: 'Old', scopes: ['users:read', 'lost'] },
    ]
    const offered = presetsOf({ catalogue: { ...catalogue, presets }, before })
    expect(offered.find(({ id }) => id === 'own:admin')?.exceeds).toBe(true)
    expect(offered.find(({ id }) => id === 'own:old')?.scopes).toEqual(['users:read'])
  })

  it('are never more than a key may have', () => {
    expect(manyScopes.scopes.length).toBeGreaterThan(MAX_SCOPES)
    expect(presetsOf({ catalogue: manyScopes, before }).map(({ id }) => id)).toEqual(['none'])
    const all = { id: 'all', label: 'All', implies: manyScopes.scopes.map(({ id }) => id) }
    expect(presetsOf({ catalogue: { scopes: [...manyScopes.scopes, all] }, before })[1]?.scopes).toEqual(['all'])
  })
})

describe('whatever is pressed, in whatever catalogue', () => {
  const presses = fc.array(
    fc.oneof(
      fc.record({ toggle: anyIds.map(([id = 'c']) => id) }),
      fc.record({ pair: fc.nat(3), level: fc.constantFrom(...SCOPE_LEVELS) }),
      fc.record({ preset: fc.nat(5) }),
    ),
    { maxLength: 12 },
  )

  it('nothing beyond the role is ever chosen, what is implied comes along, and presets come to the same twice', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, presses, (any, had, list) => {
        let value: readonly string[] = had
        for (const press of list) {
          const now = { catalogue: any, value, before: had }
          if ('toggle' in press) value = toggleScope(now, press.toggle)
          else if ('pair' in press) {
            const pair = pairsOf(any, had)[press.pair]
            if (pair) value = chooseLevel(now, pair, press.level)
          } else {
            const offered = presetsOf(now)
            const preset = offered[press.preset % offered.length]
            if (preset && !preset.exceeds) {
              value = preset.scopes
              expect(isPreset({ ...now, value }, preset)).toBe(true)
            }
          }
          expect(scopeIssues(any, had, value)).toEqual([])
          expect(new Set(value).size).toBe(value.length)
          const all = allowedBy(any, value)
          for (const { id, implies = [] } of any.scopes) if (all.has(id)) expect(implies.every((one) => all.has(one))).toBe(true)
          expect(scopeDiff(any, had, value).added.length > 0).toBe(widens(had, value, any))
        }
      }),
    )
  })

  it('what is chosen can be taken away again, one after the other, until nothing is left', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, (any, start) => {
        let value: readonly string[] = start
        for (let step = 0; value.length > 0 && step <= start.length; step++) {
          const free = value.find((id) => includedIn({ catalogue: any, value }, id) === null)
          value = free === undefined ? value : toggleScope({ catalogue: any, value, before }, free)
        }
        expect(value).toEqual([])
      }),
    )
  })

  it('what does not exceed the role can be chosen', () => {
    fc.assert(
      fc.property(anyCatalogue, anyIds, (any, had) => {
        for (const { id } of any.scopes) {
          const value = toggleScope({ catalogue: any, value: [], before: had }, id)
          expect(value).toEqual(exceeds({ catalogue: any, before: had }, id) ? [] : [id])
        }
      }),
    )
  })
})
