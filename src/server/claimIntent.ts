import { and, eq, lte, sql } from 'drizzle-orm'
import { ApiKeyError } from '../core/errors'
import type { Transaction } from './database'
import type { Change, NewIntent, StoredIntent } from './store'
import { intents } from './tables'

/** The row of an intent. */
export const ownIntent = (tenant: string, actor: string, intent: string) =>
  and(eq(intents.tenant, tenant), eq(intents.actor, actor), eq(intents.intent, intent))

/**
 * Takes an intent for this transaction, with the answer that tells of a key. Null where it was free; what is stored for it
 * where it was carried out. Waits for another transaction that is about to carry it out.
 */
export async function claimIntent(
  tx: Transaction,
  tenant: string,
  keyId: string,
  { at }: Change,
  { actor, intent: name, fingerprint, answer, expiresAt }: NewIntent,
): Promise<StoredIntent | null> {
  // The wait for another request with the same intent.
  await tx.execute(sql`set local lock_timeout = '2s'`)
  await tx.delete(intents).where(and(ownIntent(tenant, actor, name), lte(intents.expiresAt, at)))
  const added = await tx
    .insert(intents)
    .values({ tenant, actor, intent: name, fingerprint, answer, expiresAt, keyId })
    .onConflictDoNothing()
    .returning({ intent: intents.intent })
  if (added.length > 0) return null
  const [row] = await tx
    .select()
    .from(intents)
    .where(ownIntent(tenant, actor, name))
  if (row === undefined) throw new ApiKeyError('intentInFlight', { retryAfter: 1 })
  return row
}
