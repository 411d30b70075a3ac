import { and, desc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { ApiKeyError } from '../core/errors'
import type { KeyState } from '../core/model'
import { mayRotate } from '../core/rotation'
import { claimIntent, ownIntent } from './claimIntent'
import { countFacets } from './countFacets'
import type { OpenDatabase, Transaction } from './database'
import { keyOf, rowOf, storedKeyOf } from './keyRow'
import { listKeys } from './listKeys'
import { migrate } from './migrate'
import { patched } from './patched'
import type { ApiKeyStore, AuditAction, AuditEvent, Change, StoredIntent, StoredKey } from './store'
import { storeErrorOf } from './storeErrorOf'
import { events, intents, keys, meta } from './tables'

const MINUTE_MS = 60_000

const ACTIONS: Readonly<Record<KeyState, AuditAction>> = { active: 'enable', disabled: 'disable', revoked: 'revoke' }

/**
 * The one implementation of the store, over whichever driver `open` brings.
 *
 * @param open called at the first use, and again where it failed
 */
export function drizzleStore(open: () => Promise<OpenDatabase>): ApiKeyStore {
  let opening: Promise<OpenDatabase> | undefined
  let closed = false

  const start = async (): Promise<OpenDatabase> => {
    const database = await open()
    try {
      await migrate(database.db)
      return database
    } catch (thrown) {
      await database.close()
      throw thrown
    }
  }

  const database = async (): Promise<OpenDatabase> => {
    if (closed) throw new ApiKeyError('unavailable')
    opening ??= start().catch((thrown: unknown) => {
      opening = undefined
      throw thrown
    })
    return opening
  }

  const use = async <T>(work: (database: OpenDatabase['db']) => Promise<T>): Promise<T> => {
    try {
      return await work((await database()).db)
    } catch (thrown) {
      throw storeErrorOf(thrown)
    }
  }

  /** Apart from the change's own transaction, so that two clean-ups can never hold it up. */
  const forgetExpired = (at: Date): Promise<void> =>
    use((db) => db.delete(intents).where(lte(intents.expiresAt, at))).then(
      () => undefined,
      () => undefined,
    )

  const changing = async <T>({ at }: Change, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const result = await use((db) => db.transaction(work))
    await forgetExpired(at)
    return result
  }

  return {
    ready: async () => {
      await use(async () => undefined)
      await forgetExpired(new Date())
    },

    list: (tenant, query, now = new Date()) => use((db) => listKeys(db, tenant, query, now.getTime())),

    facets: (tenant, query, now = new Date()) => use((db) => countFacets(db, tenant, query, now.getTime())),

    find: (tenant, id) =>
      use(async (db) => {
        if (!isText(id)) return null
        const [row] = await db.select().from(keys).where(ownKey(tenant, id))
        return row === undefined ? null : storedKeyOf(row)
      }),

    findIssued: (shortId) =>
      use(async (db) => {
        const [row] = await db.select().from(keys).where(eq(keys.shortId, shortId))
        return row === undefined ? null : { ...storedKeyOf(row), tenant: row.tenant }
      }),

    create: (tenant, stored, change, intent) =>
      changing(change, async (tx) => {
        const before = intent && (await claimIntent(tx, tenant, stored.key.id, change, intent))
        if (before) return before
        await tx.insert(keys).values(rowOf(tenant, stored))
        await note(tx, tenant, stored.key.id, 'create', fieldsOf(stored), change)
        return null
      }),

    update: (tenant, id, version, patch, change) =>
      changing(change, async (tx) => {
        const before = await locked(tx, tenant, id)
        if (before.key.version !== version) throw new ApiKeyError('conflict')
        const { fields, after } = patched(before, patch)
        if (fields.length === 0) return before.key
        const [row] = await tx.update(keys).set(rowOf(tenant, after)).where(ownKey(tenant, id)).returning()
        await note(tx, tenant, id, 'update', fields, change)
        return keyOf(row as NonNullable<typeof row>)
      }),

    rotate: (tenant, id, { version, successor, retiresAt }, change, intent) =>
      changing(change, async (tx) => {
        const carriedOut = intent && (await claimIntent(tx, tenant, successor.key.id, change, intent))
        if (carriedOut) return carriedOut
        const before = await locked(tx, tenant, id)
        if (before.key.version !== version) throw new ApiKeyError('conflict')
        if (!mayRotate(before.key)) throw new ApiKeyError('state')
        await tx.insert(keys).values(rowOf(tenant, successor))
        await tx
          .update(keys)
          .set({ replacedBy: successor.key.id, retiresAt: new Date(retiresAt), version: sql`${keys.version} + 1` })
          .where(ownKey(tenant, id))
        await note(tx, tenant, id, 'rotate', ['replacedBy', 'retiresAt'], change)
        await note(tx, tenant, successor.key.id, 'create', fieldsOf(successor), change)
        return null
      }),

    setState: (tenant, id, state, change) =>
      changing(change, async (tx) => {
        const before = await locked(tx, tenant, id)
        if (before.key.state === state) return before.key
        if (before.key.state === 'revoked') throw new ApiKeyError('state')
        const [row] = await tx
          .update(keys)
          .set({ state, version: sql`${keys.version} + 1` })
          .where(ownKey(tenant, id))
          .returning()
        if (state === 'revoked') await forgetAnswers(tx, tenant, id)
        await note(tx, tenant, id, ACTIONS[state], ['state'], change)
        return keyOf(row as NonNullable<typeof row>)
      }),

    delete: (tenant, id, change) =>
      changing(change, async (tx) => {
        if (!isText(id)) return false
        const gone = await tx.delete(keys).where(ownKey(tenant, id)).returning({ id: keys.id })
        if (gone.length === 0) return false
        await forgetAnswers(tx, tenant, id)
        await note(tx, tenant, id, 'delete', [], change)
        return true
      }),

    touch: async (tenant, id, at) => {
      const stale = or(isNull(keys.lastUsedAt), lt(keys.lastUsedAt, new Date(at.getTime() - MINUTE_MS)))
      const noted = await use((db) =>
        db
          .update(keys)
          .set({ lastUsedAt: at })
          .where(and(ownKey(tenant, id), stale))
          .returning({ id: keys.id }),
      )
      if (noted.length > 0) await forgetExpired(at)
    },

    findIntent: (tenant, { actor, intent }, now) =>
      use(async (db) => {
        const [row] = await db
          .select()
          .from(intents)
          .where(and(ownIntent(tenant, actor, intent), gt(intents.expiresAt, now)))
        return row === undefined ? null : (row satisfies StoredIntent)
      }),

    listEvents: (tenant, { keyId, limit = 50 } = {}) =>
      use(async (db) => {
        const rows = await db
          .select()
          .from(events)
          .where(and(eq(events.tenant, tenant), keyId === undefined ? undefined : eq(events.keyId, keyId)))
          .orderBy(desc(events.id))
          .limit(Math.min(Math.max(limit, 1), 200))
        return rows.map(({ tenant: _tenant, at, action, ...row }): AuditEvent => ({
          ...row,
          action: action as AuditAction,
          at: at.toISOString(),
        }))
      }),

    remember: (name, value) =>
      use(async (db) => {
        await db.insert(meta).values({ name, value }).onConflictDoNothing()
        const [row] = await db.select().from(meta).where(eq(meta.name, name))
        return row?.value ?? value
      }),

    close: async () => {
      closed = true
      const last = await opening?.catch(() => undefined)
      await last?.close()
    },
  }
}

const isText = (id: string): boolean => !id.includes('\0')
const ownKey = (tenant: string, id: string) => and(eq(keys.tenant, tenant), eq(keys.id, id))
/** The key as it is, and stays until the transaction ends. */
async function locked(tx: Transaction, tenant: string, id: string): Promise<StoredKey> {
  const [row] = isText(id) ? await tx.select().from(keys).where(ownKey(tenant, id)).for('update') : []
  if (row === undefined) throw new ApiKeyError('notFound')
  return storedKeyOf(row)
}

async function forgetAnswers(tx: Transaction, tenant: string, keyId: string): Promise<void> {
  await tx
    .update(intents)
    .set({ answer: null })
    .where(and(eq(intents.tenant, tenant), eq(intents.keyId, keyId)))
}

async function note(
  tx: Transaction,
  tenant: string,
  keyId: string,
  action: AuditAction,
  fields: readonly string[],
  change: Change,
) {
  const { actor, at, correlationId, reason = null } = change
  await tx.insert(events).values({ tenant, keyId, action, actor, at, correlationId, fields, reason })
}

/** Names of the fields that a new key came with. */
function fieldsOf({ key }: StoredKey): string[] {
  const fields = ['name', ...(key.kind === 'credential' ? ['endpoint', 'key'] : [])]
  if (key.application !== null) fields.push('application')
  if (key.expiresAt !== null) fields.push('expiresAt')
  if (key.rotationDueAt !== null) fields.push('rotationDueAt')
  if (key.scopes.length > 0) fields.push('scopes')
  if (key.replaces !== null) fields.push('replaces')
  return fields
}
