import { RotateApiKeyDialog } from 'keyrack'
import type { KeyKind } from 'keyrack/core'
import { useApiKeys } from 'keyrack/headless'
import { useState } from 'react'

/** The host opens it for a key of its choice, from anywhere. */
export const OfOneKey = ({ kind = 'issued' }: { readonly kind?: KeyKind }) => {
  const { keys } = useApiKeys()
  const [open, setOpen] = useState(false)
  const key = keys.find((each) => each.kind === kind)
  if (key === undefined) return null
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Rotate
      </button>
      <RotateApiKeyDialog apiKey={key} open={open} onOpenChange={setOpen} />
    </>
  )
}
