import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { pgliteStore } from '../../src/server/pglite'
import { postgresStore } from '../../src/server/postgres'
import type { ApiKeyStore } from '../../src/server/store'
import { listCases } from './support/listCases'
import { hasPostgres, type RealPostgres, startPostgres } from './support/realPostgres'

const embedded = pgliteStore()
afterAll(() => embedded.close())

listCases('lists of PGlite', async () => {
  await embedded.ready()
  return embedded
})

describe.skipIf(!hasPostgres)('on a real PostgreSQL server', () => {
  let server: RealPostgres
  let pool: pg.Pool
  let store: ApiKeyStore

  beforeAll(async () => {
    server = await startPostgres()
    pool = new pg.Pool({ connectionString: server.url, max: 4 })
    pool.on('error', () => undefined)
    store = postgresStore({ pool })
  })
  afterAll(async () => {
    await store?.close()
    await pool?.end()
    await server?.stop()
  })

  listCases('lists', async () => {
    await store.ready()
    return store
  })
})
