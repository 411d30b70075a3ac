import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  /** One for each loopback address that this machine has. */
  readonly servers: readonly Server[]
  readonly port: number
}

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown } | null)?.code

const open = (host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host, port }, () => resolve(server.off('error', reject)))
  })

/** Both loopback addresses, or a browser that asks for `localhost` might reach another program on the other one. */
async function openBoth(port: number): Promise<Listening> {
  const first = await open('127.0.0.1', port)
  const { port: chosen } = first.address() as AddressInfo
  try {
    return { servers: [first, await open('::1', chosen)], port: chosen }
  } catch (thrown) {
    if (codeOf(thrown) === 'EADDRINUSE') {
      first.close()
      throw thrown
    }
    // A machine without IPv6.
    return { servers: [first], port: chosen }
  }
}

const TRIES = 50

/**
 * Listens on this machine alone, at the first free port from `wanted` on; 0 takes any.
 *
 * @throws {Error} one sentence
 */
export async function listen(wanted: number): Promise<Listening> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = wanted === 0 ? 0 : wanted + tried
    if (port > 65_535) break
    try {
      return await openBoth(port)
    } catch (thrown) {
      if (codeOf(thrown) === 'EADDRINUSE') continue
      throw new Error(
        `the demo may not listen on port ${port} (${String(codeOf(thrown))}), and without a port no browser reaches it; choose another one with KEYRACK_PORT`,
      )
    }
  }
  throw new Error(
    `no port is free from ${wanted} on, and without a port no browser reaches the demo; choose another one with KEYRACK_PORT`,
  )
}
