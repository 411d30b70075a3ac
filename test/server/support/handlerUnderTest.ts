import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { randomText } from '../../../src/core/generate'
import type { ApiKey } from '../../../src/core/model'
import type { Problem } from '../../../src/core/readProblem'
import { createApiKeyHandler, type ApiKeyHandlerOptions } from '../../../src/server/createApiKeyHandler'
import type { LogEvent } from '../../../src/server/handlerLog'
import { localKeyEncryption } from '../../../src/server/localKeyEncryption'
import { pgliteStore } from '../../../src/server/pglite'

export const BASE = 'https://admin.example/api/keys'

export const keyEncryption = localKeyEncryption({ masterKey: randomBytes(32) })

/** One database for a test file; each test is a tenant of its own. */
export const store = pgliteStore()
afterAll(() => store.close())

export interface Answer<T = Problem> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface CreatedBody {
  readonly key: ApiKey
  readonly secret?: string
}

type Init = Omit<RequestInit, 'body'> & { readonly body?: unknown; readonly raw?: RequestInit['body'] }

/** A handler for a tenant of its own, and what calls it. */
export function handlerUnderTest(
  options: Partial<ApiKeyHandlerOptions> & { readonly tenant?: string; readonly actor?: string } = {},
) {
  const { tenant = `tenant-${randomText(10)}`, actor = 'ada', ...rest } = options
  const log: LogEvent[] = []
  const handler = createApiKeyHandler({
    store,
    keyEncryption,
    authorize: () => ({ tenant, actor }),
    log: (event) => log.push(event),
    ...rest,
  })

  const call = async <T = Problem>(
    method: string,
    path: string,
    { body, raw, headers, ...init }: Init = {},
  ): Promise<Answer<T>> => {
    const content = raw !== undefined ? { body: raw } : body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const url = path.startsWith('http') ? path : BASE + path
    // `duplex` is needed for streams, and not yet in the types.
    const request = new Request(url, {
      method,
      ...init,
      ...content,
      headers: { ...type, ...(headers as Record<string, string>) },
      duplex: 'half',
    } as unknown as RequestInit)
    const response = await handler(request)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as T }
  }

  const create = async (changes: Record<string, unknown> = {}): Promise<ApiKey> => {
    const { body } = await call<CreatedBody>('POST', '', { body: { ...credential, ...changes } })
    return body.key
  }

  return { handler, call, create, log, tenant, actor }
}

export const credential = {
  kind: 'credential',
  name: 'Weather',
  endpoint: 'https://weather.example/v1',
  key: 'wx_live_Zq7Rk2Vw9Lm4Tx8Bn3Hs6Dj5Fc1QX7z',
} as const
export const issued = { kind: 'issued', name: 'Build robot' } as const
