import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiKeyPatch } from '../../src/core/adapter'
import type { ApiKey } from '../../src/core/model'
import { undoOf } from '../../src/core/undoOf'
import { credentialKey, issuedKey } from './sampleKey'

const active = issuedKey()
const disabled = issuedKey({ state: 'disabled', version: '2' })
const revoked = issuedKey({ state: 'revoked', version: '2' })

describe('taking back', () => {
  it('a disabled key is enabled, and an enabled one disabled', () => {
    expect(undoOf('disable', active, disabled)).toEqual({ action: 'enable' })
    expect(undoOf('enable', disabled, active)).toEqual({ action: 'disable' })
  })

  it('a name goes back, from the version that the new one has', () => {
    const renamed = credentialKey({ name: 'Another', version: '2' })
    expect(undoOf('rename', credentialKey(), renamed)).toEqual({
      action: 'update',
      patch: { version: '2', name: 'Nightly export' },
    })
  })

  it.each([
    ['disable', disabled, disabled],
    ['disable', active, revoked],
    ['disable', active, active],
    ['disable', disabled, active],
    ['enable', active, active],
    ['enable', revoked, revoked],
    ['enable', active, disabled],
    ['rename', active, active],
    ['rename', active, issuedKey({ id: 'key_2', name: 'Another' })],
  ] as const)('of %s is nothing where it changed nothing, or cannot be taken back', (action, before, after) => {
    expect(undoOf(action, before, after)).toBeNull()
  })

  it('makes of the key what it was', () => {
    /** What a back end does. */
    const apply = (key: ApiKey, action: string, patch: Partial<ApiKeyPatch> = {}): ApiKey => {
      const version = `${Number(key.version) + 1}`
      if (action === 'update') return { ...key, name: patch.name ?? key.name, version }
      return { ...key, state: action === 'enable' ? 'active' : 'disabled', version }
    }
    const keys = fc.record({ name: fc.string(), state: fc.constantFrom('active', 'disabled') }).map((fields) => issuedKey(fields))
    fc.assert(
      fc.property(keys, fc.constantFrom('disable', 'enable', 'rename'), fc.string(), (before, action, name) => {
        const after = action === 'rename' ? apply(before, 'update', { name }) : apply(before, action)
        const undo = undoOf(action, before, after)
        if (undo === null) expect({ ...after, version: before.version }).toEqual(before)
        else {
          const patch = undo.action === 'update' ? undo.patch : undefined
          expect(patch?.version ?? after.version).toBe(after.version)
          expect({ ...apply(after, undo.action, patch), version: before.version }).toEqual(before)
        }
      }),
    )
  })
})
