import { sql } from 'drizzle-orm'
import { migrations } from './migrations'
import { StartError } from './startError'
import { WRONG_DATES } from './tables'
import type { Database } from './database'

/** Any number that no other user of the database's advisory locks is likely to choose. */
const LOCK = 7_215_093_846

/**
 * Brings the tables up to date, in one transaction. Several servers may start at once: one migrates, the others wait.
 *
 * @throws {Error} one sentence, where a newer version of this package has been here, or dates would be read wrongly
 */
export async function migrate(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCK))})`)
    const [dates] = await tx.select({ style: sql<string>`style` }).from(sql`current_setting('DateStyle') as style`)
    if (!dates?.style.startsWith('ISO')) throw new StartError(WRONG_DATES)
    await tx.execute(
      sql`create table if not exists keyrack_migrations (name text primary key, applied_at timestamptz not null default now())`,
    )
    const rows = await tx.select({ name: sql<string>`name` }).from(sql`keyrack_migrations`)
    const applied = new Set(rows.map((row) => row.name))
    const unknown = [...applied].filter((name) => !migrations.some((migration) => migration.name === name))
    if (unknown.length > 0)
      throw new StartError(
        `keyrack: the database was brought to a state (${unknown.join(', ')}) that this version of keyrack does not know, so it could damage what is there and was not started; install the version that was used before, or a newer one.`,
      )
    for (const { name, statements } of migrations) {
      if (applied.has(name)) continue
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into keyrack_migrations (name) values (${name})`)
    }
  })
}
