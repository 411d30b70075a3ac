import { isLoopbackHost } from '../../core/endpoint'
import { ApiKeyError } from '../../core/errors'

const LONE_SURROGATE = /\p{Surrogate}/u

/** @throws {TypeError} where ids cannot be appended to the base, or where it holds what must not end up in logs */
export function checkBase(baseUrl: string): void {
  const url = URL.canParse(baseUrl, 'http://localhost') ? new URL(baseUrl, 'http://localhost') : null
  if (url === null || baseUrl === '' || !/^https?:$/.test(url.protocol) || url.username || url.password || /[?#]/.test(baseUrl))
    throw new TypeError(
      'keyrack: baseUrl of httpAdapter must be an http(s) address or path without user name, password, query and fragment, because ids are appended to it and addresses end up in logs. Pass one such as "/api/keys", and put credentials into `headers`.',
    )
}

/**
 * An id as one segment of a path, with its slash.
 *
 * @throws {ApiKeyError} `notFound` where no id can look like this
 */
export function segmentOf(id: string): string {
  // The URL parser takes `..`, even percent-encoded, for a step up, and `test`, `scopes` and `facets` are routes: another one would be hit.
  if (typeof id !== 'string' || /^(?:\.{0,2}|test|scopes|facets)$/.test(id) || LONE_SURROGATE.test(id))
    throw new ApiKeyError('notFound')
  return `/${encodeURIComponent(id)}`
}

/** The base as an address: of the page, of the worker, or, where there is neither, of a handler in this process. */
const resolve = (baseUrl: string): URL => {
  for (const base of [globalThis.document?.baseURI, globalThis.location?.href])
    if (base !== undefined && URL.canParse(baseUrl, base)) return new URL(baseUrl, base)
  return new URL(baseUrl, 'http://localhost')
}

/**
 * Where a request goes.
 *
 * @throws {ApiKeyError} `insecure` where the way there is neither encrypted nor within this machine
 */
export function addressOf(baseUrl: string, path: string, query: string): URL {
  const url = resolve(baseUrl)
  if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) throw new ApiKeyError('insecure')
  url.pathname = url.pathname.replace(/\/+$/, '') + path
  url.search = query
  return url
}
