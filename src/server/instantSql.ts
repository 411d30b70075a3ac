import { type SQL, sql } from 'drizzle-orm'

/** PostgreSQL reads no year 0, and none from 10000 on as JavaScript writes it. Milliseconds since the epoch. */
const BEGINNING = -62_135_596_800_000
const END = 253_402_300_800_000

/** An instant as both drivers send it. Milliseconds since the epoch. */
export const instantSql = (time: number): SQL => {
  const text = time < BEGINNING ? '-infinity' : time >= END ? 'infinity' : new Date(time).toISOString()
  return sql`${text}::timestamptz`
}
