import { ApiKeyError } from '../core/errors'

/** What a request wants to do. */
export type Action = 'list' | 'create' | 'update' | 'rotate' | 'disable' | 'enable' | 'revoke' | 'delete' | 'test' | 'scopes'

/** Who is signed in. */
export interface Session {
  /** Whose keys these are: one tenant never sees another's. Not empty. */
  readonly tenant: string
  /** Who acts, for the audit: an id, not a name that may change. Not empty. */
  readonly actor: string
  /** Whether this user may do this; only `true` is a yes. @default everything */
  readonly can?: (action: Action) => boolean
}

/** Finds out who sent a request, by the host's own session; null where nobody is signed in. It leaves the body unread. */
export type Authorize = (request: Request) => Promise<Session | null> | Session | null

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

/**
 * The session of a request that may do this.
 *
 * @throws {ApiKeyError} `unauthorized`, `forbidden`, or `unavailable` where the host's own code fails: never open
 */
export async function sessionOf(authorize: Authorize, request: Request, action: Action): Promise<Session> {
  let session: Session | null
  let allowed: boolean
  try {
    session = await authorize(request)
    if (session !== null && !(isText(session?.tenant) && isText(session.actor))) throw new TypeError()
    allowed = session?.can === undefined || session.can(action) === true
  } catch {
    throw new ApiKeyError('unavailable', { cause: { code: 'AUTHORIZE_FAILED' } })
  }
  if (session === null) throw new ApiKeyError('unauthorized')
  if (!allowed) throw new ApiKeyError('forbidden')
  return session
}
