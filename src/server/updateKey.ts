import { ApiKeyError } from '../core/errors'
import { hintOf } from '../core/mask'
import type { ApiKey } from '../core/model'
import { patchIssues } from '../core/patchIssues'
import { namedScopes, readFields } from '../core/readFields'
import { graceEnd, inGrace } from '../core/rotation'
import { Secret } from '../core/secret'
import { sealSecret } from './envelope'
import type { Exchange, Services } from './exchange'
import { readBody } from './readBody'
import { catalogueFor } from './scopesOf'
import { utc } from './utc'
import type { StoredPatch } from './store'

/** Carries out `PATCH /:id`. */
export async function updateKey(services: Services, { request, session, id, change }: Exchange): Promise<ApiKey> {
  const { value } = await readBody(request)
  const { store, keyEncryption, rules, patchSchema } = services
  const stored = await store.find(session.tenant, id)
  if (stored === null) throw new ApiKeyError('notFound')
  const before = stored.key.scopes
  const catalogue = await catalogueFor(services, session, namedScopes(value))
  const fields = readFields(patchSchema, value, { rules, catalogue, before })
  const issues = patchIssues(stored.key, fields, rules)
  if (issues.length > 0) throw new ApiKeyError('invalid', { issues })
  const { version, key: secretText, name, application, scopes, expiresAt, rotationDueAt, retiresAt, endpoint } = fields
  // The store looks again when it writes; this saves sealing a secret for nothing.
  if (version !== stored.key.version) throw new ApiKeyError('conflict')
  const now = change.at.getTime()
  if (retiresAt !== undefined && !inGrace(stored.key, now)) throw new ApiKeyError('state')
  const patch: StoredPatch = {
    ...(name === undefined ? {} : { name }),
    ...(application === undefined ? {} : { application }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(expiresAt === undefined ? {} : { expiresAt: utc(expiresAt) }),
    ...(rotationDueAt === undefined ? {} : { rotationDueAt: utc(rotationDueAt) }),
    ...(retiresAt === undefined ? {} : { retiresAt: graceEnd(retiresAt, now) }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(secretText === undefined ? {} : { secret: await sealed(new Secret(secretText)) }),
  }
  return store.update(session.tenant, id, version, patch, change)

  async function sealed(secret: Secret): Promise<NonNullable<StoredPatch['secret']>> {
    const context = { tenant: session.tenant, id, field: 'key', version: (stored?.secretVersion ?? 0) + 1 } as const
    return { sealed: await sealSecret(keyEncryption, secret, context), hint: hintOf(secret) }
  }
}
