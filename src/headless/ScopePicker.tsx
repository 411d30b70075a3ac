import { Slot } from '@radix-ui/react-slot'
import { createContext, forwardRef, type ReactNode, useContext, useId, useMemo } from 'react'
import { SCOPE_LEVELS, type ScopeLevel } from '../core/scopeChoice'
import { compose, type PartProps } from './part'
import {
  type PresetItem,
  type ScopeItem,
  type ScopeLevels,
  type ScopePickerActions,
  type ScopePickerState,
  useScopePicker,
  type UseScopePickerOptions,
} from './useScopePicker'
import { useSettled } from './useSettled'
import { useWords } from './useWords'

/** A screen reader that is told of each key press tells nothing else. */
const SETTLED_MS = 500

interface Fixed {
  readonly actions: ScopePickerActions
  readonly locked: boolean
  /** Begins the names of the groups of radios, which are one group where they share a name. */
  readonly name: string
}

const outside = (): never => {
  throw new Error(
    'keyrack: a part of ScopePicker stands outside of ScopePicker.Root, so there is no choice for it to belong to. Move it inside. See docs/errors/no-root.md',
  )
}

const PickerContext = createContext<ScopePickerState | null>(null)
/** Apart from what changes with each choice, so that a line that stays as it is does not render. */
const FixedContext = createContext<Fixed | null>(null)

/** The picker above. @throws outside of `ScopePicker.Root` */
export function useScopePickerContext(): ScopePickerState {
  return useContext(PickerContext) ?? outside()
}

export interface ScopePickerRootProps extends UseScopePickerOptions, Omit<PartProps<'div'>, 'onChange'> {}

const Root = forwardRef<HTMLDivElement, ScopePickerRootProps>(function Root(
  { catalogue, value, onChange, before, locked = false, asChild, ...rest },
  ref,
) {
  const picker = useScopePicker({ catalogue, value, onChange, locked, ...(before === undefined ? {} : { before }) })
  const name = useId()
  const { actions } = picker
  const Element = (asChild ? Slot : 'div') as 'div'
  return (
    <PickerContext.Provider value={picker}>
      <FixedContext.Provider value={useMemo(() => ({ actions, locked, name }), [actions, locked, name])}>
        <Element role="group" data-locked={locked || undefined} {...rest} ref={ref} />
      </FixedContext.Provider>
    </PickerContext.Provider>
  )
})

export interface ScopePickerPresetProps extends PartProps<'button'> {
  readonly preset: PresetItem
}

/** A button that chooses a whole set, pressed while the choice is that set. */
const Preset = forwardRef<HTMLButtonElement, ScopePickerPresetProps>(function Preset({ preset, asChild, onClick, ...rest }, ref) {
  const { actions, locked } = useContext(FixedContext) ?? outside()
  const Element = (asChild ? Slot : 'button') as 'button'
  return (
    <Element
      type="button"
      aria-pressed={preset.pressed}
      // `disabled` would hide from the keyboard that there is a reason.
      aria-disabled={preset.exceeds || locked || undefined}
      {...rest}
      onClick={compose(onClick, () => actions.apply(preset))}
      ref={ref}
    />
  )
})

/** Finds permissions by any text of theirs; what is chosen stays chosen while it is not shown. */
const Search = forwardRef<HTMLInputElement, PartProps<'input'>>(function Search({ asChild, onChange, onKeyDown, ...rest }, ref) {
  const { search, setSearch } = useScopePickerContext()
  const { t } = useWords()
  const Element = (asChild ? Slot : 'input') as 'input'
  return (
    <Element
      type="search"
      autoComplete="off"
      spellCheck={false}
      aria-label={t('scopes.search')}
      placeholder={t('scopes.search')}
      {...rest}
      value={search}
      onChange={compose(onChange, (event) => setSearch(event.currentTarget.value))}
      // It may stand in a form, which Enter would send.
      onKeyDown={compose(onKeyDown, (event) => event.key === 'Enter' && event.preventDefault())}
      ref={ref}
    />
  )
})

/** Says how many permissions a search found, once it stands still. */
const Found = forwardRef<HTMLParagraphElement, PartProps<'p'>>(function Found({ asChild, ...rest }, ref) {
  const { shown, total, search } = useScopePickerContext()
  const { t } = useWords()
  const settled = useSettled(search, SETTLED_MS)
  const Element = (asChild ? Slot : 'p') as 'p'
  return (
    <Element role="status" {...rest} ref={ref}>
      {settled !== '' && settled === search && t('table.shown', { shown, total })}
    </Element>
  )
})

/** The props of a box or a radio that can be reached, and read, where it cannot be changed. */
const control = (stuck: boolean) => ({ 'aria-disabled': stuck || undefined, 'data-stuck': stuck || undefined })

export interface ScopePickerCheckboxProps extends PartProps<'input'> {
  readonly item: ScopeItem
}

const Checkbox = forwardRef<HTMLInputElement, ScopePickerCheckboxProps>(function Checkbox(
  { item, asChild, onChange, ...rest },
  ref,
) {
  const { actions, locked } = useContext(FixedContext) ?? outside()
  const Element = (asChild ? Slot : 'input') as 'input'
  return (
    <Element
      type="checkbox"
      {...control(locked || item.includedIn !== null || (item.exceeds && !item.checked))}
      {...rest}
      checked={item.checked}
      onChange={compose(onChange, () => actions.toggle(item.scope.id))}
      ref={ref}
    />
  )
})

export interface ScopePickerRadioProps extends PartProps<'input'> {
  readonly item: ScopeLevels
  readonly level: ScopeLevel
}

const at = (level: ScopeLevel | null): number => (level === null ? -1 : SCOPE_LEVELS.indexOf(level))

/** One level of a pair: three of them are a choice. */
const Radio = forwardRef<HTMLInputElement, ScopePickerRadioProps>(function Radio(
  { item, level, asChild, onChange, ...rest },
  ref,
) {
  const { actions, locked, name } = useContext(FixedContext) ?? outside()
  const Element = (asChild ? Slot : 'input') as 'input'
  const beyond = item.exceeds !== null && at(level) >= at(item.exceeds) && item.level !== level
  return (
    <Element
      type="radio"
      name={`${name}${item.read.id}`}
      {...control(locked || beyond || at(level) < at(item.floor))}
      {...rest}
      value={level}
      checked={item.level === level}
      onChange={compose(onChange, () => actions.choose(item, level))}
      ref={ref}
    />
  )
})

/** How many permissions the choice comes to, and the highest risk among them. */
const Summary = forwardRef<HTMLParagraphElement, PartProps<'p'>>(function Summary({ asChild, children, ...rest }, ref) {
  const { summary } = useScopePickerContext()
  const { t } = useWords()
  const Element = (asChild ? Slot : 'p') as 'p'
  const own: ReactNode = children ?? t('scopes.count', { count: summary.count })
  return (
    <Element role="status" data-risk={summary.risk ?? undefined} {...rest} ref={ref}>
      {own}
    </Element>
  )
})

/** Unstyled parts of a choice of permissions. Lines and groups are laid out by whoever asks `useScopePickerContext`. */
export const ScopePicker = { Root, Preset, Search, Found, Checkbox, Radio, Summary }
