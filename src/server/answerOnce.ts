import { timingSafeEqual } from 'node:crypto'
import { ApiKeyError } from '../core/errors'
import type { Secret } from '../core/secret'
import { encodeParts } from './encodeParts'
import { openSecret, sealSecret, type SealContext } from './envelope'
import type { Exchange, Services } from './exchange'
import type { IntentName, NewIntent, StoredIntent } from './store'

/**
 * How long the answer to an intent is kept, sealed, for a repetition: 1 hour. It may hold the secret of an issued key, and
 * is there for answers that were lost on the way, which clients ask for again within minutes.
 */
const INTENT_LIFETIME_MS = 60 * 60 * 1000

/** A new key that is not written yet. */
export interface Made {
  /** The answer that tells of it: text that may hold the secret. */
  readonly answer: Secret
  /** Writes it, unless the intent was carried out meanwhile: then what was stored for that. */
  readonly write: (intent?: NewIntent) => Promise<StoredIntent | null>
}

/**
 * Makes and writes a new key, once for each intent: a repetition is answered as the first request was.
 *
 * @param request all that makes one request another one; it may hold a secret
 * @throws {ApiKeyError} `intentMismatch`; `notFound` where what was made is gone
 */
export async function answerOnce(
  services: Services,
  exchange: Exchange,
  request: readonly string[],
  make: () => Promise<Made>,
): Promise<Response> {
  const { session, change } = exchange
  const name = intentOf(exchange.request)
  if (name === null) {
    const { answer, write } = await make()
    await write()
    return created(answer)
  }
  const intent: IntentName = { actor: session.actor, intent: name }
  const fingerprint = await services.keyEncryption.mac(
    encodeParts(['keyrack', 'intent', session.tenant, session.actor, name, ...request]),
  )
  // Before the rules: what was carried out is answered again, even where an expiry date has passed by now.
  const before = await services.store.findIntent(session.tenant, intent, change.at)
  if (before !== null) return replay(services, exchange, intent, before, fingerprint)
  const { answer, write } = await make()
  const sealedAnswer = await sealSecret(services.keyEncryption, answer, contextOf(exchange, intent))
  const expiresAt = new Date(change.at.getTime() + INTENT_LIFETIME_MS)
  const meanwhile = await write({ ...intent, fingerprint, answer: sealedAnswer, expiresAt })
  return meanwhile === null ? created(answer) : replay(services, exchange, intent, meanwhile, fingerprint)
}

function intentOf(request: Request): string | null {
  const intent = request.headers.get('idempotency-key')
  if (intent !== null && !/^[\u0021-\u007e]{1,255}$/.test(intent)) throw new ApiKeyError('malformed', { field: 'intent' })
  return intent
}

const contextOf = ({ session }: Exchange, { actor, intent }: IntentName): SealContext => ({
  tenant: session.tenant,
  id: JSON.stringify([actor, intent]),
  field: 'answer',
  version: 1,
})

async function replay(services: Services, exchange: Exchange, intent: IntentName, stored: StoredIntent, fingerprint: Uint8Array) {
  if (stored.fingerprint.length !== fingerprint.length || !timingSafeEqual(stored.fingerprint, fingerprint))
    throw new ApiKeyError('intentMismatch')
  // The key that it made was deleted or revoked: to make another one would bring back what somebody put an end to.
  if (stored.answer === null) throw new ApiKeyError('notFound')
  return created(await openSecret(services.keyEncryption, stored.answer, contextOf(exchange, intent)))
}

const created = (answer: Secret): Response =>
  new Response(answer.reveal(), { status: 201, headers: { 'content-type': 'application/json' } })
