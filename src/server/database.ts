import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** A PostgreSQL database, whichever driver speaks to it. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** A database that is open, and how to let go of it. */
export interface OpenDatabase {
  readonly db: Database
  close(): Promise<void>
}
