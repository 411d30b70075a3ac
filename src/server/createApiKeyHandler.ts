import { randomUUID } from 'node:crypto'
import { rules as canonical } from '../../locales/en.json'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { formatIssuedKey, type IssuedKeyOptions } from '../core/issuedKey'
import { parseRuleOverrides, parseRules, type RuleOverrides, type Rules } from '../core/rules'
import { compilePatchSchema, compileSchema } from '../core/schema'
import { tightenRules } from '../core/tightenRules'
import { carryOut } from './carryOut'
import { checkMasterKey } from './checkMasterKey'
import type { Services } from './exchange'
import { type Log, logToStderr, type RequestLogEvent } from './handlerLog'
import type { KeyEncryption } from './keyEncryption'
import { problemOf } from './problemOf'
import { WrongMediaType } from './readBody'
import { routeOf } from './routeOf'
import { secured } from './secured'
import { type ScopesOption, scopesOf } from './scopesOf'
import { type Authorize, sessionOf } from './session'
import { isStartError, StartError } from './startError'
import type { ApiKeyStore } from './store'
import { requireEncryption, requireSameSite, transportOf } from './transport'

export interface ApiKeyHandlerOptions {
  readonly store: ApiKeyStore
  readonly keyEncryption: KeyEncryption
  /** Says who sent a request and what they may do. Without it nothing starts. */
  readonly authorize: Authorize
  /** Rules stricter than the canonical ones, as in the `rules` of a locale file. */
  readonly rules?: RuleOverrides
  /**
   * The permissions that keys may have, or what finds those that a session may grant (`grantable`). Without them keys have
   * none. @default none
   */
  readonly scopes?: ScopesOption
  /** How issued keys begin. @default { brand: 'kr', environment: 'live' } */
  readonly issued?: IssuedKeyOptions
  /**
   * Origins, such as `https://intranet.example`, that connection checks may call although they lie in a private network
   * or, on this machine, have no encryption. @default none
   */
  readonly allowEndpoints?: readonly string[]
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed. Only behind a proxy that sets them. @default false */
  readonly trustProxy?: boolean
  /** Path at which the handler is mounted, whatever stands before it. @default '/api/keys' */
  readonly basePath?: string
  /** @default one JSON line on stderr for each answer from 500 on, and for each connection test that failed */
  readonly log?: Log
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}

export type ApiKeyHandler = (request: Request) => Promise<Response>

/** What is known of a request by the time that it is logged. */
type Known = { -readonly [K in keyof RequestLogEvent]?: RequestLogEvent[K] }

/**
 * The HTTP end of the key store, for any runtime with `Request` and `Response`. Its answers are JSON, errors are
 * `application/problem+json` with an error code; `httpAdapter` is its other end. It never rejects.
 *
 * Before its first answer it opens the store and checks the master key; to learn at start whether both are right, await
 * `store.ready()` and `checkMasterKey()`.
 *
 * @throws {Error} one sentence, where `store`, `keyEncryption` or `authorize` is missing or another option cannot be used
 */
export function createApiKeyHandler(options: ApiKeyHandlerOptions): ApiKeyHandler {
  const services = servicesOf(options)
  const { log } = services
  const { authorize, trustProxy = false, now = Date.now } = options
  const basePath = basePathOf(options.basePath ?? '/api/keys')
  let checked: Promise<void> | undefined

  const ready = (): Promise<void> => {
    checked ??= checkMasterKey(services).catch((thrown: unknown) => {
      checked = undefined
      throw thrown
    })
    return checked
  }

  const answer = async (request: Request, correlationId: string, known: Known): Promise<Response> => {
    const transport = transportOf(request, trustProxy)
    requireEncryption(transport)
    const route = routeOf(request.method, transport.url.pathname, basePath)
    if (route === null) throw new ApiKeyError('notFound')
    if ('allow' in route) return notAllowed(route.allow, correlationId)
    const { action, pattern, id } = route
    known.route = pattern
    // Anything else in its place is the sender's text, and may be a secret that went astray.
    if (id !== null && /^key_[0-9A-Za-z]{20}$/.test(id)) known.keyId = id
    if (request.method !== 'GET') requireSameSite(request, transport)
    const session = await sessionOf(authorize, request, action === 'facets' ? 'list' : action)
    known.tenant = session.tenant
    known.actor = session.actor
    await ready()
    const change = { actor: session.actor, at: new Date(now()), correlationId }
    return carryOut(action, services, { request, url: transport.url, session, correlationId, id: id ?? '', change })
  }

  return async (request) => {
    const correlationId = randomUUID()
    const known: Known = {}
    let response: Response
    try {
      response = await answer(request, correlationId, known)
      known.code = response.ok ? 'ok' : 'malformed'
    } catch (thrown) {
      const error = errorOf(thrown, known)
      known.code = error.code
      response = problemOf(error, correlationId, thrown instanceof WrongMediaType ? 415 : undefined)
    }
    const { status } = response
    log({
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      event: 'request',
      correlationId,
      status,
      method: request.method,
      route: null,
      code: 'unknown',
      ...known,
    })
    return secured(response, { correlationId, encrypted: transportOf(request, trustProxy).encrypted })
  }
}

