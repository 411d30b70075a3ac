import { timingSafeEqual } from 'node:crypto'
import { ApiKeyError } from '../core/errors'
import { randomText } from '../core/generate'
import { formatIssuedKey } from '../core/issuedKey'
import { hintOf } from '../core/mask'
import type { ApiKey } from '../core/model'
import { type DraftValues, issuesOf } from '../core/schema'
import { Secret } from '../core/secret'
import { encodeParts } from './encodeParts'
import { openSecret, sealSecret, type SealContext } from './envelope'
import { issuedMac } from './issuedMac'
import type { Exchange, Services } from './exchange'
import { readBody } from './readBody'
import type { IntentName, StoredIntent, StoredKey } from './store'

/**
 * How long the answer to an intent is kept, sealed, for a repetition: 1 hour. It may hold the secret of an issued key, and
 * is there for answers that were lost on the way, which clients ask for again within minutes.
 */
const INTENT_LIFETIME_MS = 60 * 60 * 1000
const ID_LENGTH = 20

/** Carries out `POST /`. */
export async function createKey(services: Services, exchange: Exchange): Promise<Response> {
  const { request, session, change } = exchange
  const name = intentOf(request)
  const body = await readBody(request)
  if (name === null) {
    const { stored, answer } = await make(services, exchange, body.value)
    await services.store.create(session.tenant, stored, change)
    return created(answer)
  }
  const intent: IntentName = { actor: session.actor, intent: name }
  const fingerprint = await services.keyEncryption.mac(
    encodeParts(['keyrack', 'intent', session.tenant, session.actor, name, body.text]),
  )
  // Before the rules: what was carried out is answered again, even where an expiry date has passed by now.
  const before = await services.store.findIntent(session.tenant, intent, change.at)
  if (before !== null) return replay(services, exchange, intent, before, fingerprint)
  const { stored, answer } = await make(services, exchange, body.value)
  const sealedAnswer = await sealSecret(services.keyEncryption, answer, contextOf(exchange, intent))
  const expiresAt = new Date(change.at.getTime() + INTENT_LIFETIME_MS)
  const meanwhile = await services.store.create(session.tenant, stored, change, {
    ...intent,
    fingerprint,
    answer: sealedAnswer,
    expiresAt,
  })
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

/** The new key, and the answer that tells of it: text that may hold the secret. */
async function make(services: Services, exchange: Exchange, body: unknown): Promise<{ stored: StoredKey; answer: Secret }> {
  const parsed = services.draftSchema.safeParse(body)
  if (!parsed.success) throw new ApiKeyError('invalid', { issues: issuesOf(parsed.error, services.rules) })
  const draft = parsed.data
  const id = `key_${randomText(ID_LENGTH)}`
  if (draft.kind === 'credential') {
    const secret = new Secret(draft.key)
    const key: ApiKey = { ...baseOf(exchange, draft, id, secret), kind: 'credential', endpoint: draft.endpoint }
    const sealed = await sealSecret(services.keyEncryption, secret, {
      tenant: exchange.session.tenant,
      id,
      field: 'key',
      version: 1,
    })
    return { stored: { key, sealed, secretVersion: 1, shortId: null, mac: null }, answer: new Secret(JSON.stringify({ key })) }
  }
  const { shortId, secret } = formatIssuedKey(services.issued)
  const key: ApiKey = { ...baseOf(exchange, draft, id, secret), kind: 'issued' }
  const mac = await issuedMac(services.keyEncryption, { tenant: exchange.session.tenant, id }, secret)
  const answer = new Secret(JSON.stringify({ key, secret: secret.reveal() }))
  return { stored: { key, sealed: null, secretVersion: 1, shortId, mac }, answer }
}

function baseOf({ session, change }: Exchange, draft: DraftValues, id: string, secret: Secret) {
  return {
    id,
    name: draft.name,
    hint: hintOf(secret),
    application: draft.application,
    scopes: [],
    state: 'active',
    createdAt: change.at.toISOString(),
    createdBy: session.actor,
    expiresAt: draft.expiresAt === null ? null : new Date(draft.expiresAt).toISOString(),
    lastUsedAt: null,
    rotationDueAt: null,
    replaces: null,
    replacedBy: null,
    retiresAt: null,
    version: '1',
  } as const
}
