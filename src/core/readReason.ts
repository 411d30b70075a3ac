import * as z from 'zod/mini'
import { ApiKeyError } from './errors'
import type { Rules } from './rules'
import { issuesOf, lengthOf } from './schema'

/** Code points of the reason that may be given for a revocation. */
const MAX_REASON_LENGTH = 500

// PostgreSQL has no text with U+0000, and half of a surrogate pair has no bytes; line breaks may stay.
const reason = z.string({ error: 'type' }).check(
  z.refine((value) => lengthOf(value) <= MAX_REASON_LENGTH, { error: 'maxLength', abort: true }),
  z.refine((value) => !/[\0\p{Surrogate}]/u.test(value), { error: 'characters' }),
)

const revocationSchema = z.strictObject(
  { reason: z.optional(reason) },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'unknownField' : 'type') },
)

/**
 * The reason in the body of a revocation, without the white space around it; undefined where none is given.
 *
 * @throws {ApiKeyError} `invalid`
 */
export function readReason(body: unknown, rules: Rules): string | undefined {
  const parsed = revocationSchema.safeParse(body)
  if (parsed.success) return parsed.data.reason?.trim() || undefined
  const issues = issuesOf(parsed.error, rules).map((issue) =>
    issue.code === 'maxLength' ? { ...issue, params: { maxLength: MAX_REASON_LENGTH } } : issue,
  )
  throw new ApiKeyError('invalid', { issues })
}
