import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../../src/server/postgres'
import type { ApiKeyStore, NewIntent } from '../../src/server/store'
import { changeBy, storedCredential } from './support/makeKey'
import { hasPostgres, type RealPostgres, startPostgres } from './support/realPostgres'
import { storeCases } from './support/storeCases'

describe.skipIf(!hasPostgres)('on a real PostgreSQL server', () => {
  let server: RealPostgres
  let pool: pg.Pool
  let store: ApiKeyStore

  beforeAll(async () => {
    server = await startPostgres()
    pool = new pg.Pool({ connectionString: server.url, max: 8 })
    pool.on('error', () => undefined)
    store = postgresStore({ pool })
  })

  afterAll(async () => {
    await pool.end()
    await server.stop()
  })

  it('lets several servers start at once on an empty database', async () => {
    const stores = Array.from({ length: 6 }, () => postgresStore({ pool }))
    await Promise.all(stores.map((each) => each.ready()))
    const { rows } = await pool.query<{ count: string }>('select count(*) from keyrack_migrations')
    expect(Number(rows[0]?.count)).toBeGreaterThan(0)
  })

  it('does not read dates that are not written as ISO 8601', async () => {
    const other = new pg.Pool({ connectionString: server.url, max: 1, options: '-c datestyle=SQL,DMY' })
    try {
      const stored = storedCredential()
      await store.ready()
      await store.create('tenant of dates', stored, changeBy('ada'))
      const thrown = await postgresStore({ pool: other })
        .find('tenant of dates', stored.key.id)
        .catch((error: unknown) => error)
      expect(String(thrown)).toMatch(/does not write dates as ISO 8601/)
    } finally {
      await other.end()
    }
  })

  storeCases('the store', async () => {
    await store.ready()
    return { store, db: drizzle(pool) }
  })

  it('answers intentInFlight where the first request takes long', async () => {
    const intent: NewIntent = {
      actor: 'ada',
      intent: 'slow',
      fingerprint: Uint8Array.of(1),
      answer: Uint8Array.of(2),
      expiresAt: new Date('2027-01-01'),
    }
    const first = await pool.connect()
    try {
      await first.query('begin')
      await first.query("insert into keyrack_intents values ('flight', 'ada', 'slow', '\\x01', 'key_1', '\\x02', '2027-01-01')")
      await expect(store.create('flight', storedCredential(), changeBy('ada'), intent)).rejects.toMatchObject({
        code: 'intentInFlight',
        retryAfter: 1,
      })
      await first.query('commit')
      expect(await store.create('flight', storedCredential(), changeBy('ada'), intent)).toMatchObject({
        answer: Uint8Array.of(2),
      })
    } finally {
      first.release()
    }
    expect((await store.list('flight', {})).total).toBe(0)
  })

  it('says no more than unavailable where the server is gone, and leaves the pool to the host', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgres://canary:secret@127.0.0.1:1/x' })
    const error: unknown = await postgresStore({ pool: nowhere })
      .list('a', {})
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable', cause: { code: 'ECONNREFUSED' } })
    expect(JSON.stringify(error)).not.toContain('canary')
    await nowhere.end()
    await store.close()
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
