import type { ApiKeyAdapter, Call, Created } from '../core/adapter'
import type { Diagnosis } from '../core/diagnosis'
import { sameOrigin } from '../core/endpoint'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { formatIssuedKey, type IssuedKeyOptions } from '../core/issuedKey'
import { hintOf } from '../core/mask'
import type { ApiKey, ApiKeyBase, KeyState } from '../core/model'
import { readReason } from '../core/readReason'
import type { RuleOverrides } from '../core/rules'
import { compilePatchSchema, compileSchema, issuesOf } from '../core/schema'
import { Secret } from '../core/secret'
import { readQuery, writeDraft, writePatch, writeQuery } from '../core/wire'
import { frozenKey } from './support/frozenKey'
import { intentOf } from './support/intentOf'
import { newKey, newVersion, utc } from './support/newKey'
import { pageOf } from './support/pageOf'
import { pause } from './support/pause'
import { stricterRules } from './support/stricterRules'
import { wellFormed } from './support/wellFormed'
import { within } from './support/within'

/** What a connection check is made with. The secret is null for a credential that came with `keys`. */
export interface MemoryTestTarget {
  readonly endpoint: string
  readonly secret: Secret | null
}

export interface MemoryOptions {
  /** Keys that are there from the start. @default none */
  readonly keys?: Iterable<ApiKey>
  /** Rules stricter than the canonical ones. */
  readonly rules?: RuleOverrides
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
  /** Milliseconds before each answer. @default 0 */
  readonly latency?: number
  /** Who is said to have made new keys. @default null */
  readonly actor?: string | null
  /** How issued keys begin. @default { brand: 'demo', environment: 'test' } */
  readonly issued?: IssuedKeyOptions
  /** Tries an endpoint. Without it the adapter has no `test`. */
  readonly test?: (target: MemoryTestTarget, call: Call) => Promise<Diagnosis>
}

interface Stored {
  readonly key: ApiKey
  readonly secret: Secret | null
}

interface CarriedOut {
  readonly request: Secret
  /** Null once the key is deleted or revoked, for the secret goes with it. */
  readonly answer: Created | null
}

/**
 * A whole back end in memory, for demos, stories and tests. It keeps the law of `ApiKeyAdapter` in full and forgets
 * everything with the page.
 *
 * @throws {TypeError} where `rules` cannot be read or are weaker than the canonical ones
 */
