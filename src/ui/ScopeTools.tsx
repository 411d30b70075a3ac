import type { ReactNode, Ref } from 'react'
import type { ScopeCatalogue } from '../core/scopes'
import { ScopeDiff } from './ScopeDiff'
import { ScopePicker } from './ScopePicker'

export interface ScopeToolsProps {
  readonly catalogue: ScopeCatalogue
  readonly value: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
  readonly before: readonly string[]
  readonly locked: boolean
  readonly labelId: string
  /** What describes the choice, where something does. */
  readonly describedBy: string | undefined
  readonly pickerRef: Ref<HTMLDivElement>
  /** Stands between the choice and what it changes. */
  readonly children: ReactNode
}

/** The choice of a field of permissions. The field fetches this file where there is something to choose from. */
export function ScopeTools({ labelId, describedBy, pickerRef, children, ...choice }: ScopeToolsProps) {
  const { catalogue, before, value } = choice
  return (
    <>
      <ScopePicker
        {...choice}
        ref={pickerRef}
        // A form sends the focus here where something is wrong.
        tabIndex={-1}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
      />
      {children}
      {before.length > 0 && <ScopeDiff catalogue={catalogue} before={before} after={value} />}
    </>
  )
}
