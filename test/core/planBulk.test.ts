import { describe, expect, it } from 'vitest'
import type { ApiKeyAdapter } from '../../src/core/adapter'
import type { BulkAction } from '../../src/core/bulkFlow'
import { planBulk } from '../../src/core/planBulk'
import { credentialKey, issuedKey } from './sampleKey'

const keys = [
  issuedKey({ id: 'active', name: 'Active' }),
  issuedKey({ id: 'disabled', state: 'disabled' }),
  issuedKey({ id: 'revoked', state: 'revoked' }),
  issuedKey({ id: 'replaced', replacedBy: 'active', retiresAt: '2026-03-01T00:00:00.000Z' }),
  credentialKey({ id: 'credential' }),
]

const method = async () => {
  throw new Error('a plan asks nobody')
}
const able = { rotate: method, disable: method, enable: method, revoke: method, delete: method, update: method }

const plan = (action: BulkAction, adapter: Partial<ApiKeyAdapter> = able, may = true) => {
  const { targets, skipped } = planBulk(action, keys, adapter, () => may)
  return { targets: targets.map(({ id }) => id), skipped: skipped.map(({ id, reason }) => `${id}: ${reason}`) }
}

describe('what an action on many keys would change', () => {
  it.each<[BulkAction, string[], string[]]>([
    ['rotate', ['active', 'credential'], ['disabled: state', 'revoked: state', 'replaced: state']],
    ['disable', ['active', 'replaced', 'credential'], ['disabled: state', 'revoked: state']],
    ['enable', ['disabled'], ['active: state', 'revoked: state', 'replaced: state', 'credential: state']],
    ['revoke', ['active', 'disabled', 'replaced', 'credential'], ['revoked: state']],
    ['delete', ['active', 'disabled', 'revoked', 'replaced', 'credential'], []],
    ['expiry', ['active', 'disabled', 'replaced', 'credential'], ['revoked: state']],
    ['application', ['active', 'disabled', 'replaced', 'credential'], ['revoked: state']],
  ])('%s', (action, targets, skipped) => expect(plan(action)).toEqual({ targets, skipped }))

  it('is nothing where the adapter cannot do it', () => {
    const { update: _, ...others } = able
    expect(plan('expiry', others).skipped).toHaveLength(5)
    expect(plan('expiry', others).skipped[0]).toBe('active: unsupported')
  })

  it('is not what the user may not do, and the state of a key is the better reason', () => {
    expect(plan('disable', able, false)).toEqual({
      targets: [],
      skipped: ['active: forbidden', 'disabled: state', 'revoked: state', 'replaced: forbidden', 'credential: forbidden'],
    })
  })

  it('asks about each key by the method that would be called', () => {
    const asked: string[] = []
    planBulk('application', keys.slice(0, 1), able, (by, { id }) => asked.push(`${by} ${id}`) > 0)
    expect(asked).toEqual(['update active'])
  })
})
