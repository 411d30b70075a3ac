import * as z from 'zod/mini'
import { type Diagnosis, failedCheck } from '../core/diagnosis'
import { ApiKeyError } from '../core/errors'
import { issuesOf } from '../core/schema'
import { Secret } from '../core/secret'
import { testAddress } from '../core/testAddress'
import { checkLines } from './checkLines'
import { openSecret } from './envelope'
import type { Exchange, Services } from './exchange'
import { pingEndpoint, type PingOptions } from './pingEndpoint'
import { readBody } from './readBody'

const text = () => z.string({ error: (issue) => (issue.input === undefined || issue.input === null ? 'required' : 'type') })

const targetSchema = z.strictObject(
  { endpoint: text(), key: text() },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknownField' : 'type') },
)

/** Carries out `POST /test` and `POST /:id/test`: line by line as the steps end, where the client asks for that. */
export async function testEndpoint(services: Services, exchange: Exchange): Promise<Response> {
  const { request, correlationId, session } = exchange
  const target = exchange.id === '' ? await typed(services, exchange) : await stored(services, exchange)
  const { rules, allowEndpoints } = services
  const check = async (options: Pick<PingOptions, 'signal' | 'onCheck'>): Promise<Diagnosis> => {
    const diagnosis = await pingEndpoint({ ...target, rules, allowEndpoints, ...options })
    const failed = failedCheck(diagnosis)
    services.log({
      level: diagnosis.ok ? 'info' : 'warn',
      event: 'check',
      correlationId,
      ok: diagnosis.ok,
      ...(failed && { step: failed.step, ...(failed.cause && { cause: failed.cause }) }),
      ...(exchange.id === '' ? {} : { keyId: exchange.id }),
      tenant: session.tenant,
      actor: session.actor,
    })
    return { ...diagnosis, correlationId }
  }
  if (/\bapplication\/x-ndjson\b/i.test(request.headers.get('accept') ?? '')) return checkLines(request.signal, check)
  const diagnosis = await check({ signal: request.signal })
  return new Response(JSON.stringify(diagnosis), { headers: { 'content-type': 'application/json' } })
}

interface Target {
  readonly endpoint: string
  readonly secret: Secret
}

async function typed({ rules }: Services, { request }: Exchange): Promise<Target> {
  const parsed = targetSchema.safeParse((await readBody(request)).value)
  if (!parsed.success) throw new ApiKeyError('invalid', { issues: issuesOf(parsed.error, rules) })
  return { endpoint: parsed.data.endpoint.trim(), secret: new Secret(parsed.data.key) }
}

async function stored(services: Services, { request, session, id }: Exchange): Promise<Target> {
  const { store, keyEncryption } = services
  const { tenant, can } = session
  const { value } = await readBody(request, { empty: true })
  // Who may not change the address may not choose where the secret goes.
  if ('endpoint' in value && can !== undefined && can('update') !== true) throw new ApiKeyError('forbidden')
  const found = await store.find(tenant, id)
  if (found === null) throw new ApiKeyError('notFound')
  const { key, sealed, secretVersion } = found
  if (key.kind === 'issued') throw new ApiKeyError('unsupported')
  // A disabled or expired key is tried before it is put back to work; a revoked one never works again.
  if (key.state === 'revoked') throw new ApiKeyError('state')
  if (sealed === null) throw new ApiKeyError('integrity')
  return {
    endpoint: testAddress(key, value, services),
    secret: await openSecret(keyEncryption, sealed, { tenant, id, field: 'key', version: secretVersion }),
  }
}
