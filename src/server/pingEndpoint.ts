import { lookup } from 'node:dns/promises'
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import type { CheckCause, CheckResult, CheckStep, Diagnosis } from '../core/diagnosis'
import { isLoopbackHost } from '../core/endpoint'
import { ApiKeyError } from '../core/errors'
import type { Rules } from '../core/rules'
import { compileField } from '../core/schema'
import type { Secret } from '../core/secret'
import { CheckFailure, CheckTrack } from './checkTrack'
import { isGlobalAddress } from './isGlobalAddress'

interface Address {
  readonly address: string
  readonly family: number
}

export interface PingOptions {
  readonly endpoint: string
  readonly secret: Secret
  readonly rules: Rules
  /** Origins that may lie in a private network and, on this machine, have no encryption. */
  readonly allowEndpoints: readonly string[]
  readonly signal?: AbortSignal
  /** Told of each step as it ends, as the diagnosis then has it. It must not throw. */
  readonly onCheck?: (check: CheckResult) => void
  /** Milliseconds for everything together. @default 5_000 */
  readonly timeout?: number
  /** How names become addresses. @default the system's resolver */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>
  /** A certificate authority to trust beside the system's own, as PEM. */
  readonly ca?: string
}

const BODY = JSON.stringify({ point: 'ping', params: {} })
const MAX_BYTES = 64 * 1024
const TIMEOUT_MS = 5_000
const A_DAY = 86_400

const REFUSALS: Readonly<Record<number, readonly [CheckStep, CheckCause]>> = {
  401: ['authorization', 'unauthorized'],
  403: ['authorization', 'forbidden'],
  404: ['response', 'wrongPath'],
  405: ['response', 'wrongPath'],
  429: ['response', 'rateLimited'],
}

const otherCauseOf = (status: number): CheckCause =>
  status >= 500 ? 'serverError' : status >= 300 && status < 400 ? 'redirect' : 'status'

/**
 * Tries a key against its endpoint: `POST`, `Authorization: Bearer <key>`, body `{"point":"ping","params":{}}`; right is
 * 200 with a JSON object whose `result` is `"pong"`.
 *
 * Names are resolved once, all their addresses must be public, and what is dialled is one of these addresses: a name that
 * changes its address meanwhile gains nothing. Redirects are not followed. The result has nothing that the endpoint wrote.
 *
 * @throws {ApiKeyError} `aborted` where the signal is; every other failure is in the diagnosis
 */
export async function pingEndpoint(options: PingOptions): Promise<Diagnosis> {
  const track = new CheckTrack(options.onCheck)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), options.timeout ?? TIMEOUT_MS)
  const onAbort = (): void => stop.abort()
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    if (options.signal?.aborted) stop.abort()
    // Whatever an endpoint does to its connection, and wherever the work has got to: the time limit ends it.
    await unlessAborted(ping(options, track, stop.signal), stop.signal)
    return track.diagnosis()
  } catch (thrown) {
    if (options.signal?.aborted) throw new ApiKeyError('aborted')
    // The words of an error may quote the header fields, and with them the key.
    const failure =
      thrown instanceof CheckFailure ? thrown : new CheckFailure(track.step, causeOf(thrown, track.step, stop.signal.aborted))
    return track.diagnosis(failure)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
  }
}

async function ping(options: PingOptions, track: CheckTrack, signal: AbortSignal): Promise<void> {
  const { endpoint, secret, rules } = options
  // Whatever the rules say: nothing but visible ASCII can stand in a header field.
  if (compileField('key', rules.key)(secret.reveal()) !== undefined || !/^[\u0021-\u007e]+$/.test(secret.reveal()))
    throw new CheckFailure('format', 'invalidKey')
  if (compileField('endpoint', rules.endpoint)(endpoint) !== undefined || !/^https?:/i.test(endpoint))
    throw new CheckFailure('format', 'invalidEndpoint')
  track.pass('format')
  const url = new URL(endpoint)
  track.encrypted = url.protocol === 'https:'
  const addresses = await addressesOf(url, options)
  signal.throwIfAborted()
  track.pass('address', true)
  const response = await send(url, addresses, options, track, signal)
  const status = response.statusCode ?? 0
  if (status !== 200) {
    // Not read: what an endpoint says about its failure is nothing that we pass on.
    response.destroy()
    const [step, cause] = REFUSALS[status] ?? ['response', otherCauseOf(status)]
    const retryAfter = status === 429 || status === 503 ? secondsOf(response.headers['retry-after']) : undefined
    throw new CheckFailure(step, cause, { status, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }
  track.pass('authorization')
  const answer = parsed(await bodyOf(response))
  if (answer === undefined) throw new CheckFailure('response', 'notJson')
  if (
    typeof answer !== 'object' ||
    answer === null ||
    Array.isArray(answer) ||
    (answer as { result?: unknown }).result !== 'pong'
  )
    throw new CheckFailure('response', 'wrongBody')
  track.pass('response', true)
}

/** Of a `Retry-After` (RFC 9110), which is a number of seconds or a date; a day at most, and nothing where it is neither. */
function secondsOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000)
  return seconds > 0 ? Math.min(seconds, A_DAY) : undefined
}

