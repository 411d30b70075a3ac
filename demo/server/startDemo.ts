import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkMasterKey,
  createApiKeyHandler,
  localKeyEncryption,
  masterKeyFile,
  type KeyEncryption,
  type Session,
} from 'keyrack/server'
import { pgliteDataExists, pgliteStore } from 'keyrack/server/pglite'
import { listen } from './listen.ts'
import { logTests } from './logTests.ts'
import { servePage } from './page.ts'
import { sampleEndpoint } from './sampleEndpoint.ts'
import { scopesIn } from './scopes.ts'
import { webHandler } from './webHandler.ts'
import { type DemoLanguage, wordsIn } from '../words/wordsIn.ts'

export interface DemoOptions {
  /** Where data and master key lie. */
  readonly directory: string
  /** The built page. */
  readonly page: string
  /** The first port to try; 0 takes any. */
  readonly port: number
}

export interface Demo {
  readonly url: string
  readonly dataDirectory: string
  readonly masterKeyPath: string
  /** Lets running requests end, and lets go of data and lock. */
  stop(): Promise<void>
}

interface DemoSession extends Session {
  readonly language: DemoLanguage
}

/** What the page says in each request; a real host knows it of its user. */
const languageOf = (request: Request): DemoLanguage =>
  /^zh\b/i.test(request.headers.get('accept-language') ?? '') ? 'zh-Hans' : 'en'

/** Milliseconds that running requests have when the demo stops. */
const GRACE_MS = 2_000

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    accessSync(directory, constants.W_OK)
  } catch (thrown) {
    throw new Error(
      `the directory ${directory} cannot be written (${String((thrown as { code?: unknown }).code)}), and the demo keeps its data there; make it writable, or name another one in KEYRACK_DIR`,
    )
  }
}

/** The same key as long as the data is: what was stored with it still works after a restart. Nothing of it is on disk. */
async function sampleKeyOf(keyEncryption: KeyEncryption): Promise<string> {
  const mac = await keyEncryption.mac(new TextEncoder().encode('keyrack demo: key of the sample endpoint'))
  return `sample_${Buffer.from(mac.subarray(0, 24)).toString('base64url').replace(/[-_]/g, 'x')}`
}

/**
 * The demo: the page, the key store behind it and the sample endpoint, on this machine alone.
 *
 * @throws {Error} one sentence that says why nothing was started
 */
export async function startDemo({ directory, page, port: wanted }: DemoOptions): Promise<Demo> {
  const dataDirectory = join(directory, 'data')
  const masterKeyPath = join(directory, 'master.key')
  makeDirectory(directory)
  const keyEncryption = localKeyEncryption({
    masterKey: masterKeyFile({ path: masterKeyPath, dataExists: pgliteDataExists(dataDirectory) }),
  })
  const store = pgliteStore({ directory: dataDirectory })
  try {
    await store.ready()
    await checkMasterKey({ store, keyEncryption })
    const { servers, port } = await listen(wanted)
    const hosts = ['localhost', '127.0.0.1', '[::1]'].map((host) => (port === 80 ? host : `${host}:${port}`))
    const keys = createApiKeyHandler({
      store,
      keyEncryption,
      // A real host looks up its own session here; the demo has one user.
      authorize: (request): DemoSession => ({ tenant: 'demo', actor: 'you', language: languageOf(request) }),
      allowEndpoints: hosts.map((host) => `http://${host}`),
      issued: { brand: 'demo', environment: 'test' },
      scopes: (session) => scopesIn(wordsIn((session as DemoSession).language)),
      log: logTests,
    })
    const sample = sampleEndpoint(await sampleKeyOf(keyEncryption))
    const pageOf = servePage(page)

    const handle = async (request: Request): Promise<Response> => {
      const { host, pathname } = new URL(request.url)
      // A page of another site may have its name lead here, and would then be this page to the browser.
      if (!hosts.includes(host)) return new Response(null, { status: 421 })
      if (pathname === '/api/keys' || pathname.startsWith('/api/keys/')) return keys(request)
      return (await sample(request)) ?? pageOf(request) ?? new Response(null, { status: 404 })
    }
    for (const server of servers) server.on('request', webHandler(handle))

    return {
      url: `http://${hosts[0]}`,
      dataDirectory,
      masterKeyPath,
      stop: async () => {
        const closed = Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
        for (const server of servers) server.closeIdleConnections()
        const patience = setTimeout(() => {
          for (const server of servers) server.closeAllConnections()
        }, GRACE_MS)
        await closed
        clearTimeout(patience)
        await store.close()
      },
    }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}
