import type { ApiKeyAdapter, Call, Supports } from '../core/adapter'
import { ApiKeyError, type ErrorCode, isApiKeyError, toApiKeyError } from '../core/errors'
import { MAX_LIMIT, writeQuery } from '../core/listQuery'
import { Secret } from '../core/secret'
import {
  readCreated,
  readDiagnosis,
  readFacets,
  readKey,
  readPage,
  readRotated,
  readScopes,
  writeDraft,
  writePatch,
  writeRotation,
  writeTarget,
} from '../core/wire'
import { addressOf, checkBase, segmentOf } from './support/addressOf'
import { errorOfAnswer } from './support/errorOfAnswer'
import { intentOf } from './support/intentOf'
import { listening } from './support/listening'
import { readCheckLines } from './support/readCheckLines'
import { type RetryOptions, type Try, withRetries } from './support/withRetries'
import { wellFormed } from './support/wellFormed'
import { within } from './support/within'

export interface HttpOptions {
  /** Where the key routes begin, absolute or relative to the page; no user name, query or fragment. @default '/api/keys' */
  readonly baseUrl?: string
  /** Carries each request; the handler of `createApiKeyHandler` is one. @default the platform's `fetch` */
  readonly fetch?: (request: Request) => Promise<Response>
  /** Header fields of every request, or what makes them anew for each try, such as a fresh token. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** Milliseconds for one try, its headers and its answer's body included. A try that takes longer is not repeated. @default 15_000 */
  readonly timeout?: number
  /** Repetitions of a read at most; of a write that may be repeated, at most 2 of them. @default 3 */
  readonly retries?: number
  /** What the service takes, where that is less than `createApiKeyHandler` does. @default everything, 200 keys a page */
  readonly supports?: Supports
  /** Methods that the service does not have, such as `facets`: the adapter then has none of them, and nothing offers them. @default none */
  readonly without?: readonly Exclude<keyof ApiKeyAdapter, 'name' | 'supports' | 'list' | 'create'>[]
  /** How the time between two tries passes; for tests. @default a timer */
  readonly wait?: RetryOptions['wait']
}

interface Exchange<T> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the base, with its slash. @default '' */
  readonly path?: string
  readonly query?: string
  readonly body?: unknown
  readonly intent?: string | undefined
  /** Whether repeating the request does nothing that the first one did not. */
  readonly repeatable: boolean
  readonly read: (body: unknown) => T
  /** Reads an answer that comes line by line, which is then asked for. */
  readonly readLines?: ((response: Response) => Promise<T>) | undefined
}

/** Failures that come from the stored data or from the request, however the status is. */
const FINAL: readonly ErrorCode[] = ['integrity', 'unsupported']
const MAX_WRITE_RETRIES = 2
/** A service that wants to be left alone for longer is told of to the user, who has better things to do. */
const LONGEST_WAIT_SECONDS = 60

const isOffline = (): boolean => globalThis.navigator?.onLine === false

const isLines = (response: Response): boolean => /^application\/x-ndjson\b/i.test(response.headers.get('content-type') ?? '')

const failure = (error: ApiKeyError, again: boolean): Try<never> => ({ ok: false, error, again })

const own = (id: string) => (body: unknown) => {
  const key = readKey(body)
  if (key.id !== id) throw new ApiKeyError('badResponse')
  return key
}

/**
 * The client end of the protocol that `createApiKeyHandler` speaks. Reads are repeated up to 3 times after a lost
 * connection, 408, 429 and 5xx; what is idempotent, and `create` and `rotate` with an intent, up to twice after these but 429;
 * nothing else is ever sent twice, and nothing where the service asks for more than a minute. A secret is sent to an encrypted
 * address or to this machine, or not at all.
 *
 * @throws {TypeError} where `baseUrl` cannot be used
 */
