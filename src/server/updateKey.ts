import { sameOrigin } from '../core/endpoint'
import { ApiKeyError } from '../core/errors'
import { hintOf } from '../core/mask'
import type { ApiKey } from '../core/model'
import { issuesOf, ruleParams } from '../core/schema'
import { Secret } from '../core/secret'
import { sealSecret } from './envelope'
import type { Exchange, Services } from './exchange'
import { readBody } from './readBody'
import type { StoredPatch } from './store'

/** Carries out `PATCH /:id`. */
export async function updateKey(services: Services, { request, session, id, change }: Exchange): Promise<ApiKey> {
  const { value } = await readBody(request)
  const { store, keyEncryption, rules, patchSchema } = services
  const stored = await store.find(session.tenant, id)
  if (stored === null) throw new ApiKeyError('notFound')
  const parsed = patchSchema.safeParse(value)
  if (!parsed.success) throw new ApiKeyError('invalid', { issues: issuesOf(parsed.error, rules) })
  const { version, key: secretText, name, application, expiresAt, endpoint } = parsed.data
  if (stored.key.kind === 'issued' && (endpoint !== undefined || secretText !== undefined))
    throw new ApiKeyError('invalid', { issues: [{ field: '', code: 'unknownField' }] })
  // Who may change an address may not read the secret: sent to another host by a connection check, it would be read there.
  if (
    stored.key.kind === 'credential' &&
    endpoint !== undefined &&
    secretText === undefined &&
    !sameOrigin(endpoint, stored.key.endpoint)
  )
    throw new ApiKeyError('invalid', { issues: [{ field: 'key', code: 'required', params: ruleParams(rules.key) }] })
  // The store looks again when it writes; this saves sealing a secret for nothing.
  if (version !== stored.key.version) throw new ApiKeyError('conflict')
  const patch: StoredPatch = {
    ...(name === undefined ? {} : { name }),
    ...(application === undefined ? {} : { application }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString() }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(secretText === undefined ? {} : { secret: await sealed(new Secret(secretText)) }),
  }
  return store.update(session.tenant, id, version, patch, change)

  async function sealed(secret: Secret): Promise<NonNullable<StoredPatch['secret']>> {
    const context = { tenant: session.tenant, id, field: 'key', version: (stored?.secretVersion ?? 0) + 1 } as const
    return { sealed: await sealSecret(keyEncryption, secret, context), hint: hintOf(secret) }
  }
}
