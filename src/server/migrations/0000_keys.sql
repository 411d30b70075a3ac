CREATE TABLE "keyrack_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "keyrack_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tenant" text NOT NULL,
	"key_id" text NOT NULL,
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"correlation_id" text NOT NULL,
	"fields" jsonb NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "keyrack_intents" (
	"tenant" text NOT NULL,
	"actor" text NOT NULL,
	"intent" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"answer" "bytea",
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "keyrack_intents_pk" PRIMARY KEY("tenant","actor","intent")
);
--> statement-breakpoint
CREATE TABLE "keyrack_keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_order" text COLLATE "C" NOT NULL,
	"search_text" text NOT NULL,
	"endpoint" text,
	"hint_prefix" text NOT NULL,
	"hint_tail" text NOT NULL,
	"application" text,
	"scopes" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"rotation_due_at" timestamp (3) with time zone,
	"replaces" text,
	"replaced_by" text,
	"retires_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"sealed" "bytea",
	"secret_version" integer NOT NULL,
	"short_id" text,
	"mac" "bytea"
);
--> statement-breakpoint
CREATE TABLE "keyrack_meta" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "keyrack_events_by_key" ON "keyrack_events" USING btree ("tenant","key_id","id");--> statement-breakpoint
CREATE INDEX "keyrack_intents_by_key" ON "keyrack_intents" USING btree ("tenant","key_id");--> statement-breakpoint
CREATE INDEX "keyrack_intents_by_expiry" ON "keyrack_intents" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "keyrack_keys_by_creation" ON "keyrack_keys" USING btree ("tenant","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "keyrack_keys_by_name" ON "keyrack_keys" USING btree ("tenant","name_order","id");--> statement-breakpoint
CREATE UNIQUE INDEX "keyrack_keys_short_id" ON "keyrack_keys" USING btree ("short_id");