// Written by scripts/migrations.mjs from src/server/migrations/*.sql: run `npm run migrations` instead of editing.

export interface Migration {
  readonly name: string
  readonly statements: readonly string[]
}

export const migrations: readonly Migration[] = [
  {
    name: '0000_keys',
    statements: [
      'CREATE TABLE "keyrack_events" (\n\t"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "keyrack_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),\n\t"tenant" text NOT NULL,\n\t"key_id" text NOT NULL,\n\t"action" text NOT NULL,\n\t"actor" text NOT NULL,\n\t"at" timestamp (3) with time zone NOT NULL,\n\t"correlation_id" text NOT NULL,\n\t"fields" jsonb NOT NULL,\n\t"reason" text\n);',
      'CREATE TABLE "keyrack_intents" (\n\t"tenant" text NOT NULL,\n\t"actor" text NOT NULL,\n\t"intent" text NOT NULL,\n\t"fingerprint" "bytea" NOT NULL,\n\t"key_id" text NOT NULL,\n\t"answer" "bytea",\n\t"expires_at" timestamp (3) with time zone NOT NULL,\n\tCONSTRAINT "keyrack_intents_pk" PRIMARY KEY("tenant","actor","intent")\n);',
      'CREATE TABLE "keyrack_keys" (\n\t"id" text COLLATE "C" PRIMARY KEY NOT NULL,\n\t"tenant" text NOT NULL,\n\t"kind" text NOT NULL,\n\t"name" text NOT NULL,\n\t"name_order" text COLLATE "C" NOT NULL,\n\t"search_text" text NOT NULL,\n\t"endpoint" text,\n\t"hint_prefix" text NOT NULL,\n\t"hint_tail" text NOT NULL,\n\t"application" text,\n\t"scopes" jsonb NOT NULL,\n\t"state" text NOT NULL,\n\t"created_at" timestamp (3) with time zone NOT NULL,\n\t"created_by" text,\n\t"expires_at" timestamp (3) with time zone,\n\t"last_used_at" timestamp (3) with time zone,\n\t"rotation_due_at" timestamp (3) with time zone,\n\t"replaces" text,\n\t"replaced_by" text,\n\t"retires_at" timestamp (3) with time zone,\n\t"version" integer NOT NULL,\n\t"sealed" "bytea",\n\t"secret_version" integer NOT NULL,\n\t"short_id" text,\n\t"mac" "bytea"\n);',
      'CREATE TABLE "keyrack_meta" (\n\t"name" text PRIMARY KEY NOT NULL,\n\t"value" text NOT NULL\n);',
      'CREATE INDEX "keyrack_events_by_key" ON "keyrack_events" USING btree ("tenant","key_id","id");',
      'CREATE INDEX "keyrack_intents_by_key" ON "keyrack_intents" USING btree ("tenant","key_id");',
      'CREATE INDEX "keyrack_intents_by_expiry" ON "keyrack_intents" USING btree ("expires_at");',
      'CREATE INDEX "keyrack_keys_by_creation" ON "keyrack_keys" USING btree ("tenant","created_at" DESC NULLS LAST,"id");',
      'CREATE INDEX "keyrack_keys_by_name" ON "keyrack_keys" USING btree ("tenant","name_order","id");',
      'CREATE UNIQUE INDEX "keyrack_keys_short_id" ON "keyrack_keys" USING btree ("short_id");',
    ],
  },
]
