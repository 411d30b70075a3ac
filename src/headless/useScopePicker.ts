import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  chooseLevel,
  exceeds,
  includedIn,
  isPreset,
  levelProblem,
  levelsOf,
  type OfferedPreset,
  presetsOf,
  SCOPE_LEVELS,
  type ScopeChoice,
  type ScopeLevel,
  scopeOf,
  type ScopeSummary,
  summaryOf,
  toggleScope,
} from '../core/scopeChoice'
import { type ScopeGroup, scopeGroups, type ScopeLine, toldLevel } from '../core/scopeGroups'
import type { Scope, ScopeCatalogue } from '../core/scopes'

export interface UseScopePickerOptions {
  /** What there is to choose from, such as the answer of `adapter.scopes()`. One object as long as it is the same. */
  readonly catalogue: ScopeCatalogue
  /** Ids that are chosen; what they imply is shown as chosen with them. */
  readonly value: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
  /** Ids that the key has already. They may stay, and come back, whatever the user's role. @default none */
  readonly before?: readonly string[]
  /** Everything can be read and nothing changed. @default false */
  readonly locked?: boolean
}

/** A scope as it stands in the choice. */
export interface ScopeItem {
  readonly type: 'scope'
  readonly scope: Scope
  readonly checked: boolean
  /** Its level, where the label alone does not tell it from another one of its group. */
  readonly level: 'read' | 'write' | null
  /** The label of the chosen scope that brings it along, and without which alone it can be taken away. */
  readonly includedIn: string | null
  /** It is more than the user may give. */
  readonly exceeds: boolean
}

/** Two scopes that differ by their level, as they stand in the choice. */
export interface ScopeLevels {
  readonly type: 'levels'
  readonly read: Scope
  readonly write: Scope
  /** `null` where writing was chosen and reading was not. */
  readonly level: ScopeLevel | null
  /** The level that other chosen scopes bring along, below which there is nothing to choose. */
  readonly floor: ScopeLevel
  /** The label of the first of those scopes. */
  readonly includedIn: string | null
  /** The lowest level that is more than the user may give. */
  readonly exceeds: ScopeLevel | null
}

export interface ScopeItemGroup extends Pick<ScopeGroup, 'name' | 'gone'> {
  readonly items: readonly (ScopeItem | ScopeLevels)[]
}

export interface PresetItem extends OfferedPreset {
  readonly pressed: boolean
}

export interface ScopePickerActions {
  readonly toggle: (id: string) => void
  readonly choose: (levels: Pick<ScopeLevels, 'read' | 'write'>, level: ScopeLevel) => void
  readonly apply: (preset: OfferedPreset) => void
}

export interface ScopePickerState {
  /** Those that the search finds. */
  readonly groups: readonly ScopeItemGroup[]
  readonly presets: readonly PresetItem[]
  readonly summary: ScopeSummary
  readonly search: string
  readonly setSearch: (search: string) => void
  /** How many scopes the search finds, of how many. */
  readonly shown: number
  readonly total: number
  /** The same functions as long as the picker lives. */
  readonly actions: ScopePickerActions
}

const NONE: readonly string[] = []

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase()

const scopesOf = (line: ScopeLine): readonly Scope[] => ('scope' in line ? [line.scope] : [line.read, line.write])

const countOf = (groups: readonly { readonly lines: readonly ScopeLine[] }[]): number =>
  groups.flatMap(({ lines }) => lines.flatMap(scopesOf)).length

/** A choice of permissions that keeps the law of the catalogue: nothing beyond the role, and nothing without what it implies. */
export function useScopePicker(options: UseScopePickerOptions): ScopePickerState {
  const { catalogue, value, before = NONE } = options
  const [search, setSearch] = useState('')

  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const change = useCallback((next: (choice: ScopeChoice) => readonly string[]) => {
    const { before: had = NONE, locked, onChange, ...choice } = latest.current
    if (locked) return
    const scopes = next({ ...choice, before: had })
    if (scopes !== choice.value) onChange(scopes)
  }, [])
  const actions = useMemo<ScopePickerActions>(
    () => ({
      toggle: (id) => change((choice) => toggleScope(choice, id)),
      choose: (pair, level) => change((choice) => chooseLevel(choice, pair, level)),
      apply: ({ scopes, exceeds: beyond }) => beyond || change(() => scopes),
    }),
    [change],
  )

  const groups = useMemo(() => scopeGroups(catalogue, value, before), [catalogue, value, before])
  const presets = useMemo(() => presetsOf({ catalogue, before }), [catalogue, before])

  return useMemo(() => {
    const choice = { catalogue, value, before }
    const wanted = folded(search.trim())
    const matches = ({ label, description = '', group = '', id }: Scope) =>
      [label, description, group, id].some((text) => folded(text).includes(wanted))
    const label = (id: string | null | undefined) => (id == null ? null : scopeOf(catalogue, id).label)

    const itemOf = (line: ScopeLine): ScopeItem | ScopeLevels => {
      if ('scope' in line) {
        const { scope } = line
        const by = includedIn(choice, scope.id)
        return {
          type: 'scope',
          scope,
          checked: by !== null || value.includes(scope.id),
          level: toldLevel(catalogue, scope),
          includedIn: label(by),
          exceeds: exceeds(choice, scope.id),
        }
      }
      const { level, floor } = levelsOf(choice, line)
      const others = value.filter((id) => id !== line.read.id && id !== line.write.id)
      const by = floor === 'none' ? null : includedIn({ catalogue, value: others }, line[floor].id)
      const beyond = SCOPE_LEVELS.find((one) => levelProblem(choice, line, one) === 'exceeds')
      return { type: 'levels', ...line, level, floor, includedIn: label(by), exceeds: beyond ?? null }
    }

    const found = groups
      .map((group) => ({ group, lines: group.lines.filter((line) => scopesOf(line).some(matches)) }))
      .filter(({ lines }) => lines.length > 0)
    return {
      groups: found.map(({ group: { name, gone }, lines }) => ({ name, gone, items: lines.map(itemOf) })),
      presets: presets.map((preset) => ({ ...preset, pressed: isPreset(choice, preset) })),
      summary: summaryOf(catalogue, value),
      search,
      setSearch,
      shown: countOf(found),
      total: countOf(groups),
      actions,
    }
  }, [catalogue, value, before, groups, presets, search, actions])
}
