import { hintOf } from '../core/mask'
import type { ApiKey } from '../core/model'
import { namedScopes, readFields } from '../core/readFields'
import { Secret } from '../core/secret'
import { answerOnce, type Made } from './answerOnce'
import type { Exchange, Services } from './exchange'
import { newSecret } from './newSecret'
import { readBody } from './readBody'
import { catalogueFor } from './scopesOf'
import { utc } from './utc'

/** Carries out `POST /`. */
export async function createKey(services: Services, exchange: Exchange): Promise<Response> {
  const { text, value } = await readBody(exchange.request)
  return answerOnce(services, exchange, [text], () => make(services, exchange, value))
}

async function make(services: Services, exchange: Exchange, body: Readonly<Record<string, unknown>>): Promise<Made> {
  const { session, change } = exchange
  const catalogue = await catalogueFor(services, session, namedScopes(body))
  const draft = readFields(services.draftSchema, body, { rules: services.rules, catalogue })
  const { id, secret, stored, shown } = await newSecret(services, exchange, draft.kind === 'credential' ? draft.key : undefined)
  const base = {
    id,
    name: draft.name,
    hint: hintOf(secret),
    application: draft.application,
    scopes: draft.scopes,
    state: 'active',
    createdAt: change.at.toISOString(),
    createdBy: session.actor,
    expiresAt: utc(draft.expiresAt),
    lastUsedAt: null,
    rotationDueAt: utc(draft.rotationDueAt),
    replaces: null,
    replacedBy: null,
    retiresAt: null,
    version: '1',
  } as const
  const key: ApiKey =
    draft.kind === 'credential' ? { ...base, kind: 'credential', endpoint: draft.endpoint } : { ...base, kind: 'issued' }
  return {
    answer: new Secret(JSON.stringify({ key, ...shown })),
    write: (intent) => services.store.create(session.tenant, stored(key), change, intent),
  }
}
