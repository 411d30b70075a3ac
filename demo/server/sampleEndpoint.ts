import { createHash, timingSafeEqual } from 'node:crypto'

/** Longer than a connection test waits. */
const SLOW_MS = 30_000

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } })

const equal = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer]
  return timingSafeEqual(a, b)
}

const until = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
  })

/**
 * An outside service for the demo to call: `POST /sample/ping` answers the ping to whoever has the key, `/sample/slow`
 * never in time, `/sample/wrong` with something else, and `/sample/forbidden` with a 403. `GET /sample` tells the key: it opens nothing but these.
 *
 * @returns undefined for every other path
 */
export function sampleEndpoint(key: string): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/sample' && request.method === 'GET') return answer(200, { key })
    const [, name] = /^\/sample\/(ping|slow|wrong|forbidden)$/.exec(pathname) ?? []
    if (name === undefined) return undefined
    if (request.method !== 'POST') return answer(405, { error: 'Send a POST.' })
    if (!equal(request.headers.get('authorization') ?? '', `Bearer ${key}`))
      return answer(401, { error: 'This key is not known here.' })
    if (name === 'forbidden') return answer(403, { error: 'This key may not do this.' })
    if (name === 'slow') await until(SLOW_MS, request.signal)
    if (name === 'wrong') return answer(200, { status: 'ok' })
    const body: unknown = await request.json().catch(() => null)
    const ping = typeof body === 'object' && body !== null && (body as { point?: unknown }).point === 'ping'
    return ping ? answer(200, { result: 'pong' }) : answer(400, { error: 'This is no ping.' })
  }
}
