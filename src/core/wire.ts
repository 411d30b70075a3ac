import * as z from 'zod/mini'
import type { ApiKeyDraft, ApiKeyPatch, Page, RotateOptions, TestTarget } from './adapter'
import { CHECK_CAUSES, CHECK_STEPS, type CheckResult, type Diagnosis } from './diagnosis'
import { ApiKeyError } from './errors'
import type { Facets } from './keyFilter'
import type { ApiKey } from './model'
import { isScopeId, type ScopeCatalogue } from './scopes'

// Bodies of the HTTP protocol between `httpAdapter` and `createApiKeyHandler`. Answers are read field by field, so a
// server that sends more than was agreed, a secret included, has the rest dropped here.

/** Built when it is first read with: building costs more than reading, and a page that reads no problem needs no schema of one. */
const once = <Schema>(build: () => Schema): (() => Schema) => {
  let built: Schema | undefined
  return () => (built ??= build())
}

const instant = () => z.string().check(z.refine((value) => !Number.isNaN(Date.parse(value))))

const keyBase = () => ({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  hint: z.object({ prefix: z.string(), tail: z.string() }),
  application: z.nullable(z.string()),
  scopes: z.array(z.string()),
  state: z.enum(['active', 'disabled', 'revoked']),
  createdAt: instant(),
  createdBy: z.nullable(z.string()),
  expiresAt: z.nullable(instant()),
  lastUsedAt: z.nullable(instant()),
  rotationDueAt: z.nullable(instant()),
  replaces: z.nullable(z.string()),
  replacedBy: z.nullable(z.string()),
  retiresAt: z.nullable(instant()),
  version: z.string(),
})

const keySchema = /* @__PURE__ */ once(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('credential'), ...keyBase(), endpoint: z.string() }),
    z.object({ kind: z.literal('issued'), ...keyBase() }),
  ]),
)

const pageSchema = /* @__PURE__ */ once(() =>
  z.object({
    items: z.array(keySchema()),
    nextCursor: z.nullable(z.string()),
    total: z.optional(z.number()),
  }),
)

const facetSchema = () => z.array(z.object({ value: z.nullable(z.string()), count: z.number() }))

const facetsSchema = /* @__PURE__ */ once(() =>
  z.object({
    status: facetSchema(),
    kind: facetSchema(),
    scope: facetSchema(),
    application: facetSchema(),
    createdBy: facetSchema(),
  }),
)

const createdSchema = /* @__PURE__ */ once(() => z.object({ key: keySchema(), secret: z.optional(z.string()) }))

const rotatedSchema = /* @__PURE__ */ once(() =>
  z.object({ key: keySchema(), previous: keySchema(), secret: z.optional(z.string()) }),
)

const scopesSchema = /* @__PURE__ */ once(() =>
  z.object({
    scopes: z.array(
      z.object({
        id: z.string().check(z.refine(isScopeId)),
        label: z.string(),
        description: z.optional(z.string()),
        group: z.optional(z.string()),
        level: z.optional(z.enum(['read', 'write'])),
        implies: z.optional(z.array(z.string())),
        risk: z.optional(z.enum(['low', 'medium', 'high'])),
        riskNote: z.optional(z.string()),
        grantable: z.optional(z.boolean()),
      }),
    ),
    presets: z.optional(z.array(z.object({ id: z.string(), label: z.string(), scopes: z.array(z.string()) }))),
  }),
)

const paramsSchema = () => z.record(z.string(), z.union([z.string(), z.number()]))

const checkSchema = /* @__PURE__ */ once(() =>
  z.object({
    step: z.enum(CHECK_STEPS),
    state: z.enum(['passed', 'failed', 'skipped']),
    latency: z.optional(z.number()),
    cause: z.optional(z.enum(CHECK_CAUSES)),
    params: z.optional(paramsSchema()),
  }),
)

const diagnosisSchema = /* @__PURE__ */ once(() =>
  z.object({
    ok: z.boolean(),
    checks: z.array(checkSchema()),
    correlationId: z.optional(z.string()),
  }),
)

const read = <T>(schema: z.ZodMiniType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body)
  // zod's own error would carry the paths and, in some issues, the values of the answer.
  if (!parsed.success) throw new ApiKeyError('badResponse')
  return parsed.data
}

/** @throws {ApiKeyError} `badResponse` where the body is no key */
export const readKey = (body: unknown): ApiKey => read(keySchema() as unknown as z.ZodMiniType<ApiKey>, body)

/** @throws {ApiKeyError} `badResponse` where the body is no page of keys */
export const readPage = (body: unknown): Page<ApiKey> => read(pageSchema() as unknown as z.ZodMiniType<Page<ApiKey>>, body)

/** @throws {ApiKeyError} `badResponse` where the body counts no values */
export const readFacets = (body: unknown): Facets => read(facetsSchema() as unknown as z.ZodMiniType<Facets>, body)

/** A created key; `secret` is text here and goes into a `Secret` at once. */
export const readCreated = (body: unknown): { key: ApiKey; secret?: string } =>
  read(createdSchema() as unknown as z.ZodMiniType<{ key: ApiKey; secret?: string }>, body)

/** A rotated key; `secret` is text here and goes into a `Secret` at once. */
export const readRotated = (body: unknown): { key: ApiKey; previous: ApiKey; secret?: string } =>
  read(rotatedSchema() as unknown as z.ZodMiniType<{ key: ApiKey; previous: ApiKey; secret?: string }>, body)

/** @throws {ApiKeyError} `badResponse` where the body is no catalogue of scopes */
export const readScopes = (body: unknown): ScopeCatalogue =>
  read(scopesSchema() as unknown as z.ZodMiniType<ScopeCatalogue>, body)

/** @throws {ApiKeyError} `badResponse` where the body is no step of a check */
export const readCheck = (body: unknown): CheckResult => read(checkSchema() as unknown as z.ZodMiniType<CheckResult>, body)

/** @throws {ApiKeyError} `badResponse` where the body is no diagnosis */
export const readDiagnosis = (body: unknown): Diagnosis => read(diagnosisSchema() as unknown as z.ZodMiniType<Diagnosis>, body)

/** The request body of `create`. It holds the secret in clear: hand it to the connection and keep no copy. */
export function writeDraft(draft: ApiKeyDraft): Record<string, unknown> {
  const { kind, name, application = null, expiresAt = null, rotationDueAt = null, scopes = [] } = draft
  const body = {
    kind,
    name,
    application,
    expiresAt,
    // Left out where there are none, for services that know of neither.
    ...(rotationDueAt === null ? {} : { rotationDueAt }),
    ...(scopes.length === 0 ? {} : { scopes }),
  }
  return draft.kind === 'credential' ? { ...body, endpoint: draft.endpoint, key: draft.secret.reveal() } : body
}

/** The request body of `update`. It may hold a secret in clear. */
export function writePatch(patch: ApiKeyPatch): Record<string, unknown> {
  const { secret, ...rest } = patch
  return secret !== undefined && 'replace' in secret ? { ...rest, key: secret.replace.reveal() } : rest
}

/** The request body of `rotate`. It may hold a secret in clear. */
export function writeRotation({ graceSeconds, secret }: RotateOptions): Record<string, unknown> {
  return { graceSeconds, ...(secret === undefined ? {} : { key: secret.reveal() }) }
}

/** The request body of `test`. Of a key that is not stored yet it holds the secret in clear. */
export function writeTarget(target: TestTarget): Record<string, unknown> {
  if ('id' in target) return target.endpoint === undefined ? {} : { endpoint: target.endpoint }
  return { endpoint: target.endpoint, key: target.secret.reveal() }
}
