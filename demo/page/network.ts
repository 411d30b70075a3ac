import { httpAdapter } from 'keyrack/adapters/http'
import { ApiKeyError, type ApiKeyAdapter, type Call } from 'keyrack/core'
import { languageSetting } from './settings'

export const NETWORKS = ['normal', 'slow', 'failing'] as const

export type Network = (typeof NETWORKS)[number]

const SLOW_MS = 3_000

const until = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new ApiKeyError('aborted'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })

/** The same adapter with something before each of its methods; a method that is not there stays away. */
function preceded(adapter: ApiKeyAdapter, before: (call: Call | undefined) => Promise<void>): ApiKeyAdapter {
  return new Proxy(adapter, {
    get(target, property) {
      const method: unknown = Reflect.get(target, property)
      if (typeof method !== 'function') return method
      return async (...args: unknown[]) => {
        // The last parameter of each method; only a call has a signal.
        await before(args.at(-1) as Call | undefined)
        return Reflect.apply(method, target, args) as unknown
      }
    },
  })
}

/** The texts of the permissions come from the server, in the language that the page has at the moment. */
const server = httpAdapter({ baseUrl: '/api/keys', headers: () => ({ 'accept-language': languageSetting.read() }) })

/** Made once each, so that a change back to one finds what it has read before. */
export const ADAPTERS: Readonly<Record<Network, ApiKeyAdapter>> = {
  normal: server,
  slow: preceded(server, (call) => until(SLOW_MS, call?.signal)),
  failing: preceded(server, () => Promise.reject(new ApiKeyError('unavailable'))),
}
