import type { ApiKeyAdapter, Call, Created, ListQuery, Rotated } from '../core/adapter'
import { ApiKeyError, type FieldIssue, toApiKeyError } from '../core/errors'
import { formatIssuedKey } from '../core/issuedKey'
import { readQuery, writeQuery } from '../core/listQuery'
import { hintOf } from '../core/mask'
import type { ApiKey, ApiKeyBase, KeyState } from '../core/model'
import { patchIssues } from '../core/patchIssues'
import { readFields } from '../core/readFields'
import { readReason } from '../core/readReason'
import { readRotation } from '../core/readRotation'
import { inGrace, mayRotate, retirementOf, successorOf } from '../core/rotation'
import { compilePatchSchema, compileSchema } from '../core/schema'
import { scopeIssues } from '../core/scopes'
import { Secret } from '../core/secret'
import { testAddress } from '../core/testAddress'
import { writeDraft, writePatch, writeRotation, writeTarget } from '../core/wire'
import { CarriedOut } from './support/carriedOut'
import { changesOf } from './support/changesOf'
import { countFacets } from './support/countFacets'
import { frozenKey } from './support/frozenKey'
import { ListedKeys } from './support/listedKeys'
import { listening } from './support/listening'
import type { MemoryOptions, MemoryTestTarget } from './support/memoryOptions'
import { newId, newKey, newVersion } from './support/newKey'
import { pause } from './support/pause'
import { stricterRules } from './support/stricterRules'
import { wellFormed } from './support/wellFormed'
import { within } from './support/within'

export type { MemoryOptions, MemoryTestTarget }

const refuse = (issues: readonly FieldIssue[]): void => {
  if (issues.length > 0) throw new ApiKeyError('invalid', { issues })
}

/** Of one page: all of 10,000 keys are ten of them. */
const MAX_LIMIT = 1_000

interface Stored {
  readonly key: ApiKey
  readonly secret: Secret | null
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
  const carriedOut = new CarriedOut()
  const catalogue = options.scopes ?? { scopes: [] }
  for (const key of options.keys ?? []) store.set(key.id, { key: frozenKey(key), secret: null })
  const all = (): Iterable<ApiKey> => Array.from(store.values(), ({ key }) => key)
  const lists = new ListedKeys(all)

  /** Everything that changes the store runs in one go after the wait, so no call sees another half done. */
  const answer = async <T>(call: Call | undefined, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await within(Infinity, call?.signal, (signal) => pause(latency, signal).then(work))
    } catch (thrown) {
      throw toApiKeyError(thrown)
    }
  }

  const put = (key: ApiKey, secret: Secret | null): void => {
    store.set(key.id, { key, secret })
    lists.changed()
  }

  /** By way of the query string, so that what is refused over HTTP is refused here. */
  const asked = (query: ListQuery): ListQuery => readQuery(new URLSearchParams(wellFormed(() => writeQuery(query))), MAX_LIMIT)

  const find = (id: string): Stored => {
    const stored = store.get(id)
    if (stored === undefined) throw new ApiKeyError('notFound')
    return stored
  }

  const change = (stored: Stored, changes: Partial<ApiKeyBase> & { endpoint?: string }, secret = stored.secret): ApiKey => {
    const key = frozenKey({ ...stored.key, ...changes, version: newVersion() })
    put(key, secret)
    return key
  }

  const move = (id: string, state: KeyState): ApiKey => {
    const stored = find(id)
    if (stored.key.state === state) return stored.key
    if (stored.key.state === 'revoked') throw new ApiKeyError('state')
    return change(stored, { state })
  }

  const moveTo = (state: KeyState) => (id: string, call?: Call) => answer(call, () => move(id, state))

  const keep = (key: ApiKey, secret: Secret): Created => {
    put(key, key.kind === 'credential' ? secret : null)
    return key.kind === 'credential' ? { key } : { key, secret }
  }

  const make = (body: Record<string, unknown>): Created => {
    const draft = readFields(draftSchema, body, { rules, catalogue })
    const secret = draft.kind === 'credential' ? new Secret(draft.key) : formatIssuedKey(issued).secret
    return Object.freeze(keep(newKey(draft, secret, now(), actor), secret))
  }

  const replace = (id: string, body: Record<string, unknown>): Rotated => {
    const stored = find(id)
    const { graceSeconds, key: text } = readRotation(body, stored.key.kind, rules)
    if (!mayRotate(stored.key)) throw new ApiKeyError('state')
    // Without a catalogue there are no roles that the scopes of given keys could exceed.
    if (stored.key.kind === 'issued' && options.scopes) refuse(scopeIssues(catalogue, [], stored.key.scopes))
    const secret = text === undefined ? formatIssuedKey(issued).secret : new Secret(text)
    const { maxDays } = rules.expiresAt
    const own = { id: newId(), hint: hintOf(secret), createdBy: actor, version: newVersion(), now: now(), maxDays }
    const created = keep(frozenKey(successorOf(stored.key, own)), secret)
    return Object.freeze({ ...created, previous: change(stored, retirementOf(created.key, graceSeconds, own.now)) })
  }

  return {
    name: 'memory',

    supports: { maxLimit: MAX_LIMIT },

    list: (query, call) => answer(call, () => lists.page(asked(query), now())),
    facets: (query, call) => answer(call, () => countFacets(all(), asked(query), now())),

    create: (draft, call) =>
      answer(call, () => {
        const body = wellFormed(() => writeDraft(draft))
        return carriedOut.once(call, ['create', body], () => make(body))
      }),

    update: (id, patch, call) =>
      answer(call, () => {
        const stored = find(id)
        const body = wellFormed(() => writePatch(patch))
        const fields = readFields(patchSchema, body, { rules, catalogue, before: stored.key.scopes })
        refuse(patchIssues(stored.key, fields, rules))
        const { version, key, retiresAt } = fields
        if (version !== stored.key.version) throw new ApiKeyError('conflict')
        if (retiresAt !== undefined && !inGrace(stored.key, now())) throw new ApiKeyError('state')
        const changes = changesOf(stored.key, fields, now())
        if (key !== undefined) return change(stored, { ...changes, hint: hintOf(new Secret(key)) }, new Secret(key))
        return Object.keys(changes).length === 0 ? stored.key : change(stored, changes)
      }),

    rotate: (id, rotation, call) =>
      answer(call, () => {
        const body = wellFormed(() => writeRotation(rotation))
        return carriedOut.once(call, ['rotate', id, body], () => replace(id, body))
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
        carriedOut.forget(id)
        return key
      }),
    // A store keeps no list of what it deleted, so an id that was never there is no error either.
    delete: (id, call) =>
      answer(call, () => {
        store.delete(id)
        lists.changed()
        carriedOut.forget(id)
      }),

    ...(options.scopes === undefined ? {} : { scopes: (call) => answer(call, () => structuredClone(catalogue)) }),

    ...(test === undefined
      ? {}
      : {
          test: (target, call = {}) =>
            // Outside of the answer, which an abort settles while the test is still at work.
            listening(call.onCheck, (onCheck) =>
              answer(call, () => {
                const heard = onCheck === undefined ? call : { ...call, onCheck }
                if (!('id' in target)) return test(target, heard)
                const { key, secret } = find(target.id)
                if (key.kind === 'issued') throw new ApiKeyError('unsupported')
                if (key.state === 'revoked') throw new ApiKeyError('state')
                const endpoint = testAddress(
                  key,
                  wellFormed(() => writeTarget(target)),
                  { rules, patchSchema },
                )
                return test({ endpoint, secret }, heard)
              }),
            ),
        }),
  }
}