export function memoryAdapter(options: MemoryOptions = {}): ApiKeyAdapter {
  const { now = Date.now, latency = 0, actor = null, issued = { brand: 'demo', environment: 'test' }, test } = options
  const rules = stricterRules(options.rules ?? {})
  const draftSchema = compileSchema(rules, { now })
  const patchSchema = compilePatchSchema(rules, { now })
  const store = new Map<string, Stored>()
  const intents = new Map<string, CarriedOut>()
  for (const key of options.keys ?? []) store.set(key.id, { key: frozenKey(key), secret: null })

  /** Everything that changes the store runs in one go after the wait, so no call sees another half done. */
  const answer = async <T>(call: Call | undefined, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await within(Infinity, call?.signal, (signal) => pause(latency, signal).then(work))
    } catch (thrown) {
      throw toApiKeyError(thrown)
    }
  }

  const find = (id: string): Stored => {
    const stored = store.get(id)
    if (stored === undefined) throw new ApiKeyError('notFound')
    return stored
  }

  const invalid = (error: { readonly issues: readonly unknown[] }): never => {
    throw new ApiKeyError('invalid', { issues: issuesOf(error, rules) })
  }

  const change = (stored: Stored, changes: Partial<ApiKeyBase> & { endpoint?: string }, secret = stored.secret): ApiKey => {
    const key = frozenKey({ ...stored.key, ...changes, version: newVersion() })
    store.set(key.id, { key, secret })
    return key
  }

  const move = (id: string, state: KeyState): ApiKey => {
    const stored = find(id)
    if (stored.key.state === state) return stored.key
    if (stored.key.state === 'revoked') throw new ApiKeyError('state')
    return change(stored, { state })
  }

  const moveTo = (state: KeyState) => (id: string, call?: Call) => answer(call, () => move(id, state))

  const forgetAnswers = (id: string): void => {
    for (const [intent, { request, answer: before }] of intents)
      if (before?.key.id === id) intents.set(intent, { request, answer: null })
  }

  const make = (body: Record<string, unknown>): Created => {
    const parsed = draftSchema.safeParse(body)
    if (!parsed.success) return invalid(parsed.error)
    const draft = parsed.data
    const secret = draft.kind === 'credential' ? new Secret(draft.key) : formatIssuedKey(issued).secret
    const key = newKey(draft, secret, now(), actor)
    store.set(key.id, { key, secret: key.kind === 'credential' ? secret : null })
    return Object.freeze(key.kind === 'credential' ? { key } : { key, secret })
  }

  return {
    name: 'memory',

    // By way of the query string, so that what is refused over HTTP is refused here.
    list: (query, call) =>
      answer(call, () => {
        const read = readQuery(new URLSearchParams(wellFormed(() => writeQuery(query))))
        return pageOf(
          Array.from(store.values(), ({ key }) => key),
          read,
        )
      }),

    create: (draft, call) =>
      answer(call, () => {
        const intent = intentOf(call)
        const body = wellFormed(() => writeDraft(draft))
        const request = new Secret(JSON.stringify(body))
        const before = intent === undefined ? undefined : intents.get(intent)
        if (before !== undefined && before.request.reveal() !== request.reveal()) throw new ApiKeyError('intentMismatch')
        if (before?.answer === null) throw new ApiKeyError('notFound')
        const created = before?.answer ?? make(body)
        if (intent !== undefined) intents.set(intent, { request, answer: created })
        return created
      }),

    update: (id, patch, call) =>
      answer(call, () => {
        const stored = find(id)
        const parsed = patchSchema.safeParse(wellFormed(() => writePatch(patch)))
        if (!parsed.success) return invalid(parsed.error)
        const { version, name, application, expiresAt, endpoint, key } = parsed.data
        const misplaced = stored.key.kind === 'issued' && (endpoint !== undefined || key !== undefined)
        if (misplaced) return invalid({ issues: [{ code: 'unrecognized_keys', path: [], message: 'unknownField' }] })
        const moved = stored.key.kind === 'credential' && endpoint !== undefined && !sameOrigin(endpoint, stored.key.endpoint)
        if (moved && key === undefined) return invalid({ issues: [{ path: ['key'], message: 'required' }] })
        if (version !== stored.key.version) throw new ApiKeyError('conflict')
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(application === undefined ? {} : { application }),
          ...(expiresAt === undefined ? {} : { expiresAt: utc(expiresAt) }),
          ...(endpoint === undefined ? {} : { endpoint }),
        }
        if (key !== undefined) return change(stored, { ...changes, hint: hintOf(new Secret(key)) }, new Secret(key))
        const differs = Object.entries(changes).some(([field, value]) => Reflect.get(stored.key, field) !== value)
        return differs ? change(stored, changes) : stored.key
      }),

    disable: moveTo('disabled'),
    enable: moveTo('active'),
    revoke: (id, given, call) =>
      answer(call, () => {
        readReason(
          wellFormed(() => (given.reason === undefined ? {} : { reason: given.reason })),
          rules,
        )
        const key = move(id, 'revoked')
        forgetAnswers(id)
        return key
      }),
    // A store keeps no list of what it deleted, so an id that was never there is no error either.
    delete: (id, call) =>
      answer(call, () => {
        store.delete(id)
        forgetAnswers(id)
      }),

    ...(test === undefined
      ? {}
      : {
          test: (target, call = {}) =>
            answer(call, () => {
              if (!('id' in target)) return test(target, call)
              const { key, secret } = find(target.id)
              if (key.kind === 'issued') throw new ApiKeyError('unsupported')
              if (key.state === 'revoked') throw new ApiKeyError('state')
              return test({ endpoint: key.endpoint, secret }, call)
            }),
        }),
  }
}
