import type { FieldIssue } from './errors'

/** Scopes of one key at most. */
export const MAX_SCOPES = 100

/** One thing that a key may be allowed to do. Texts are the host's own words, in the language of the user. */
export interface Scope {
  /** 1–128 visible ASCII characters, such as `invoices:write`. */
  readonly id: string
  readonly label: string
  readonly description?: string
  /** What it is about; scopes with the same text stand together. */
  readonly group?: string
  readonly level?: 'read' | 'write'
  /** Ids of what is allowed along with it. */
  readonly implies?: readonly string[]
  readonly risk?: 'low' | 'medium' | 'high'
  /** What may come of it in the wrong hands. */
  readonly riskNote?: string
  /** Whether the signed-in user may give it to a key; `false` where it exceeds their role. @default true */
  readonly grantable?: boolean
}

/** A set of scopes with a name, such as “Read only”. */
export interface ScopePreset {
  readonly id: string
  readonly label: string
  readonly scopes: readonly string[]
}

export interface ScopeCatalogue {
  readonly scopes: readonly Scope[]
  readonly presets?: readonly ScopePreset[]
}

/** Whether a text may be the id of a scope. */
export const isScopeId = (id: string): boolean => /^[\u0021-\u007e]{1,128}$/.test(id)

/** The scopes and all that they imply, directly or not. Ids that the catalogue has not stand for themselves. */
export function impliedScopes(catalogue: ScopeCatalogue, ids: Iterable<string>): ReadonlySet<string> {
  const byId = new Map(catalogue.scopes.map((scope) => [scope.id, scope]))
  // A set yields what is added while it is walked, and nothing twice: cycles end.
  const all = new Set(ids)
  for (const id of all) for (const implied of byId.get(id)?.implies ?? []) all.add(implied)
  return all
}

const added = (before: readonly string[], after: readonly string[], catalogue: ScopeCatalogue): string[] => {
  const had = impliedScopes(catalogue, before)
  return [...impliedScopes(catalogue, after)].filter((id) => !had.has(id))
}

/** Whether a key that goes from some scopes to others may do anything then that it may not do now. */
export function widens(before: readonly string[], after: readonly string[], catalogue: ScopeCatalogue): boolean {
  return added(before, after, catalogue).length > 0
}

/**
 * What keeps a user from giving a key these scopes: `unknownScope`, `exceedsRole`. Of scopes that the key has already, or
 * that are implied by those, there is none.
 */
export function scopeIssues(catalogue: ScopeCatalogue, before: readonly string[], after: readonly string[]): FieldIssue[] {
  const byId = new Map(catalogue.scopes.map((scope) => [scope.id, scope]))
  const fresh = added(before, after, catalogue)
  const codes = [
    // What a known scope implies need not be in the catalogue.
    ...(after.some((id) => fresh.includes(id) && !byId.has(id)) ? ['unknownScope'] : []),
    ...(fresh.some((id) => byId.get(id)?.grantable === false) ? ['exceedsRole'] : []),
  ]
  return codes.map((code) => ({ field: 'scopes', code }))
}

/** The preset that these scopes are, whatever their order: `'none'` where there are no scopes, `null` where it is none of them. */
export function presetOf(catalogue: ScopeCatalogue, ids: readonly string[]): string | null {
  const wanted = new Set(ids)
  if (wanted.size === 0) return 'none'
  const same = ({ scopes }: ScopePreset): boolean => {
    const own = new Set(scopes)
    return own.size === wanted.size && [...own].every((id) => wanted.has(id))
  }
  return catalogue.presets?.find(same)?.id ?? null
}
