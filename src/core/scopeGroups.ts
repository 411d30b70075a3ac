import { allowedBy, type ScopePair, scopeOf } from './scopeChoice'
import type { Scope, ScopeCatalogue } from './scopes'

/** One line of a picker: a scope, or two of one thing that differ by their level. */
export type ScopeLine = { readonly scope: Scope } | ScopePair

export interface ScopeGroup {
  /** The host's own word; null for scopes without a group, and for those that the catalogue no longer has. */
  readonly name: string | null
  /** The catalogue no longer has them. */
  readonly gone: boolean
  readonly lines: readonly ScopeLine[]
}

/** The id without the word for its level: `invoices` of `invoices:read`. */
const stemOf = (id: string): string => id.replace(/(^|[^a-z0-9])(?:read|write)(?![a-z0-9])/i, '$1')

/** Whether two scopes differ by their level alone, and whoever may write may read. */
const isPair = (catalogue: ScopeCatalogue, sets: readonly (readonly string[])[], read: Scope, write: Scope): boolean => {
  if (read.level !== 'read' || write.level !== 'write') return false
  if (allowedBy(catalogue, [write.id]).has(read.id)) return read.label === write.label || stemOf(read.id) === stemOf(write.id)
  // Three choices have no place for writing alone, which somebody has or is offered.
  const apart = (ids: readonly string[]) => ids.includes(write.id) && !allowedBy(catalogue, ids).has(read.id)
  return read.label === write.label && !sets.some(apart)
}

/** The level of a scope whose label alone does not tell it from another one of its group; else null. */
export function toldLevel({ scopes }: ScopeCatalogue, scope: Scope): 'read' | 'write' | null {
  const { level, label, group } = scope
  if (level === undefined) return null
  return scopes.some((other) => other.id !== scope.id && other.label === label && other.group === group) ? level : null
}

/**
 * The lines of a picker, group by group, in the catalogue's order.
 *
 * @param held ids that the key has or that are chosen: those that the catalogue has not come last
 */
export function scopeGroups(catalogue: ScopeCatalogue, held: readonly string[], before: readonly string[]): ScopeGroup[] {
  const sets = [before, ...(catalogue.presets ?? []).map(({ scopes }) => scopes)]
  const byName = new Map<string | null, Scope[]>()
  for (const scope of catalogue.scopes) {
    const name = scope.group ?? null
    byName.set(name, [...(byName.get(name) ?? []), scope])
  }
  const groups = [...byName].map(([name, scopes]): ScopeGroup => {
    const paired = new Set<Scope>()
    const lines = scopes.flatMap((scope): ScopeLine[] => {
      if (paired.has(scope)) return []
      const other = scopes.find(
        (next) => !paired.has(next) && (isPair(catalogue, sets, scope, next) || isPair(catalogue, sets, next, scope)),
      )
      if (other === undefined) return [{ scope }]
      paired.add(scope).add(other)
      return [scope.level === 'read' ? { read: scope, write: other } : { read: other, write: scope }]
    })
    return { name, gone: false, lines }
  })
  const there = new Set(catalogue.scopes.map(({ id }) => id))
  const gone = [...new Set([...held, ...before])].filter((id) => !there.has(id))
  return gone.length === 0
    ? groups
    : [...groups, { name: null, gone: true, lines: gone.map((id) => ({ scope: scopeOf(catalogue, id) })) }]
}
