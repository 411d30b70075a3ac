import { type SQL, sql } from 'drizzle-orm'

/** 0001-01-01T00:00:00Z: PostgreSQL reads no year 0. */
const BEGINNING = -62_135_596_800_000

/** An instant as both drivers send it. Milliseconds since the epoch, before the year 10000. */
export const instantSql = (time: number): SQL => sql`${new Date(Math.max(time, BEGINNING)).toISOString()}::timestamptz`
