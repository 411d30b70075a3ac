import { ScopeDiff, ScopePicker } from 'keyrack'
import type { ScopeCatalogue } from 'keyrack/core'
import { useState } from 'react'

interface Props {
  readonly catalogue: ScopeCatalogue
  /** What the key has. */
  readonly before: readonly string[]
  /** What it is to have. */
  readonly value: readonly string[]
}

/** With what the key has already, a change is told and warned of where it widens. */
export const Changing = ({ catalogue, before, value: first }: Props) => {
  const [value, setValue] = useState(first)
  return (
    <div style={{ display: 'grid', gap: 16, maxInlineSize: 520 }}>
      <ScopePicker catalogue={catalogue} before={before} value={value} onChange={setValue} />
      <ScopeDiff catalogue={catalogue} before={before} after={value} />
    </div>
  )
}
