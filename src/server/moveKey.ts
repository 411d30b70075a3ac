import type { ApiKey, KeyState } from '../core/model'
import { readReason } from '../core/readReason'
import type { Exchange, Services } from './exchange'
import { readBody } from './readBody'
import { readEmptyBody } from './readEmptyBody'

/** Carries out `POST /:id/disable` and `POST /:id/enable`. */
export async function moveKey({ store }: Services, { request, session, id, change }: Exchange, state: KeyState): Promise<ApiKey> {
  await readEmptyBody(request)
  return store.setState(session.tenant, id, state, change)
}

/** Carries out `POST /:id/revoke`. */
export async function revokeKey({ store, rules }: Services, { request, session, id, change }: Exchange): Promise<ApiKey> {
  const reason = readReason((await readBody(request, { empty: true })).value, rules)
  return store.setState(session.tenant, id, 'revoked', reason === undefined ? change : { ...change, reason })
}
