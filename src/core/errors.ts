/** Numbers, names and lists of names that a sentence needs. A secret or a typed value is never among them. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>

/** A fact without words: the sentence for it is found in the locales, when it is shown. */
export interface Code {
  readonly code: string
  readonly params?: Params
}

/** What is wrong with one field of a form or a request body. */
export interface FieldIssue extends Code {
  readonly field: string
}

/**
 * Everything that can go wrong between a form and the store.
 *
 * | code | meaning | worth a retry |
 * |---|---|---|
 * | `invalid` | a field breaks a rule; `issues` says which | after a correction |
 * | `malformed` | the request was not what the server reads | no |
 * | `unauthorized` | nobody is signed in, or no longer | after signing in |
 * | `forbidden` | the signed-in user may not do this | no |
 * | `notFound` | no such key, or not in this tenant | no |
 * | `conflict` | the key changed since it was read | after reading it again |
 * | `state` | the key is in a state that does not allow this, such as enabling a revoked key | no |
 * | `intentMismatch` | the same intent was used for another request | no |
 * | `intentInFlight` | the same intent is being carried out right now | yes |
 * | `tooLarge` | the request is over the size limit | no |
 * | `unsupported` | the adapter cannot do this | no |
 * | `rateLimited` | too many requests; see `retryAfter` | yes |
 * | `insecure` | the connection is not encrypted | no |
 * | `offline` | the browser has no connection | yes |
 * | `network` | no answer came back | yes, with the same intent |
 * | `timeout` | no answer came in time | yes, with the same intent |
 * | `aborted` | the caller cancelled | no |
 * | `badResponse` | an answer came that has another shape than agreed | yes, with the same intent |
 * | `unavailable` | the service or its store cannot answer now | yes |
 * | `integrity` | a stored secret does not open: changed, or another master key | no |
 * | `unknown` | anything else | yes |
 */
export const ERROR_CODES = [
  'invalid',
  'malformed',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'state',
  'intentMismatch',
  'intentInFlight',
  'tooLarge',
  'unsupported',
  'rateLimited',
  'insecure',
  'offline',
  'network',
  'timeout',
  'aborted',
  'badResponse',
  'unavailable',
  'integrity',
  'unknown',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export interface ApiKeyErrorOptions {
  /** The field at fault, where there is just one. */
  readonly field?: string
  readonly params?: Params
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number
  /** Every field at fault. */
  readonly issues?: readonly FieldIssue[]
  /** Identifier under which the service's log has this failure. */
  readonly correlationId?: string
  readonly cause?: unknown
}

/**
 * The only thing an adapter rejects with. Compare `error.code`, never `instanceof`: two copies of the
 * package on one page would have two classes.
 */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError'
  readonly code: ErrorCode
  // Declared, not defined: what was not given is not a property.
  declare readonly field?: string
  declare readonly params?: Params
  declare readonly retryAfter?: number
  declare readonly issues?: readonly FieldIssue[]
  declare readonly correlationId?: string

  constructor(code: ErrorCode, options: ApiKeyErrorOptions = {}) {
    super(
      `keyrack: ${code}${options.field ? ` (${options.field})` : ''}`,
      'cause' in options ? { cause: options.cause } : undefined,
    )
    this.code = code
    if (options.field !== undefined) this.field = options.field
    if (options.params !== undefined) this.params = options.params
    if (options.retryAfter !== undefined) this.retryAfter = options.retryAfter
    if (options.issues !== undefined) this.issues = options.issues
    if (options.correlationId !== undefined) this.correlationId = options.correlationId
  }
}

/** Whether a value is an {@link ApiKeyError}, whichever copy of the package made it. */
export function isApiKeyError(value: unknown): value is ApiKeyError {
  return (
    value instanceof Error &&
    value.name === 'ApiKeyError' &&
    (ERROR_CODES as readonly string[]).includes((value as { code?: unknown }).code as string)
  )
}

/**
 * Makes an {@link ApiKeyError} of whatever was thrown: a string, nothing, an `AbortError`. The thrown
 * value's own text is dropped, for it may hold a secret.
 */
export function toApiKeyError(thrown: unknown, fallback: ErrorCode = 'unknown'): ApiKeyError {
  if (isApiKeyError(thrown)) return thrown
  const name = typeof thrown === 'object' && thrown !== null ? (thrown as { name?: unknown }).name : undefined
  if (name === 'AbortError') return new ApiKeyError('aborted')
  if (name === 'TimeoutError') return new ApiKeyError('timeout')
  return new ApiKeyError(fallback)
}
