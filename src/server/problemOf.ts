import type { ApiKeyError, ErrorCode } from '../core/errors'

interface Kind {
  readonly status: number
  /** For people who read the wire; clients find their own words by the code. */
  readonly title: string
}

const KINDS: Readonly<Record<ErrorCode, Kind>> = {
  invalid: { status: 422, title: 'A field breaks a rule' },
  malformed: { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'This is not allowed' },
  notFound: { status: 404, title: 'There is no such thing' },
  conflict: { status: 409, title: 'The key changed since it was read' },
  state: { status: 409, title: 'The state of the key does not allow this' },
  intentMismatch: { status: 422, title: 'The idempotency key was used for another request' },
  intentInFlight: { status: 409, title: 'A request with this idempotency key is being carried out' },
  tooLarge: { status: 413, title: 'The request is too large' },
  unsupported: { status: 501, title: 'This cannot be done' },
  rateLimited: { status: 429, title: 'Too many requests' },
  insecure: { status: 403, title: 'The connection is not encrypted' },
  offline: { status: 503, title: 'There is no connection' },
  network: { status: 503, title: 'No answer came back' },
  timeout: { status: 504, title: 'No answer came in time' },
  aborted: { status: 499, title: 'The request was cancelled' },
  badResponse: { status: 502, title: 'An answer could not be read' },
  unavailable: { status: 503, title: 'The service cannot answer now' },
  integrity: { status: 500, title: 'A stored secret does not open' },
  unknown: { status: 500, title: 'Something went wrong' },
}

/** The answer for an error, as `application/problem+json` (RFC 9457). Nothing of what caused it is in there. */
export function problemOf(error: ApiKeyError, correlationId: string, status = KINDS[error.code].status): Response {
  const { code, field, params, issues, retryAfter } = error
  const body = {
    type: `urn:keyrack:problem:${code}`,
    title: KINDS[code].title,
    status,
    code,
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
    ...(issues === undefined ? {} : { issues }),
    correlationId,
  }
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  return new Response(JSON.stringify(body), { status, headers })
}