async function addressesOf(url: URL, { allowEndpoints, resolve = resolveAll }: PingOptions): Promise<readonly Address[]> {
  const allowed = allowEndpoints.includes(url.origin)
  const plain = url.protocol === 'http:'
  if (plain && !(allowed && isLoopbackHost(url.hostname))) throw new CheckFailure('address', 'notAllowed')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const version = isIP(host)
  const addresses = version === 0 ? await resolved(() => resolve(host)) : [{ address: host, family: version }]
  if (addresses.length === 0) throw new CheckFailure('address', 'notFound')
  // Without encryption not even a name that looks local may lead away from this machine.
  if (plain && !addresses.every(({ address }) => /^127\.|^::1$/.test(address))) throw new CheckFailure('address', 'notAllowed')
  // One private address among public ones is enough: which of them is dialled is not ours to choose.
  if (!allowed && !addresses.every(({ address }) => isGlobalAddress(address))) throw new CheckFailure('address', 'privateAddress')
  return addresses
}

const resolveAll = (hostname: string): Promise<readonly Address[]> => lookup(hostname, { all: true, verbatim: true })

async function resolved(resolve: () => Promise<readonly Address[]>): Promise<readonly Address[]> {
  try {
    return await resolve()
  } catch {
    throw new CheckFailure('address', 'notFound')
  }
}

/** What cannot be cancelled, such as a resolver, is left behind. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
    work.catch(() => undefined)
  }
}

/** Answers with the addresses that were checked, whatever the name leads to by now. */
const lookupOf = (addresses: readonly Address[]): LookupFunction => {
  return (_hostname, { all }, callback) => {
    const first = addresses[0] as Address
    if (all === true) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }
}

function send(
  url: URL,
  addresses: readonly Address[],
  options: PingOptions,
  track: CheckTrack,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const encrypted = url.protocol === 'https:'
    const request: ClientRequest = (encrypted ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      lookup: lookupOf(addresses),
      signal,
      headers: {
        authorization: `Bearer ${options.secret.reveal()}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(BODY),
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'keyrack',
      },
      ...(encrypted && options.ca !== undefined ? { ca: options.ca } : {}),
    })
    request.on('socket', (socket: Socket) => {
      socket.once('connect', () => track.pass('network', true))
      socket.once('secureConnect', () => track.pass('tls', true))
    })
    const answered = (response: IncomingMessage): void => {
      // A connection that is cut once the answer is dropped is nobody's business.
      response.on('error', () => undefined)
      resolve(response)
    }
    request.on('error', reject)
    request.on('response', answered)
    // 101: without a listener the connection would be closed and nothing said.
    request.on('upgrade', (response, socket) => {
      socket.destroy()
      answered(response)
    })
    // The last event of every request: what has been neither an answer nor an error by then will be none.
    request.on('close', () => reject(new CheckFailure(track.step, 'unreachable')))
    request.end(BODY)
  })
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop early ends the connection.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BYTES) throw new CheckFailure('response', 'tooLarge')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

const UNREACHABLE = ['ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL']

/** As OpenSSL and Node name what is wrong with a certificate. */
const CERTIFICATES: Readonly<Record<string, CheckCause>> = {
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificateUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificateUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificateUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificateUntrusted',
}

function causeOf(thrown: unknown, step: CheckStep, timedOut: boolean): CheckCause {
  const code = codeOf(thrown)
  if (timedOut || code === 'ETIMEDOUT') return 'timeout'
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'HPE_HEADER_OVERFLOW') return 'tooLarge'
  if (UNREACHABLE.includes(code)) return 'unreachable'
  // Whatever else ends a handshake, such as no TLS at all.
  if (step === 'tls') return CERTIFICATES[code] ?? 'certificate'
  return step === 'network' ? 'unreachable' : 'notJson'
}

function codeOf(thrown: unknown): string {
  // Where a name has several addresses, each of them failed in its own way.
  const one = thrown instanceof AggregateError ? (thrown.errors as unknown[])[0] : thrown
  const code = (one as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}
