import { ApiKeyError } from '../core/errors'

/** Bytes of a request's body at most. */
export const MAX_BODY_BYTES = 64 * 1024

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/** The body was sent as something else than JSON; answered with 415. */
export class WrongMediaType extends Error {}

export interface Body {
  /** As it came, for fingerprints. It may hold a secret. */
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * The JSON object in a request's body, read until it is over the limit and no further; what `content-length` says counts
 * for nothing.
 *
 * @param empty whether a request may come without a body, which is then `{}`
 * @throws {ApiKeyError} `malformed`, `tooLarge`
 */
export async function readBody(request: Request, { empty = false } = {}): Promise<Body> {
  const type = request.headers.get('content-type')
  if (type !== null && !JSON_TYPE.test(type)) throw new WrongMediaType()
  const bytes = await bytesOf(request)
  if (bytes.length === 0 && empty) return { text: '', value: {} }
  if (type === null) throw new WrongMediaType()
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    value = JSON.parse(text)
  } catch {
    // The parser's own words quote the body.
    throw new ApiKeyError('malformed')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ApiKeyError('malformed')
  // Half of a surrogate pair has no bytes: what is stored would be another text than what was checked.
  for (const item of Object.values(value))
    if (typeof item === 'string' && /\p{Surrogate}/u.test(item)) throw new ApiKeyError('malformed')
  return { text, value: value as Record<string, unknown> }
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  if (request.bodyUsed) throw new ApiKeyError('malformed')
  const reader = request.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await next(reader)
    if (done) return Buffer.concat(chunks)
    length += value.length
    if (length > MAX_BODY_BYTES) {
      // Not awaited: a source that never settles must not hold up the answer.
      reader.cancel().catch(() => undefined)
      throw new ApiKeyError('tooLarge', { params: { maxBytes: MAX_BODY_BYTES } })
    }
    chunks.push(value)
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read()
  } catch {
    throw new ApiKeyError('aborted')
  }
}
