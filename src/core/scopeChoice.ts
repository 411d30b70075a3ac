import { impliedScopes, MAX_SCOPES, type Scope, type ScopeCatalogue, type ScopePreset } from './scopes'

type Ids = readonly string[]
const RISKS = ['low', 'medium', 'high'] as const

export type ScopeRisk = (typeof RISKS)[number]

/** What a pair of scopes that differ by their level allows. */
export const SCOPE_LEVELS = ['none', 'read', 'write'] as const
export type ScopeLevel = (typeof SCOPE_LEVELS)[number]

interface Known {
  readonly byId: ReadonlyMap<string, Scope>
  readonly all: (id: string) => ReadonlySet<string>
}

const known = new WeakMap<ScopeCatalogue, Known>()

const indexOf = (catalogue: ScopeCatalogue): Known => {
  let index = known.get(catalogue)
  if (index === undefined) {
    const implied = new Map<string, ReadonlySet<string>>()
    const all = (id: string) => {
      let ids = implied.get(id)
      if (ids === undefined) implied.set(id, (ids = impliedScopes(catalogue, [id])))
      return ids
    }
    known.set(catalogue, (index = { byId: new Map(catalogue.scopes.map((scope) => [scope.id, scope])), all }))
  }
  return index
}

/** A scope by its id; one that the catalogue has not is called by its id. */
export const scopeOf = (catalogue: ScopeCatalogue, id: string): Scope => indexOf(catalogue).byId.get(id) ?? { id, label: id }

/** What the ids allow in all. */
export function allowedBy(catalogue: ScopeCatalogue, ids: Ids): ReadonlySet<string> {
  const { all } = indexOf(catalogue)
  return new Set(ids.flatMap((id) => [...all(id)]))
}

const same = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id))

/** A choice of scopes, and the law that it is made under. */
export interface ScopeChoice {
  readonly catalogue: ScopeCatalogue
  /** The ids that were chosen; what they imply comes along. */
  readonly value: Ids
  /** The scopes that the key has already: they may stay whatever the role, and come back. */
  readonly before: Ids
}

/** Whether a scope, or what it implies, is more than the user may give to this key, or no longer there to be given. */
export function exceeds({ catalogue, before }: Omit<ScopeChoice, 'value'>, id: string): boolean {
  const { byId, all } = indexOf(catalogue)
  const had = allowedBy(catalogue, before)
  const beyond = (next: string) => !had.has(next) && byId.get(next)?.grantable === false
  return (!byId.has(id) && !had.has(id)) || [...all(id)].some(beyond)
}

/** The chosen scope that brings another along, which therefore cannot be taken away alone; null where there is none. */
export function includedIn({ catalogue, value }: Pick<ScopeChoice, 'catalogue' | 'value'>, id: string): string | null {
  const { all } = indexOf(catalogue)
  const own = value.indexOf(id)
  // Of two that imply each other the first can be taken away, or none could.
  const brings = (other: string, at: number) =>
    other !== id && all(other).has(id) && !(own >= 0 && own < at && all(id).has(other))
  return value.find(brings) ?? null
}

/** The choice with a scope added or taken away; the same where that may not be. */
export function toggleScope(choice: ScopeChoice, id: string): Ids {
  const { value } = choice
  if (includedIn(choice, id) !== null) return value
  if (value.includes(id)) return value.filter((other) => other !== id)
  return exceeds(choice, id) ? value : [...value, id]
}

export interface ScopePair {
  readonly read: Scope
  readonly write: Scope
}

const without = ({ value }: ScopeChoice, { read, write }: ScopePair): Ids =>
  value.filter((id) => id !== read.id && id !== write.id)

const levelIn = (ids: ReadonlySet<string>, { read, write }: ScopePair): ScopeLevel | null => {
  if (ids.has(write.id)) return ids.has(read.id) ? 'write' : null
  return ids.has(read.id) ? 'read' : 'none'
}

const idsOf = (catalogue: ScopeCatalogue, { read, write }: ScopePair, level: ScopeLevel): Ids => {
  if (level === 'none') return []
  if (level === 'read') return [read.id]
  return indexOf(catalogue).all(write.id).has(read.id) ? [write.id] : [read.id, write.id]
}

/** The level of a pair, null where it has writing alone; and the one that other scopes bring it to at least. */
export function levelsOf(choice: ScopeChoice, pair: ScopePair): { level: ScopeLevel | null; floor: ScopeLevel } {
  const { catalogue, value } = choice
  const floor = levelIn(allowedBy(catalogue, without(choice, pair)), pair) ?? 'none'
  return { level: levelIn(allowedBy(catalogue, value), pair), floor }
}

