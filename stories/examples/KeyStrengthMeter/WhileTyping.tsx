import { KeyStrengthMeter } from 'keyrack'
import { useState } from 'react'

/** It needs no provider and no adapter; what is typed is measured here and sent nowhere. */
export const WhileTyping = () => {
  const [value, setValue] = useState('')
  return (
    <div style={{ display: 'grid', gap: 8, maxInlineSize: 360 }}>
      <label htmlFor="try">A key to try</label>
      <input
        id="try"
        type="password"
        autoComplete="off"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <KeyStrengthMeter value={value} />
    </div>
  )
}