function errorOf(thrown: unknown, known: Known): ApiKeyError {
  if (thrown instanceof WrongMediaType) return new ApiKeyError('malformed')
  if (isStartError(thrown)) {
    known.message = thrown.message
    return new ApiKeyError('unavailable')
  }
  const error = toApiKeyError(thrown)
  const detail = (error.cause as { code?: unknown } | undefined)?.code
  if (typeof detail === 'string') known.detail = detail
  return error
}

function notAllowed(allow: string, correlationId: string): Response {
  const response = problemOf(new ApiKeyError('malformed'), correlationId, 405)
  response.headers.set('allow', allow)
  return response
}

function servicesOf(options: ApiKeyHandlerOptions): Services {
  const {
    store,
    keyEncryption,
    authorize,
    now = Date.now,
    issued = { brand: 'kr', environment: 'live' },
    allowEndpoints = [],
  } = options
  const missing = Object.entries({ store, keyEncryption, authorize }).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length > 0)
    throw new StartError(
      `keyrack: createApiKeyHandler was called without ${missing.join(', ')}, and without it keys would be lost, readable or open to everybody, so nothing starts; pass ${missing.join(', ')}.`,
    )
  if (typeof authorize !== 'function')
    throw new StartError(
      'keyrack: authorize of createApiKeyHandler is no function, so nobody could be told from anybody else; pass (request) => the session of the request, or null.',
    )
  for (const origin of allowEndpoints)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new StartError(
        'keyrack: allowEndpoints of createApiKeyHandler has an entry that is no origin, so it would allow nothing or too much; write scheme, host and port alone, such as "https://intranet.example:8443".',
      )
  const rules = rulesOf(options.rules ?? {})
  // Throws where the brand or the environment cannot be used.
  formatIssuedKey(issued)
  const draftSchema = compileSchema(rules, { now })
  const patchSchema = compilePatchSchema(rules, { now })
  const scopes = scopesOf(options.scopes)
  return {
    store,
    keyEncryption,
    rules,
    draftSchema,
    patchSchema,
    issued,
    allowEndpoints,
    scopes,
    log: quietly(options.log ?? logToStderr),
  }
}

const quietly =
  (log: Log): Log =>
  (event) => {
    try {
      log(event)
    } catch {
      // A log that fails changes no answer.
    }
  }

function rulesOf(overrides: RuleOverrides): Rules {
  const { rules, loosened } = tightenRules(parseRules(canonical), parseRuleOverrides(overrides))
  if (loosened.length === 0) return rules
  throw new StartError(
    `keyrack: rules of createApiKeyHandler are weaker than the canonical ones at ${loosened.map(({ path }) => path).join(', ')}, so the server would accept what every form refuses; make them stricter or leave them out.`,
  )
}

function basePathOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  if (/^(?:\/[^/?#\s]+)+$/.test(trimmed)) return trimmed
  throw new StartError(
    'keyrack: basePath of createApiKeyHandler must be a path such as "/api/keys", or no request would find its route; pass the path at which the handler is mounted.',
  )
}
