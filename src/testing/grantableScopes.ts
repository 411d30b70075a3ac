import { impliedScopes, type ScopeCatalogue } from '../core/scopes'

/** Ids of what exceeds the role of the user. */
export const exceedingScopes = ({ scopes }: ScopeCatalogue): ReadonlySet<string> =>
  new Set(scopes.filter(({ grantable }) => grantable === false).map(({ id }) => id))

/** Ids of scopes that the user may give: they are grantable, and so is all that they imply. */
export const grantableScopes = (catalogue: ScopeCatalogue): readonly string[] => {
  const beyond = exceedingScopes(catalogue)
  return catalogue.scopes
    .map(({ id }) => id)
    .filter((id) => ![...impliedScopes(catalogue, [id])].some((implied) => beyond.has(implied)))
}
