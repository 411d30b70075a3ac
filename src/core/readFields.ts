import { ApiKeyError } from './errors'
import type { Rules } from './rules'
import { issuesOf } from './schema'
import { type ScopeCatalogue, scopeIssues } from './scopes'

interface Schema<Values> {
  safeParse(
    body: unknown,
  ):
    | { readonly success: true; readonly data: Values }
    | { readonly success: false; readonly error: { issues: readonly unknown[] } }
}

export interface ReadFieldsOptions {
  readonly rules: Rules
  readonly catalogue: ScopeCatalogue
  /** Scopes that the key has already. @default none */
  readonly before?: readonly string[]
}

/**
 * The fields of a draft or a patch: by the schema, and the scopes by the catalogue too, with every issue at once.
 *
 * @throws {ApiKeyError} `invalid`
 */
export function readFields<Values extends { readonly scopes?: readonly string[] | undefined }>(
  schema: Schema<Values>,
  body: Readonly<Record<string, unknown>>,
  { rules, catalogue, before = [] }: ReadFieldsOptions,
): Values {
  const parsed = schema.safeParse(body)
  const issues = parsed.success ? [] : issuesOf(parsed.error, rules)
  const scopes = namedScopes(body)
  // Of a list that cannot be read the schema has told already, and of a draft of no kind it reads no list.
  const unread = issues.some(({ field }) => field === 'scopes' || field === 'kind')
  if (!unread && scopes.length > 0) issues.push(...scopeIssues(catalogue, before, scopes))
  if (parsed.success && issues.length === 0) return parsed.data
  throw new ApiKeyError('invalid', { issues })
}

/** The scopes that a body names, where they are texts. */
export const namedScopes = ({ scopes }: Readonly<Record<string, unknown>>): readonly string[] =>
  Array.isArray(scopes) ? scopes.filter((id): id is string => typeof id === 'string') : []
