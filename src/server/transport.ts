import { isLoopbackHost } from '../core/endpoint'
import { ApiKeyError } from '../core/errors'

/** Where a request came in, as far as it can be known. */
export interface Transport {
  readonly url: URL
  readonly encrypted: boolean
  /** Whether it did not leave the machine. */
  readonly local: boolean
}

const PROXY_FIELDS = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'forwarded', 'via']

const listOf = (value: string | null): string[] => (value ?? '').split(',').map((item) => item.trim().toLowerCase())

const isLoopbackAddress = (address: string): boolean => /^(?:(?:::ffff:)?127(?:\.\d{1,3}){3}|::1)$/.test(address)

/** Whether an `X-Forwarded-Host` is this machine. */
const isLoopbackName = (host: string): boolean =>
  URL.canParse(`http://${host}`) && isLoopbackHost(new URL(`http://${host}`).hostname)

/**
 * Whether a proxy says that it stands between. Next.js writes the `X-Forwarded-*` fields itself where no proxy did, with
 * the address of who called: where that is this machine, and no other field says otherwise, nobody stands between.
 */
function cameByProxy(headers: Headers): boolean {
  if (!PROXY_FIELDS.some((name) => headers.has(name))) return false
  return !(
    !headers.has('via') &&
    !headers.has('forwarded') &&
    listOf(headers.get('x-forwarded-for')).every(isLoopbackAddress) &&
    listOf(headers.get('x-forwarded-host')).every(isLoopbackName)
  )
}

/**
 * @param trustProxy whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed: only where a proxy sets them, for
 *   anyone else can send them as well. That a request came by a proxy is always believed: it only makes this stricter.
 */
export function transportOf({ url: address, headers }: Request, trustProxy: boolean): Transport {
  const url = new URL(address)
  // Between a proxy and a server behind it the host is often this machine, wherever the request came from.
  const local = isLoopbackHost(url.hostname) && !cameByProxy(headers)
  const [proto] = trustProxy && headers.has('x-forwarded-proto') ? listOf(headers.get('x-forwarded-proto')) : []
  const [host] = trustProxy && headers.has('x-forwarded-host') ? listOf(headers.get('x-forwarded-host')) : []
  if (host !== undefined && URL.canParse(`${url.protocol}//${host}`)) {
    // A host without a port would leave the old one.
    url.port = ''
    url.host = host
  }
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
