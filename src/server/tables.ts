import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { KeyKind, KeyState } from '../core/model'
import { StartError } from './startError'

/** Where dates are written by another style, to an operator. */
export const WRONG_DATES =
  "keyrack: the database does not write dates as ISO 8601, so they would be read wrongly and nothing is read; its DateStyle is another. Set it for the role, ALTER ROLE … SET datestyle = 'ISO', or for the pool, options: '-c datestyle=ISO'. See docs/errors/date-style.md"

const ISO = /^\d{4,6}-\d\d-\d\d /

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // A view of the same memory: node-postgres takes buffers, PGlite any bytes.
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
  fromDriver: (value) => Uint8Array.from(value),
})

/** Text in code point order, whatever the locale of the database: pages of two databases are the same. */
const orderedText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/**
 * As precise as JavaScript's dates, so that a cursor finds its row again. Databases write dates as their DateStyle says, and
 * JavaScript would take the 11th of May of another one for the 5th of November.
 */
const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (value) => value.toISOString(),
  fromDriver: (text) => {
    if (!ISO.test(text)) throw new StartError(WRONG_DATES)
    return new Date(text)
  },
})

export const keys = pgTable(
  'keyrack_keys',
  {
    id: orderedText('id').primaryKey(),
    tenant: text('tenant').notNull(),
    kind: text('kind').$type<KeyKind>().notNull(),
    name: text('name').notNull(),
    /** The name in lower case, by which lists are ordered. */
    nameOrder: orderedText('name_order').notNull(),
    /** What searches look through, in lower case, one value a line. */
    searchText: text('search_text').notNull(),
    endpoint: text('endpoint'),
    hintPrefix: text('hint_prefix').notNull(),
    hintTail: text('hint_tail').notNull(),
    application: text('application'),
    scopes: jsonb('scopes').$type<readonly string[]>().notNull(),
    state: text('state').$type<KeyState>().notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by'),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    rotationDueAt: instant('rotation_due_at'),
    replaces: text('replaces'),
    replacedBy: text('replaced_by'),
    retiresAt: instant('retires_at'),
    version: integer('version').notNull(),
    /** The sealed secret of a credential. */
    sealed: bytes('sealed'),
    /** Counts the secrets that this row has had; part of what the seal is bound to. */
    secretVersion: integer('secret_version').notNull(),
    /** Of an issued key. */
    shortId: text('short_id'),
    /** Keyed MAC of an issued key. */
    mac: bytes('mac'),
  },
  (table) => [
    index('keyrack_keys_by_creation').on(table.tenant, table.createdAt.desc(), table.id),
    index('keyrack_keys_by_name').on(table.tenant, table.nameOrder, table.id),
    uniqueIndex('keyrack_keys_short_id').on(table.shortId),
  ],
)

/** What was done to keys, by whom. Rows are only ever added, and stay when the key is deleted. */
export const events = pgTable(
  'keyrack_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    tenant: text('tenant').notNull(),
    keyId: text('key_id').notNull(),
    action: text('action').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    correlationId: text('correlation_id').notNull(),
    /** Names of the fields that changed, never their values. */
    fields: jsonb('fields').$type<readonly string[]>().notNull(),
    reason: text('reason'),
  },
  (table) => [index('keyrack_events_by_key').on(table.tenant, table.keyId, table.id)],
)

/** Requests that were carried out under an idempotency key. */
export const intents = pgTable(
  'keyrack_intents',
  {
    tenant: text('tenant').notNull(),
    actor: text('actor').notNull(),
    intent: text('intent').notNull(),
    /** Keyed MAC of the request's body. */
    fingerprint: bytes('fingerprint').notNull(),
    keyId: text('key_id').notNull(),
    /** The sealed answer; null once the key was deleted or revoked. */
    answer: bytes('answer'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'keyrack_intents_pk', columns: [table.tenant, table.actor, table.intent] }),
    index('keyrack_intents_by_key').on(table.tenant, table.keyId),
    index('keyrack_intents_by_expiry').on(table.expiresAt),
  ],
)

/** Facts about the store as a whole, written once. */
export const meta = pgTable('keyrack_meta', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
})
