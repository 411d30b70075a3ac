import * as z from 'zod/mini'
import { ApiKeyError } from '../core/errors'
import type { ApiKey, KeyState } from '../core/model'
import { issuesOf, lengthOf } from '../core/schema'
import type { Exchange, Services } from './exchange'
import { readBody } from './readBody'
import { readEmptyBody } from './readEmptyBody'

/** Code points of the reason that may be given for a revocation. */
const MAX_REASON_LENGTH = 500

// PostgreSQL has no text with U+0000; line breaks may stay.
const reason = z.string({ error: 'type' }).check(
  z.refine((value) => lengthOf(value) <= MAX_REASON_LENGTH, { error: 'maxLength', abort: true }),
  z.refine((value) => !value.includes('\0'), { error: 'characters' }),
)

const revocationSchema = z.strictObject(
  { reason: z.optional(reason) },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknownField' : 'type') },
)

/** Carries out `POST /:id/disable` and `POST /:id/enable`. */
export async function moveKey({ store }: Services, { request, session, id, change }: Exchange, state: KeyState): Promise<ApiKey> {
  await readEmptyBody(request)
  return store.setState(session.tenant, id, state, change)
}

/** Carries out `POST /:id/revoke`. */
export async function revokeKey({ store, rules }: Services, { request, session, id, change }: Exchange): Promise<ApiKey> {
  const parsed = revocationSchema.safeParse((await readBody(request, { empty: true })).value)
  if (!parsed.success) {
    const issues = issuesOf(parsed.error, rules).map((issue) =>
      issue.code === 'maxLength' ? { ...issue, params: { maxLength: MAX_REASON_LENGTH } } : issue,
    )
    throw new ApiKeyError('invalid', { issues })
  }
  const given = parsed.data.reason?.trim()
  return store.setState(session.tenant, id, 'revoked', given ? { ...change, reason: given } : change)
}
