import { ApiKeyError } from '../core/errors'
import type { ScopeCatalogue } from '../core/scopes'
import { readScopes } from '../core/wire'
import type { Services } from './exchange'
import type { Session } from './session'
import { StartError } from './startError'

/** The permissions that keys may have: the same for everybody, or as the session may grant them. */
export type ScopesOption = ScopeCatalogue | ((session: Session) => ScopeCatalogue | Promise<ScopeCatalogue>)

const NONE: ScopeCatalogue = { scopes: [] }

const isWhole = ({ scopes }: ScopeCatalogue): boolean => new Set(scopes.map(({ id }) => id)).size === scopes.length

/**
 * What finds the catalogue for a session.
 *
 * @throws {Error} one sentence, where a catalogue that is the same for everybody cannot be read
 */
export function scopesOf(option: ScopesOption | undefined): Services['scopes'] {
  if (typeof option === 'function') return (session) => asked(option, session)
  const catalogue = option === undefined ? NONE : readOption(option)
  return () => Promise.resolve(catalogue)
}

/** The catalogue, where a request is about any scopes at all. */
export const catalogueFor = (services: Services, session: Session, ids: readonly string[]): Promise<ScopeCatalogue> =>
  ids.length === 0 ? Promise.resolve(NONE) : services.scopes(session)

function readOption(option: ScopeCatalogue): ScopeCatalogue {
  try {
    const catalogue = readScopes(option)
    if (isWhole(catalogue)) return catalogue
  } catch {
    // Below, in words of our own.
  }
  throw new StartError(
    'keyrack: scopes of createApiKeyHandler is no catalogue, so nobody could tell what a key may do; pass { scopes: [{ id, label }] } with ids of 1–128 visible ASCII characters, each once, or a function of the session that answers with one.',
  )
}

async function asked(option: Exclude<ScopesOption, ScopeCatalogue>, session: Session): Promise<ScopeCatalogue> {
  try {
    const catalogue = readScopes(await option(session))
    if (isWhole(catalogue)) return catalogue
  } catch {
    // Below: the host's own words stay with the host.
  }
  throw new ApiKeyError('unavailable', { cause: { code: 'SCOPES_FAILED' } })
}
