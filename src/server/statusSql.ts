import { type SQL, sql } from 'drizzle-orm'
import { EXPIRING_WITHIN_MS, type KeyStatus } from '../core/model'
import { instantSql } from './instantSql'
import { keys } from './tables'

/** `endOf` in SQL: PostgreSQL's `least` leaves nulls out. */
export const endSql = (): SQL => sql`least(${keys.expiresAt}, ${keys.retiresAt})`

/**
 * `statusOf` in SQL.
 *
 * @param now milliseconds since the epoch
 * @param as what stands for each status
 */
export const statusSql = (now: number, as: (status: KeyStatus) => SQL): SQL => sql`case
  when ${keys.state} = 'disabled' then ${as('disabled')}
  when ${keys.state} = 'revoked' then ${as('revoked')}
  when ${endSql()} <= ${instantSql(now)} then ${as('expired')}
  when ${keys.retiresAt} is not null then ${as('retiring')}
  when ${endSql()} <= ${instantSql(now + EXPIRING_WITHIN_MS)} then ${as('expiring')}
  else ${as('active')} end`
