import * as z from 'zod/mini'
import { ERROR_CODES, type ErrorCode, type FieldIssue } from './errors'
import { FACETS, INSTANT_FIELDS } from './keyFilter'
import { RULE_FIELDS } from './rules'

/** What `application/problem+json` carries beside the standard members of RFC 9457. */
export interface Problem {
  readonly code: ErrorCode
  readonly field?: string
  readonly params?: Readonly<Record<string, number>>
  readonly issues?: readonly FieldIssue[]
  readonly correlationId?: string
}

const FIELDS = [
  '',
  'intent',
  'cursor',
  'limit',
  'sort',
  'kind',
  'search',
  'version',
  'reason',
  'id',
  'rotationDueAt',
  'retiresAt',
  'graceSeconds',
  ...FACETS,
  ...INSTANT_FIELDS,
  ...RULE_FIELDS,
] as const

/** The name of a rule or of its number. */
const WORD = /^[a-zA-Z]{1,32}$/

/** A UUID, a trace id: what logs have for a request. */
const REFERENCE = /^[\da-f-]{1,64}$/i

/** As `z.catch`, which the linter takes for that of a promise. */
const or = <Output>(schema: z.ZodMiniType<Output>, otherwise: Output) =>
  z.union([
    schema,
    z.pipe(
      z.unknown(),
      z.transform(() => otherwise),
    ),
  ])

const numbers = z.optional(
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((params) =>
      Object.fromEntries(Object.entries(params).filter(([name, value]) => WORD.test(name) && typeof value === 'number')),
    ),
  ),
)

const issueSchema = z.object({
  field: or(z.enum(FIELDS), ''),
  code: or(z.string().check(z.regex(WORD)), 'unknown'),
  params: numbers,
})

const problemSchema = z.object({
  code: z.enum(ERROR_CODES),
  field: or(z.optional(z.enum(FIELDS)), undefined),
  params: numbers,
  issues: z.optional(z.array(issueSchema)),
  correlationId: or(z.optional(z.string().check(z.regex(REFERENCE))), undefined),
})

/**
 * The problem in a body, or null where it is none.
 *
 * A server may answer with what it was sent, and that has a secret: fields that we know, codes that look like the name of a
 * rule, and numbers are read; other text is not. The names in a sentence, such as `protocols`, are those of the page's rules.
 */
export function readProblem(body: unknown): Problem | null {
  const parsed = (problemSchema as unknown as z.ZodMiniType<Problem>).safeParse(body)
  return parsed.success ? parsed.data : null
}
