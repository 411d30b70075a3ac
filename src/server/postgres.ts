import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { drizzleStore } from './drizzleStore'
import type { ApiKeyStore } from './store'

export interface PostgresStoreOptions {
  /**
   * The host's pool of connections to PostgreSQL 15 or newer. It stays the host's: it is not ended by `close`, and its
   * `error` event (a connection that broke while it was idle) is the host's to listen to.
   */
  readonly pool: Pool
}

/** The store in a PostgreSQL database. Its tables begin with `keyrack_` and are made and brought up to date at the first use. */
export function postgresStore({ pool }: PostgresStoreOptions): ApiKeyStore {
  return drizzleStore(async () => ({ db: drizzle(pool), close: async () => undefined }))
}
