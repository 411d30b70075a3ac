import { ScopePicker } from 'keyrack'
import type { ScopeCatalogue } from 'keyrack/core'
import { useState } from 'react'

/** Controlled like any input; the catalogue is the host's, or what `adapter.scopes()` answers. */
export const Choosing = ({ catalogue, value: first = [] }: { catalogue: ScopeCatalogue; value?: readonly string[] }) => {
  const [value, setValue] = useState(first)
  return (
    <div style={{ maxInlineSize: 520 }}>
      <ScopePicker catalogue={catalogue} value={value} onChange={setValue} />
    </div>
  )
}
