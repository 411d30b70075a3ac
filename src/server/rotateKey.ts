import { ApiKeyError, isApiKeyError } from '../core/errors'
import { hintOf } from '../core/mask'
import { readRotation } from '../core/readRotation'
import { mayRotate, retirementOf, successorOf } from '../core/rotation'
import { scopeIssues } from '../core/scopes'
import { Secret } from '../core/secret'
import { answerOnce, type Made } from './answerOnce'
import type { Exchange, Services } from './exchange'
import { newSecret } from './newSecret'
import { readBody } from './readBody'
import { catalogueFor } from './scopesOf'

/** Tries at most, where somebody else changes the key between our reading and our writing. */
const TRIES = 5

/** Carries out `POST /:id/rotate`. */
export async function rotateKey(services: Services, exchange: Exchange): Promise<Response> {
  const { text, value } = await readBody(exchange.request)
  for (let tries = 1; ; tries++) {
    try {
      return await answerOnce(services, exchange, ['rotate', exchange.id, text], () => make(services, exchange, value))
    } catch (thrown) {
      if (!isApiKeyError(thrown) || thrown.code !== 'conflict' || tries === TRIES) throw thrown
    }
  }
}

async function make(services: Services, exchange: Exchange, body: Readonly<Record<string, unknown>>): Promise<Made> {
  const { session, change, id } = exchange
  const before = await services.store.find(session.tenant, id)
  if (before === null) throw new ApiKeyError('notFound')
  const { kind, scopes, version } = before.key
  const { graceSeconds, key: brought } = readRotation(body, kind, services.rules)
  if (!mayRotate(before.key)) throw new ApiKeyError('state')
  // Who rotates an issued key gets its secret, and with it all that the key may do: also what their catalogue leaves out.
  const issues = kind === 'issued' ? scopeIssues(await catalogueFor(services, session, scopes), [], scopes) : []
  if (issues.length > 0) throw new ApiKeyError('invalid', { issues })
  const fresh = await newSecret(services, exchange, brought)
  const now = change.at.getTime()
  const own = {
    id: fresh.id,
    hint: hintOf(fresh.secret),
    createdBy: session.actor,
    version: '1',
    now,
    maxDays: services.rules.expiresAt.maxDays,
  }
  const key = successorOf(before.key, own)
  const retirement = retirementOf(key, graceSeconds, now)
  const previous = { ...before.key, ...retirement, version: String(Number(version) + 1) }
  return {
    answer: new Secret(JSON.stringify({ key, previous, ...fresh.shown })),
    write: (intent) => {
      const rotation = { version, successor: fresh.stored(key), retiresAt: retirement.retiresAt }
      return services.store.rotate(session.tenant, id, rotation, change, intent)
    },
  }
}
