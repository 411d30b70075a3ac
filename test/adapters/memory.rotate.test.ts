import { describe, expect, it, vi } from 'vitest'
import { memoryAdapter } from '../../src/adapters/memory'
import type { CheckResult } from '../../src/core/diagnosis'
import { statusOf } from '../../src/core/model'
import { Secret } from '../../src/core/secret'
import { sampleKeys } from '../../src/testing/sampleKeys'

const HOUR = 3_600_000
const catalogue = {
  scopes: [
    { id: 'read', label: 'Read' },
    { id: 'admin', label: 'Administer', implies: ['read'], grantable: false },
  ],
}

describe('memoryAdapter with a clock', () => {
  const start = Date.UTC(2026, 4, 1)
  const setUp = () => {
    const clock = { now: start }
    return { clock, adapter: memoryAdapter({ now: () => clock.now, actor: 'ada' }) }
  }

  it('lets a replaced key go on until its grace ends, and moves that end while there is one', async () => {
    const { clock, adapter } = setUp()
    const { key } = await adapter.create({ kind: 'issued', name: 'Exports' })
    const rotated = await adapter.rotate?.(key.id, { graceSeconds: 3600 })
    const previous = rotated?.previous ?? key
    expect(statusOf(previous, clock.now)).toBe('retiring')
    expect(previous.retiresAt).toBe(new Date(start + HOUR).toISOString())
    const retiresAt = new Date(start + 2 * HOUR).toISOString()
    const extended = await adapter.update?.(key.id, { version: previous.version, retiresAt })
    expect(extended?.retiresAt).toBe(retiresAt)
    clock.now = start + 2 * HOUR
    const late = { version: extended?.version ?? '', retiresAt: new Date(start + 3 * HOUR).toISOString() }
    await expect(adapter.update?.(key.id, late)).rejects.toMatchObject({ code: 'state' })
  })

  it('gives the successor the length of life that the key had', async () => {
    const { clock, adapter } = setUp()
    const { key } = await adapter.create({
      kind: 'issued',
      name: 'Exports',
      expiresAt: new Date(start + 90 * HOUR).toISOString(),
      rotationDueAt: new Date(start + 60 * HOUR).toISOString(),
    })
    clock.now = start + 100 * HOUR
    expect(statusOf(key, clock.now)).toBe('expired')
    const rotated = await adapter.rotate?.(key.id, { graceSeconds: 3600 })
    expect(rotated?.key).toMatchObject({
      expiresAt: new Date(start + 190 * HOUR).toISOString(),
      rotationDueAt: new Date(start + 160 * HOUR).toISOString(),
      createdBy: 'ada',
    })
    // An expired key does not work again in its grace.
    expect(rotated && statusOf(rotated.previous, clock.now)).toBe('expired')
  })
})

describe('memoryAdapter with scopes', () => {
  it('has the method where it has a catalogue, and hands out copies', async () => {
    expect(memoryAdapter().scopes).toBeUndefined()
    const adapter = memoryAdapter({ scopes: catalogue })
    const answer = await adapter.scopes?.()
    expect(answer).toEqual(catalogue)
    Object.assign(answer?.scopes[1] ?? {}, { grantable: true })
    expect(await adapter.scopes?.()).toEqual(catalogue)
  })

  it('gives keys no scopes where it has none', async () => {
    await expect(memoryAdapter().create({ kind: 'issued', name: 'Exports', scopes: ['read'] })).rejects.toMatchObject({
      issues: [{ field: 'scopes', code: 'unknownScope' }],
    })
  })

  it('keeps the secret of a new key from everybody where its scopes are in no catalogue any more', async () => {
    const keys = sampleKeys(12).map((key) => ({ ...key, scopes: ['gone'], state: 'active', replacedBy: null }) as const)
    const id = keys.find(({ kind }) => kind === 'issued')?.id ?? ''
    await expect(memoryAdapter({ keys, scopes: catalogue }).rotate?.(id, { graceSeconds: 0 })).rejects.toMatchObject({
      issues: [{ field: 'scopes', code: 'unknownScope' }],
    })
    expect((await memoryAdapter({ keys }).rotate?.(id, { graceSeconds: 0 }))?.key.scopes).toEqual(['gone'])
  })

  it('hands the secret of a new key only to those who may give it its scopes', async () => {
    const held = sampleKeys(12).map((key) => ({ ...key, scopes: ['admin'], state: 'active', replacedBy: null }) as const)
    const adapter = memoryAdapter({ keys: held, scopes: catalogue })
    const of = (kind: string) => held.find((key) => key.kind === kind)?.id ?? ''
    await expect(adapter.rotate?.(of('issued'), { graceSeconds: 0 })).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ field: 'scopes', code: 'exceedsRole' }],
    })
    // Who brings the secret of a credential learns none.
    const secret = new Secret('sk_new_0123456789')
    const rotated = await adapter.rotate?.(of('credential'), { graceSeconds: 0, secret })
    expect(rotated?.key.scopes).toEqual(['admin'])
  })
})

describe('memoryAdapter that tells of the steps of a check', () => {
  const passed: CheckResult = { step: 'format', state: 'passed' }
  const target = { endpoint: 'https://api.example.com/v1', secret: new Secret('12345') }

  it('goes on where the listener throws', async () => {
    const adapter = memoryAdapter({
      test: async (_, { onCheck }) => {
        onCheck?.(passed)
        return { ok: true, checks: [passed] }
      },
    })
    const onCheck = vi.fn(() => {
      throw new Error('no')
    })
    expect(await adapter.test?.(target, { onCheck })).toEqual({ ok: true, checks: [passed] })
    expect(onCheck).toHaveBeenCalledExactlyOnceWith(passed)
  })

  it('tells nothing once the call has settled', async () => {
    let late = (): void => undefined
    const adapter = memoryAdapter({
      test: async (_, { onCheck }) => {
        late = () => onCheck?.(passed)
        return { ok: true, checks: [passed] }
      },
    })
    const onCheck = vi.fn()
    await adapter.test?.(target, { onCheck })
    late()
    expect(onCheck).not.toHaveBeenCalled()
  })

  it('tells nothing of a check that was aborted', async () => {
    const controller = new AbortController()
    const onCheck = vi.fn()
    let late = (): void => undefined
    const adapter = memoryAdapter({
      test: (_, call) => {
        late = () => call.onCheck?.(passed)
        return new Promise<never>(() => undefined)
      },
    })
    const tried = adapter.test?.(target, { signal: controller.signal, onCheck })
    await Promise.resolve().then(() => Promise.resolve())
    controller.abort()
    await expect(tried).rejects.toMatchObject({ code: 'aborted' })
    late()
    expect(onCheck).not.toHaveBeenCalled()
  })
})