export function httpAdapter(options: HttpOptions = {}): ApiKeyAdapter {
  const { baseUrl = '/api/keys', headers, timeout = 15_000, retries = 3, supports, without = [], wait } = options
  checkBase(baseUrl)

  const request = async <T>(
    { method, path = '', query = '', body, intent, readLines }: Exchange<T>,
    signal: AbortSignal,
  ): Promise<Request> => {
    const url = addressOf(baseUrl, path, query)
    const fields = new Headers(typeof headers === 'function' ? await headers() : headers)
    fields.set('accept', `${readLines ? 'application/x-ndjson, ' : ''}application/json, application/problem+json`)
    if (body !== undefined) fields.set('content-type', 'application/json')
    if (intent !== undefined) fields.set('idempotency-key', intent)
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    return new Request(url, {
      method,
      headers: fields,
      ...content,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    })
  }

  const attempt = async <T>(exchange: Exchange<T>, signal: AbortSignal): Promise<Try<T>> => {
    const prepared = await request(exchange, signal)
    let response: Response
    let body: string
    try {
      response = await (options.fetch ?? globalThis.fetch)(prepared)
      if (response.ok && exchange.readLines && isLines(response)) return { ok: true, value: await exchange.readLines(response) }
      body = await response.text()
    } catch (thrown) {
      if (isApiKeyError(thrown) && thrown.code === 'badResponse') return failure(thrown, false)
      // The platform's words quote header values and addresses.
      const offline = isOffline()
      // `offline` says that nothing was sent. A write that has left may have arrived, even if the connection went since.
      return failure(new ApiKeyError(offline && exchange.method === 'GET' ? 'offline' : 'network'), !offline)
    }
    if (!response.ok) {
      const error = errorOfAnswer(response, body, Date.now())
      // Who writes a lot waits with all of it, and not with each write by itself.
      const limited = response.status === 429 && exchange.method === 'GET'
      const passing = response.status === 408 || limited || response.status >= 500
      const soon = (error.retryAfter ?? 0) <= LONGEST_WAIT_SECONDS
      return failure(error, soon && ((passing && !FINAL.includes(error.code)) || error.code === 'intentInFlight'))
    }
    try {
      const json = /^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')
      // A page of a proxy or of a sign-in also comes with 200.
      if (json || body === '') return { ok: true, value: exchange.read(body === '' ? undefined : JSON.parse(body)) }
    } catch {
      // Below, without the parser's words: they quote the answer.
    }
    return failure(new ApiKeyError('badResponse'), false)
  }

  const send = async <T>(call: Call | undefined, prepare: () => Exchange<T>): Promise<T> => {
    try {
      if (call?.signal?.aborted) throw new ApiKeyError('aborted')
      const exchange = prepare()
      const write = exchange.method !== 'GET'
      if (write && isOffline()) throw new ApiKeyError('offline')
      const most = exchange.repeatable ? (write ? Math.min(retries, MAX_WRITE_RETRIES) : retries) : 0
      const once = () => within(timeout, call?.signal, (signal) => attempt(exchange, signal))
      return await withRetries(once, { retries: most, signal: call?.signal, wait })
    } catch (thrown) {
      throw toApiKeyError(thrown)
    }
  }

  const action = (name: 'disable' | 'enable' | 'revoke', id: string, body: () => unknown, call: Call | undefined) =>
    send(call, () => ({
      method: 'POST',
      path: `${segmentOf(id)}/${name}`,
      body: wellFormed(body),
      repeatable: true,
      read: own(id),
    }))

  const adapter: ApiKeyAdapter = {
    name: 'http',
    supports: { maxLimit: MAX_LIMIT, ...supports },

    list: (query, call) =>
      send(call, () => ({ method: 'GET', query: wellFormed(() => writeQuery(query)), repeatable: true, read: readPage })),

    facets: (query, call) =>
      send(call, () => ({
        method: 'GET',
        path: '/facets',
        query: wellFormed(() => writeQuery(query)),
        repeatable: true,
        read: readFacets,
      })),

    create: (draft, call) =>
      send(call, () => {
        const intent = intentOf(call)
        return {
          method: 'POST',
          body: wellFormed(() => writeDraft(draft)),
          intent,
          repeatable: intent !== undefined,
          read: (body) => {
            const { key, secret } = readCreated(body)
            if (key.kind !== draft.kind) throw new ApiKeyError('badResponse')
            return key.kind === 'issued' && secret !== undefined ? { key, secret: new Secret(secret) } : { key }
          },
        }
      }),

    update: (id, patch, call) =>
      send(call, () => ({
        method: 'PATCH',
        path: segmentOf(id),
        body: wellFormed(() => writePatch(patch)),
        repeatable: false,
        read: own(id),
      })),

    rotate: (id, rotation, call) =>
      send(call, () => {
        const intent = intentOf(call)
        return {
          method: 'POST',
          path: `${segmentOf(id)}/rotate`,
          body: wellFormed(() => writeRotation(rotation)),
          intent,
          repeatable: intent !== undefined,
          read: (body) => {
            const { key, previous, secret } = readRotated(body)
            const linked = previous.id === id && key.id !== id && key.replaces === id && previous.replacedBy === key.id
            if (!linked || key.kind !== previous.kind) throw new ApiKeyError('badResponse')
            return key.kind === 'issued' && secret !== undefined
              ? { key, previous, secret: new Secret(secret) }
              : { key, previous }
          },
        }
      }),

    disable: (id, call) => action('disable', id, () => ({}), call),
    enable: (id, call) => action('enable', id, () => ({}), call),
    revoke: (id, given, call) => action('revoke', id, () => (given.reason === undefined ? {} : { reason: given.reason }), call),
    delete: (id, call) => send(call, () => ({ method: 'DELETE', path: segmentOf(id), repeatable: true, read: () => undefined })),

    test: (target, call) =>
      listening(call?.onCheck, (onCheck) =>
        send(call, () => {
          const stored = 'id' in target
          return {
            method: 'POST',
            path: stored ? `${segmentOf(target.id)}/test` : '/test',
            body: wellFormed(() => writeTarget(target)),
            repeatable: false,
            read: readDiagnosis,
            readLines: onCheck && ((response) => readCheckLines(response, onCheck)),
          }
        }),
      ),

    scopes: (call) => send(call, () => ({ method: 'GET', path: '/scopes', repeatable: true, read: readScopes })),
  }
  for (const method of without) delete adapter[method]
  return adapter
}
