import * as z from 'zod/mini'
import type { ApiKeyDraft, ApiKeyPatch, ListQuery, Page, RotateOptions, SortKey, TestTarget } from './adapter'
import { CHECK_CAUSES, CHECK_STEPS, type CheckResult, type Diagnosis } from './diagnosis'
import { ApiKeyError } from './errors'
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

/** The request body of `test` for a key that is not stored yet. It holds the secret in clear. */
export function writeTarget(target: Exclude<TestTarget, { readonly id: string }>): Record<string, unknown> {
  return { endpoint: target.endpoint, key: target.secret.reveal() }
}

export const DEFAULT_LIMIT = 50
export const MAX_LIMIT = 200
const SORT_KEYS: readonly SortKey[] = ['name', 'createdAt', 'lastUsedAt', 'expiresAt']

/** The query string of `list`, without `?`. */
export function writeQuery(query: ListQuery): string {
  const params = new URLSearchParams()
  if (query.search) params.set('search', query.search)
  for (const kind of query.filter?.kind ?? []) params.append('kind', kind)
  if (query.sort?.length)
    params.set('sort', query.sort.map(({ key, direction }) => `${direction === 'descending' ? '-' : ''}${key}`).join(','))
  if (query.cursor) params.set('cursor', query.cursor)
  if (query.limit !== undefined) params.set('limit', String(query.limit))
  return params.toString()
}

/** @throws {ApiKeyError} `malformed` where a parameter cannot be read */
export function readQuery(params: URLSearchParams): ListQuery {
  const malformed = (field: string): never => {
    throw new ApiKeyError('malformed', { field })
  }
  const query: { -readonly [K in keyof ListQuery]: ListQuery[K] } = {}
  const search = params.get('search')
  if (search) query.search = search.length <= 256 ? search : malformed('search')
  const kinds = params.getAll('kind')
  if (kinds.length > 0)
    query.filter = { kind: kinds.map((kind) => (kind === 'credential' || kind === 'issued' ? kind : malformed('kind'))) }
  const sort = params.get('sort')
  if (sort !== null)
    query.sort = sort.split(',').map((text) => {
      const key = text.replace(/^-/, '') as SortKey
      if (!SORT_KEYS.includes(key)) return malformed('sort')
      return { key, direction: text.startsWith('-') ? 'descending' : 'ascending' }
    })
  const cursor = params.get('cursor')
  if (cursor) query.cursor = cursor
  const limit = params.get('limit')
  if (limit !== null)
    query.limit = /^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= MAX_LIMIT ? Number(limit) : malformed('limit')
  return query
}
