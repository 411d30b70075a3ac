import { forwardRef, useId } from 'react'
import { ScopePicker as Picker, type ScopePickerRootProps, useScopePickerContext } from '../headless/ScopePicker'
import type { PresetItem, ScopeItemGroup } from '../headless/useScopePicker'
import { useWords } from '../headless/useWords'
import { searchIcon } from './icons'
import { RiskMark } from './RiskMark'
import { LevelRow, ScopeRow } from './ScopeRow'

/** From here on a list is searched rather than read. */
const SEARCHED_FROM = 9

const PRESET_WORDS: Readonly<Record<string, string>> = { none: 'scopes.none', readOnly: 'scopes.readOnly', full: 'scopes.full' }

function Preset({ preset }: { readonly preset: PresetItem }) {
  const { t } = useWords()
  const id = useId()
  return (
    <>
      <Picker.Preset
        preset={preset}
        className="kr-button kr-scopes-preset"
        aria-describedby={preset.exceeds ? id : undefined}
        title={preset.exceeds ? t('scopes.exceedsRole') : undefined}
      >
        {preset.label === null ? t(PRESET_WORDS[preset.id] ?? '') : <span dir="auto">{preset.label}</span>}
      </Picker.Preset>
      {preset.exceeds && (
        <span id={id} hidden>
          {t('scopes.exceedsRole')}
        </span>
      )}
    </>
  )
}

function Group({ group: { name, gone, items }, alone }: { readonly group: ScopeItemGroup; readonly alone: boolean }) {
  const { t } = useWords()
  return (
    <fieldset className="kr-scopes-group">
      <legend className={alone && name === null ? 'kr-hidden' : 'kr-scopes-legend'}>
        {name === null ? t(gone ? 'scopes.gone' : alone ? 'fields.scopes' : 'scopes.other') : <span dir="auto">{name}</span>}
      </legend>
      {items.map((item) =>
        item.type === 'scope' ? <ScopeRow key={item.scope.id} {...item} /> : <LevelRow key={item.read.id} {...item} />,
      )}
    </fieldset>
  )
}

function Choices() {
  const { groups, presets, summary, search, shown, total } = useScopePickerContext()
  const { t } = useWords()
  return (
    <>
      {presets.length > 1 && (
        <div className="kr-scopes-presets" role="group" aria-label={t('scopes.presets')}>
          {presets.map((preset) => (
            <Preset key={preset.id} preset={preset} />
          ))}
        </div>
      )}
      <div className="kr-scopes-box">
        {total >= SEARCHED_FROM && (
          <div className="kr-search kr-scopes-search">
            {searchIcon}
            <Picker.Search className="kr-input" />
          </div>
        )}
        <div className="kr-scopes-list">
          {groups.map((group) => (
            <Group key={`${group.gone} ${group.name}`} group={group} alone={groups.length === 1} />
          ))}
          {shown === 0 && <p className="kr-scopes-empty">{t('scopes.noMatch', { search: search.trim() })}</p>}
        </div>
        <div className="kr-scopes-foot">
          <Picker.Summary className="kr-scopes-summary">
            {t('scopes.count', { count: summary.count })}
            {summary.risk !== null && (
              <>
                {' '}
                <RiskMark risk={summary.risk} />
              </>
            )}
          </Picker.Summary>
          <Picker.Found className="kr-scopes-found" />
        </div>
      </div>
    </>
  )
}

export type ScopePickerProps = Omit<ScopePickerRootProps, 'asChild' | 'children'>

/**
 * What a key may do: the permissions of a catalogue in their groups, with presets, a search and the risk of the whole.
 * What a choice implies is shown as chosen with it, and what exceeds the user's role says so. It needs a provider for its
 * words, and no adapter with `scopes`.
 */
export const ScopePicker = forwardRef<HTMLDivElement, ScopePickerProps>(function ScopePicker({ className, ...rest }, ref) {
  const { t } = useWords()
  const named = rest['aria-labelledby'] === undefined ? { 'aria-label': t('fields.scopes') } : {}
  return (
    <Picker.Root {...named} {...rest} className={`kr-scope kr-scopes ${className ?? ''}`} ref={ref}>
      <Choices />
    </Picker.Root>
  )
})
