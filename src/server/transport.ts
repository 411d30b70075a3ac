import { isLoopbackHost } from '../core/endpoint'
import { ApiKeyError } from '../core/errors'

/** Where a request came in, as far as it can be known. */
export interface Transport {
  readonly url: URL
  readonly encrypted: boolean
  /** Whether it did not leave the machine. */
  readonly local: boolean
}

const first = (value: string | null): string | undefined => value?.split(',')[0]?.trim().toLowerCase()

/**
 * @param trustProxy whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed: only where a proxy sets them, for
 *   anyone else can send them as well
 */
export function transportOf(request: Request, trustProxy: boolean): Transport {
  const url = new URL(request.url)
  const proto = trustProxy ? first(request.headers.get('x-forwarded-proto')) : undefined
  const host = trustProxy ? first(request.headers.get('x-forwarded-host')) : undefined
  if (host !== undefined && URL.canParse(`${url.protocol}//${host}`)) {
    // A host without a port would leave the old one.
    url.port = ''
    url.host = host
  }
  // Between a proxy and a server behind it the host is often this machine, wherever the request came from.
  const local = isLoopbackHost(url.hostname) && (proto === undefined || host !== undefined)
  return { url, encrypted: (proto ?? url.protocol.slice(0, -1)) === 'https', local }
}

/** @throws {ApiKeyError} `insecure` for plain http from another machine */
export function requireEncryption({ encrypted, local }: Transport): void {
  if (!encrypted && !local) throw new ApiKeyError('insecure')
}

/**
 * Refuses a change that a page of another site had the browser send. A client that is no browser sends neither header,
 * and has no cookies that another site could use.
 *
 * @throws {ApiKeyError} `forbidden`
 */
export function requireSameSite(request: Request, { url }: Transport): void {
  if (request.headers.get('sec-fetch-site') === 'cross-site') throw new ApiKeyError('forbidden')
  const origin = request.headers.get('origin')
  if (origin === null) return
  if (!URL.canParse(origin) || new URL(origin).host !== url.host) throw new ApiKeyError('forbidden')
}
