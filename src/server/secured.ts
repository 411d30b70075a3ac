const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const

/** Seconds: two years. */
const HSTS = 'max-age=63072000'

/** An answer with the header fields that every answer has, errors included. */
export function secured(
  response: Response,
  { correlationId, encrypted }: { correlationId: string; encrypted: boolean },
): Response {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
  response.headers.set('x-correlation-id', correlationId)
  // Over plain http browsers ignore it (RFC 6797, 7.2).
  if (encrypted) response.headers.set('strict-transport-security', HSTS)
  return response
}