/** Why a level cannot be chosen now: it is below what other scopes bring along, or above the role; null where it can. */
export function levelProblem(choice: ScopeChoice, pair: ScopePair, level: ScopeLevel): 'included' | 'exceeds' | null {
  const { level: now, floor } = levelsOf(choice, pair)
  if (SCOPE_LEVELS.indexOf(level) < SCOPE_LEVELS.indexOf(floor)) return 'included'
  return level !== now && idsOf(choice.catalogue, pair, level).some((id) => exceeds(choice, id)) ? 'exceeds' : null
}

/** The choice with another level of a pair; the same where that may not be. */
export function chooseLevel(choice: ScopeChoice, pair: ScopePair, level: ScopeLevel): Ids {
  if (levelProblem(choice, pair, level) !== null) return choice.value
  return [...without(choice, pair), ...idsOf(choice.catalogue, pair, level)]
}

export interface OfferedPreset {
  /** `none`, `readOnly` or `full`, or `own:` and the id of one of the catalogue's. */
  readonly id: string
  /** The host's own word; null for the first three. */
  readonly label: string | null
  readonly scopes: Ids
  readonly exceeds: boolean
}

/** As few as a key may have, where those that the others imply are left out. */
const fewEnough = (catalogue: ScopeCatalogue, ids: Ids): Ids =>
  ids.length <= MAX_SCOPES ? ids : ids.filter((id) => includedIn({ catalogue, value: ids }, id) === null)

/**
 * None, all that can be read, all, and the catalogue's own. What a preset of the catalogue is already is not offered
 * twice, and what would be more scopes than a key may have is not offered.
 */
export function presetsOf(choice: Omit<ScopeChoice, 'value'>): OfferedPreset[] {
  const { catalogue } = choice
  const { byId } = indexOf(catalogue)
  const free = catalogue.scopes.filter(({ id }) => !exceeds(choice, id))
  const made = (id: string, scopes: readonly Scope[]): OfferedPreset => ({
    id,
    label: null,
    scopes: fewEnough(
      catalogue,
      scopes.map((scope) => scope.id),
    ),
    exceeds: false,
  })
  const own = ({ id, label, scopes }: ScopePreset): OfferedPreset => {
    const still = scopes.filter((scope) => byId.has(scope))
    return { id: `own:${id}`, label, scopes: still, exceeds: still.some((scope) => exceeds(choice, scope)) }
  }
  const none = made('none', [])
  const owns = (catalogue.presets ?? []).map(own)
  const others = [
    made('full', free),
    made(
      'readOnly',
      free.filter(({ level }) => level === 'read'),
    ),
  ].filter(
    ({ scopes }, at, both) =>
      scopes.length <= MAX_SCOPES &&
      ![none, ...owns, ...both.slice(0, at)].some((other) =>
        same(allowedBy(catalogue, other.scopes), allowedBy(catalogue, scopes)),
      ),
  )
  return [none, ...others.toReversed(), ...owns]
}

/** Whether a choice allows just what a preset does. */
export const isPreset = ({ catalogue, value }: ScopeChoice, { scopes }: OfferedPreset): boolean =>
  same(allowedBy(catalogue, value), allowedBy(catalogue, scopes))

export interface ScopeSummary {
  /** How many scopes the choice comes to, with what it implies. */
  readonly count: number
  /** The highest risk among them; null where none is known. */
  readonly risk: ScopeRisk | null
}

export function summaryOf(catalogue: ScopeCatalogue, value: Ids): ScopeSummary {
  const all = allowedBy(catalogue, value)
  const risks = [...all].map((id) => RISKS.indexOf(scopeOf(catalogue, id).risk as ScopeRisk))
  return { count: all.size, risk: RISKS[Math.max(-1, ...risks)] ?? null }
}

/** What a key may do after a change and not before, and the other way round; with what is implied. */
export function scopeDiff(catalogue: ScopeCatalogue, before: Ids, after: Ids): { added: Scope[]; removed: Scope[] } {
  const [had, has] = [allowedBy(catalogue, before), allowedBy(catalogue, after)]
  const scopes = (ids: ReadonlySet<string>, less: ReadonlySet<string>) =>
    [...ids].filter((id) => !less.has(id)).map((id) => scopeOf(catalogue, id))
  return { added: scopes(has, had), removed: scopes(had, has) }
}
