import { join } from 'node:path'
import { expect, it } from 'vitest'
import { localKeyEncryption } from '../../src/server/localKeyEncryption'
import { pgliteStore } from '../../src/server/pglite'
import { readCredential } from '../../src/server/readCredential'
import { program } from './support/children'
import type { ApiKey } from '../../src/core/model'
import { tempDirectory } from './support/tempDirectory'

const keyEncryption = localKeyEncryption({ masterKey: new Uint8Array(32).fill(3) })

it('keeps every key that was acknowledged, each with its audit row, through kill -9 after kill -9', async () => {
  const start = await program('writer')
  const directory = join(tempDirectory(), 'data')
  const acknowledged: string[] = []
  for (const writes of [3, 17, 40]) {
    const child = start(directory)
    expect(await child.next()).toBe('ready')
    for (let n = 0; n < writes; n++) acknowledged.push(await child.next<string>())
    await expect(pgliteStore({ directory }).ready()).rejects.toThrow(`process ${child.process.pid} already has the data open`)
    await child.kill()
    // What it said before it died and was not read yet counts as well.
    acknowledged.push(...(child.said.slice(1 + writes) as string[]))
  }
  const store = pgliteStore({ directory })
  await store.ready()
  try {
    const read = readCredential({ store, keyEncryption })
    for (const id of acknowledged) {
      expect(await store.find('a', id)).not.toBeNull()
      expect(await store.listEvents('a', { keyId: id })).toMatchObject([{ action: 'create' }])
    }
    expect((await read('a', acknowledged.at(-1) as string)).reveal()).toMatch(/^key-number-\d+-0123456789$/)
    expect(new Set(acknowledged).size).toBeGreaterThanOrEqual(60)
    // Nor is there a key that has no audit row: what was killed half-way left neither.
    let cursor: string | undefined
    do {
      const page = await store.list('a', { limit: 200, ...(cursor === undefined ? {} : { cursor }) })
      for (const { id } of page.items) expect(await store.listEvents('a', { keyId: id })).toHaveLength(1)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
  } finally {
    await store.close()
  }
}, 60_000)

it('leaves no half of a rotation through kill -9 after kill -9', async () => {
  const start = await program('rotator')
  const directory = join(tempDirectory(), 'data')
  const acknowledged: string[] = []
  for (const rotations of [5, 23]) {
    const child = start(directory)
    expect(await child.next()).toBe('ready')
    for (let n = 0; n < rotations; n++) acknowledged.push(await child.next<string>())
    await child.kill()
    acknowledged.push(...(child.said.slice(1 + rotations) as string[]))
  }
  const store = pgliteStore({ directory })
  await store.ready()
  try {
    const keys = new Map<string, ApiKey>()
    let cursor: string | undefined
    do {
      const page = await store.list('a', { limit: 200, ...(cursor === undefined ? {} : { cursor }) })
      for (const key of page.items) keys.set(key.id, key)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    for (const id of acknowledged) expect(keys.get(id)?.replaces).not.toBeNull()
    for (const key of keys.values()) {
      if (key.replacedBy !== null) expect(keys.get(key.replacedBy)?.replaces).toBe(key.id)
      if (key.replaces !== null) expect(keys.get(key.replaces)?.replacedBy).toBe(key.id)
      expect(key.retiresAt === null).toBe(key.replacedBy === null)
      const events = await store.listEvents('a', { keyId: key.id })
      expect(events.map(({ action }) => action)).toEqual(key.replacedBy === null ? ['create'] : ['rotate', 'create'])
    }
  } finally {
    await store.close()
  }
}, 60_000)
